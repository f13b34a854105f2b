import { createServer, type RequestListener, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import type { BytesRequest } from './bytes-http.ts';
import { openHttp } from './open-http.ts';

const open: Server[] = [];
afterEach(() => Promise.all(open.splice(0).map(stop)));

async function stop(server: Server): Promise<void> {
  const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await stopped;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
}

const exchange = (url: string, more: Partial<BytesRequest> = {}) =>
  openHttp().exchange({ method: 'GET', url, maxBytes: 1000, timeLimitMs: 5000, ...more });

const every = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

it('carries bytes there and back as they are, with headers both ways', async () => {
  const url = await serve((request, response) => {
    void buffer(request).then((bytes) => {
      response.writeHead(201, {
        'X-Type': String(request.headers['content-type']),
        'x-team': request.headers['x-team'],
      });
      response.end(bytes);
    });
  });
  const headers = new Map([['X-Team', 'spam']]);
  const answer = await exchange(`${url}/a%2Bb`, { method: 'PUT', bytes: every, headers });
  expect(answer.status).toBe(201);
  expect(answer.bytes).toEqual(every);
  expect([answer.headers.get('x-type'), answer.headers.get('x-team')]).toEqual(['undefined', 'spam']);
});

it('sends an empty body as one', async () => {
  const url = await serve((request, response) => response.end(`${request.headers['content-length']}`));
  expect((await exchange(url, { method: 'PUT', bytes: Buffer.alloc(0) })).bytes.toString()).toBe('0');
});

it.each([301, 304, 307, 404, 412, 503])('answers with status %d, following nothing', async (status) => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    response.writeHead(status, { location: '/elsewhere', 'x-amz-bucket-region': 'eu-west-1' }).end();
  });
  const answer = await exchange(url);
  expect([answer.status, answer.headers.get('x-amz-bucket-region'), requests]).toEqual([status, 'eu-west-1', 1]);
});

it('cuts off what is larger than was asked for, and says with which status it came', async () => {
  const url = await serve((_, response) => response.end('x'.repeat(1001)));
  await expect(exchange(url)).rejects.toMatchObject({ code: 'E_HTTP', status: 200 });
  expect((await exchange(url, { maxBytes: 1001 })).bytes).toHaveLength(1001);
});

it('has no status when nothing came back', async () => {
  const url = await serve((request) => request.socket.destroy());
  await expect(exchange(url)).rejects.toMatchObject({ code: 'E_HTTP', status: undefined });
});

it('ends at its time limit', async () => {
  const url = await serve(() => undefined);
  await expect(exchange(url, { timeLimitMs: 50 })).rejects.toThrow(/no complete answer within 50 ms/);
});

it('refuses a request that cannot be sent', async () => {
  const bytes = Buffer.from('x');
  await expect(exchange('http://127.0.0.1:1/', { bytes })).rejects.toMatchObject({ code: 'E_INPUT' });
});
