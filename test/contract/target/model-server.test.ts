import { afterEach, expect, it } from 'vitest';
import { type ModelServer, type ModelServerOptions, startModelServer } from './model-server.ts';

const servers: ModelServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(options: ModelServerOptions): Promise<ModelServer> {
  const server = await startModelServer(options);
  servers.push(server);
  return server;
}

async function post(url: string, body: unknown): Promise<[number, unknown]> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return [response.status, await response.json()];
}

it('answers by the model that was staged', async () => {
  const answer = (version: string, path: string | undefined, body: unknown) => [version, path, body];
  const { url } = await start({ live: '1.0.0', livePath: '/old', answer });
  await post(`${url}/stage`, { version: '1.1.0', path: '/new' });
  expect(await post(`${url}/predict`, { a: 1 })).toEqual([
    200,
    { prediction: ['1.0.0', '/old', { a: 1 }], version: '1.0.0' },
  ]);
  expect(await post(`${url}/versions/1.1.0/predict`, {})).toEqual([
    200,
    { prediction: ['1.1.0', '/new', {}], version: '1.1.0' },
  ]);
});

it('answers 503 where no version is up, 404 to what it does not know, 500 when the model fails', async () => {
  const { url } = await start({
    staysDown: true,
    answer: () => {
      throw new Error('broken');
    },
  });
  expect((await post(`${url}/predict`, {}))[0]).toBe(503);
  await post(`${url}/stage`, { version: '1.1.0', path: null });
  expect((await post(`${url}/versions/1.1.0/predict`, {}))[0]).toBe(503);
  expect((await post(`${url}/nothing`, {}))[0]).toBe(404);
  const broken = await start({
    live: '1.0.0',
    answer: () => {
      throw new Error('broken');
    },
  });
  expect(await post(`${broken.url}/predict`, {})).toEqual([500, { reason: 'Error: broken' }]);
});

it('refuses a step as often as it is told', async () => {
  const { url } = await start({ failStep: 'check', failStatus: 503, failTimes: 2 });
  const statuses = [];
  for (let call = 0; call < 3; call++) statuses.push((await post(`${url}/check`, {}))[0]);
  expect(statuses).toEqual([503, 503, 200]);
});
