import { createServer, type IncomingMessage, type RequestListener, Server } from 'node:http';
import { createServer as createSocketServer, type Server as SocketServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpRequest } from './http.ts';
import { openHttp } from './open-http.ts';

const open: SocketServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    await stop(server);
  }
});

function stop(server: SocketServer): Promise<void> {
  const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
  if (server instanceof Server) server.closeAllConnections();
  return stopped;
}

async function listen(server: SocketServer): Promise<string> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
}

const serve = (listener: RequestListener) => listen(createServer(listener));

function get(url: string, more: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, timeLimitMs: 5000, ...more };
}

async function faultOf(request: HttpRequest, maxBytes?: number): Promise<{ code: string; message: string }> {
  const fault: unknown = await openHttp({ maxBytes })
    .send(request)
    .then(
      () => 'no fault',
      (error: unknown) => error,
    );
  if (fault instanceof Error && 'code' in fault) return { code: String(fault.code), message: fault.message };
  throw new Error(`Expected a fault, got ${String(fault)}`);
}

describe('a request', () => {
  it('carries its method, headers and body as JSON', async () => {
    const seen: { request: IncomingMessage; body: string }[] = [];
    const url = await serve((request, response) => {
      void text(request).then((body) => {
        seen.push({ request, body });
        response.end('ok');
      });
    });
    const headers = new Map([['X-Team', 'spam']]);
    const answer = await openHttp().send({ ...get(`${url}/a?b=c`), method: 'POST', headers, body: { weight: 5 } });
    expect(answer).toMatchObject({ status: 200, text: 'ok' });
    expect(answer.durationMs).toBeGreaterThan(0);
    const [{ request, body } = { request: undefined, body: '' }] = seen;
    expect([request?.method, request?.url, body]).toEqual(['POST', '/a?b=c', '{"weight":5}']);
    expect(request?.headers).toMatchObject({ 'x-team': 'spam', 'content-type': 'application/json' });
  });

  it('has no body and no type of one unless it is given', async () => {
    const url = await serve((request, response) => response.end(String(request.headers['content-type'])));
    expect(await openHttp().send(get(url))).toMatchObject({ text: 'undefined' });
  });

  it.each([204, 400, 404, 500, 503])('is answered by status %d, which is no fault', async (status) => {
    const url = await serve((_, response) => response.writeHead(status).end());
    expect(await openHttp().send(get(url))).toMatchObject({ status, text: '' });
  });

  it.each<[string, Partial<HttpRequest>, RegExp]>([
    ['an address that is none', { url: 'models.example.com' }, /expected an address/],
    ['another protocol', { url: 'file:///etc/passwd' }, /expected http:\/\/ or https:\/\//],
    ['a password in its address', { url: 'http://me:hidden@127.0.0.1:1/' }, /send a header instead/],
    ['a line break in a header', { headers: new Map([['x-key', 'hidden\r\nx: y']]) }, /header x-key holds a line/],
    ['a header beyond Latin-1', { headers: new Map([['x-key', 'hidden’']]) }, /header x-key/],
    ['a name that is none', { headers: new Map([['x key', 'hidden']]) }, /"x key" is no name/],
    ['a method that is none', { method: 'get' }, /expected one of the methods/],
    ['a body under GET', { body: {} }, /GET carries no body/],
  ])('is not sent with %s', async (_, more, message) => {
    const fault = await faultOf(get('http://127.0.0.1:1/', more));
    expect(fault.code).toBe('E_INPUT');
    expect(fault.message).toMatch(message);
    expect(fault.message).not.toContain('hidden');
  });
});

describe('no answer', () => {
  it('of a port where nothing listens says so, without the secrets of the address', async () => {
    const url = await serve((_, response) => response.end());
    for (const server of open.splice(0)) await stop(server);
    const { code, message } = await faultOf(get(`${url}/ready?key=secret`));
    expect(code).toBe('E_HTTP');
    expect(message).toBe(
      `GET ${url}/ready?… failed: nothing listens there. Start the server, or correct host and port of the address.`,
    );
  });

  it('of an unknown host says so', async () => {
    expect((await faultOf(get('http://models.invalid/'))).message).toMatch(/the name of the host is not known/);
  });

  it('of a port that belongs to another protocol says so', async () => {
    expect((await faultOf(get('http://127.0.0.1:6000/'))).message).toMatch(/fetch refuses this port/);
  });

  it('within the time limit ends the request', async () => {
    const url = await serve(() => undefined);
    const { code, message } = await faultOf(get(url, { timeLimitMs: 50 }));
    expect(code).toBe('E_HTTP');
    expect(message).toMatch(/gave no complete answer within 50 ms/);
  });

  it('that stops half-way hits the time limit too', async () => {
    const url = await serve((_, response) => response.write('half'));
    expect((await faultOf(get(url, { timeLimitMs: 100 }))).message).toMatch(/no complete answer within 100 ms/);
  });

  it('after the job was cancelled is told from a slow one', async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort());
    expect((await faultOf(get(url, { signal: controller.signal }))).code).toBe('E_CANCELLED');
    expect((await faultOf(get(url, { signal: AbortSignal.abort() }))).code).toBe('E_CANCELLED');
  });
});

describe('a bad answer', () => {
  it('that closes the connection is a fault', async () => {
    const url = await serve((request) => request.socket.destroy());
    expect((await faultOf(get(url))).message).toMatch(/the connection was closed before/);
  });

  it('that is not HTTP is a fault', async () => {
    const url = await listen(createSocketServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n', () => socket.destroy())));
    expect((await faultOf(get(url))).message).toMatch(/did not answer in HTTP/);
  });

  it('in plain text under https is a fault', async () => {
    const url = await serve((_, response) => response.end());
    expect((await faultOf(get(url.replace('http', 'https')))).message).toMatch(/does not speak TLS/);
  });

  it.each([301, 302, 303, 307, 308, 304])('with status %d is not followed', async (status) => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests += 1;
      response.writeHead(status, { location: '/login?token=secret' }).end();
    });
    const { code, message } = await faultOf(get(`${url}/a`, { headers: new Map([['authorization', 'secret']]) }));
    expect([code, requests]).toEqual(['E_HTTP', 1]);
    expect(message).toContain(`was redirected (${status}) to ${url}/login?…`);
    expect(message).not.toContain('secret');
  });

  it('that redirects without saying where is a fault', async () => {
    const url = await serve((_, response) => response.writeHead(302).end());
    expect((await faultOf(get(url))).message).toContain('without saying where');
  });

  it('that never ends is cut, and its connection closed', async () => {
    const closed = Promise.withResolvers<void>();
    const url = await serve((request, response) => {
      request.socket.once('close', () => closed.resolve());
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) continue;
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    });
    const { code, message } = await faultOf(get(url), 1_000_000);
    expect(code).toBe('E_HTTP');
    expect(message).toContain('more than 1000000 bytes');
    await closed.promise;
  });

  it('of exactly the limit is whole', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(1000)));
    expect((await openHttp({ maxBytes: 1000 }).send(get(url))).text).toHaveLength(1000);
    expect((await faultOf(get(url), 999)).message).toContain('more than 999 bytes');
  });
});
