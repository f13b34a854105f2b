import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { openHttp } from '@mlops-actions/http';
import { afterEach, describe, expect, it } from 'vitest';
import { type HttpTargetOptions, httpTarget } from './http.ts';
import { faultOf, next } from './testing.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }
});

async function open(listener: RequestListener, options: Partial<HttpTargetOptions> = {}) {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const url = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  const waits: number[] = [];
  let now = 0;
  const clock = {
    now: () => now,
    sleep(ms: number) {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
  const base = {
    url: `${url}/spam/`,
    http: openHttp(),
    headers: new Map<string, string>(),
    timeLimitMs: 20_000,
    clock,
  };
  return { target: httpTarget({ ...base, ...options }), url, waits };
}

/** Answers the same to everything. */
const always =
  (body: unknown, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));

/** Answers each request with the next status, the last one for ever, and notes what was asked. */
function answers(...statuses: number[]) {
  const asked: string[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(statuses[asked.length - 1] ?? statuses.at(-1) ?? 200).end('{"reason":"busy"}');
  };
  return { asked, listener };
}

describe('a step', () => {
  it('is sent below the address of the target, with its headers', async () => {
    const seen: IncomingMessage[] = [];
    const headers = new Map([['authorization', 'Bearer secret-token']]);
    const { target, url } = await open((request, response) => void (seen.push(request), response.end()), { headers });
    await target.stage(next);
    expect([seen[0]?.method, seen[0]?.url, seen[0]?.headers.authorization]).toEqual([
      'POST',
      '/spam/stage',
      'Bearer secret-token',
    ]);
    expect(target.address).toBe(`${url}/spam`);
  });

  it.each([503, 500, 429])('is sent again after status %d', async (status) => {
    const { asked, listener } = answers(status, status, 200);
    const { target, waits } = await open(listener);
    await target.promote(next);
    expect(asked).toEqual(Array(3).fill('POST /spam/promote'));
    expect(waits).toEqual([1000, 3000]);
  });

  it('is sent again when the connection was lost', async () => {
    let requests = 0;
    const { target } = await open((request, response) => {
      requests += 1;
      if (requests < 3) request.socket.destroy();
      else response.end('{}');
    });
    await target.promote(next);
    expect(requests).toBe(3);
  });

  it('is given up after three times', async () => {
    const { asked, listener } = answers(503);
    const { target } = await open(listener);
    const { code, message, error } = await faultOf(target.promote(next));
    expect([asked.length, code]).toEqual([3, 'E_TARGET']);
    expect(error).toMatchObject({ name: 'ServiceError', status: 503 });
    expect(message).toMatch(/refused the step promote at .* with status 503: busy\. Read the log/);
  });

  it('takes no longer than its time limit, however often it is sent', async () => {
    const { asked, listener } = answers(503);
    const { target, waits } = await open(listener, { timeLimitMs: 2000 });
    await faultOf(target.promote(next));
    expect([asked.length, waits]).toEqual([2, [1000]]);
  });

  it.each([
    [400, /Read the log of the target/],
    [401, /Correct the inputs `headers` or `api-key`/],
    [403, /Correct the inputs `headers` or `api-key`/],
    [404, /Check that the input `target`/],
    [409, /Read the log of the target/],
  ])('is refused at once with status %d', async (status, remedy) => {
    const { asked, listener } = answers(status);
    const { target } = await open(listener);
    const { code, message, error } = await faultOf(target.promote(next));
    expect([asked.length, code, error.name]).toEqual([1, 'E_TARGET', 'UserError']);
    expect(message).toMatch(remedy);
  });

  it.each(['', '  ', '{}', '"done"', 'null'])('is done with %j', async (body) => {
    const { target } = await open(always(body));
    await expect(target.promote(next)).resolves.toBeUndefined();
  });

  it.each([
    ['a page', '<html>Sign in</html>', /no JSON but "<html>Sign in<\/html>"/],
    ['more than 1 MiB', JSON.stringify('x'.repeat(1_100_000)), /more than 1048576 bytes/],
    ['brackets without end', '['.repeat(500_000), /no JSON/],
  ])('is not done with %s', async (_, body, message) => {
    const { target } = await open(always(body));
    const fault = await faultOf(target.promote(next));
    expect(fault.code).toBe('E_TARGET');
    expect(fault.message).toMatch(message);
    expect(fault.message.length).toBeLessThan(500);
  });

  it('is not sent on by a redirect', async () => {
    const { target } = await open((_, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end());
    const { code, message } = await faultOf(target.promote(next));
    expect(code).toBe('E_HTTP');
    expect(message).toContain('to http://127.0.0.1:1/');
  });

  it('never shows what a server repeats of the headers', async () => {
    const headers = new Map([
      ['authorization', 'Bearer secret-token'],
      ['x-key', 'other-secret'],
    ]);
    const echo: RequestListener = (request, response) =>
      response.writeHead(409).end(`sent ${JSON.stringify(request.headers)} token secret-token`);
    const page: RequestListener = (request, response) => response.end(`x-key ${String(request.headers['x-key'])}`);
    for (const listener of [echo, page]) {
      const { target } = await open(listener, { headers });
      for (const step of [() => target.check(), () => target.current(), () => target.promote(next)]) {
        const { message } = await faultOf(step());
        expect(message).toContain('***');
        expect(message).not.toMatch(/secret/);
      }
    }
  });

  it('is one line of at most 500 characters of a stranger’s words', async () => {
    const { target } = await open(always({ reason: `a\n::error::\u202e${'x'.repeat(100_000)}` }, 409));
    const { message } = await faultOf(target.promote(next));
    expect(message).toContain('a ::error:: xxx');
    expect(message.length).toBeLessThan(800);
  });
});

describe('what serves', () => {
  it.each([
    [{}, { version: undefined, weights: undefined }],
    [{ version: null }, { version: undefined, weights: undefined }],
    [
      { version: '', weights: null },
      { version: undefined, weights: undefined },
    ],
    [
      { version: '1', weights: { 1: 95, 2: 5 }, more: true },
      {
        version: '1',
        weights: new Map([
          ['1', 95],
          ['2', 5],
        ]),
      },
    ],
  ])('is read from %j', async (body, state) => {
    const { target } = await open(always(body));
    expect(await target.current()).toEqual(state);
  });

  it.each([
    ['nothing at all', '', /empty/],
    ['a list', [], /answer/],
    ['a number for a version', { version: 1 }, /answer\.version/],
    ['shares in words', { weights: { a: '5' } }, /answer\.weights: no percents/],
    ['a version without end', { version: 'x'.repeat(300) }, /answer\.version/],
  ])('cannot be %s', async (_, body, message) => {
    const { target } = await open(always(body));
    const fault = await faultOf(target.current());
    expect(fault.code).toBe('E_TARGET');
    expect(fault.message).toMatch(message);
  });

  it('is unknown to a server without that question, which is a fault', async () => {
    const { target } = await open(always('not found', 404));
    expect(await faultOf(target.current())).toMatchObject({ code: 'E_TARGET' });
  });
});

describe('ready', () => {
  it('needs the name of the version that answers', async () => {
    const { target } = await open(always({ ready: true }));
    expect(await target.ready(next)).toMatchObject({
      ready: false,
      reason: 'The target does not say which version answers.',
    });
  });

  it('keeps the address of the version alone', async () => {
    const { target } = await open(always({ ready: true, version: '1.1.0', url: 'https://a.example/1' }));
    expect(await target.ready(next)).toEqual({ ready: true, version: '1.1.0', url: 'https://a.example/1', reason: '' });
  });

  it.each([503, 404, 500, 429])('is not yet with status %d, which is asked once', async (status) => {
    const { asked, listener } = answers(status);
    const { target } = await open(listener);
    expect(await target.ready(next)).toMatchObject({ ready: false, reason: `Status ${status}: busy` });
    expect(asked).toHaveLength(1);
  });

  it('is a fault with a key that is refused', async () => {
    const { target } = await open(always('', 401));
    expect((await faultOf(target.ready(next))).code).toBe('E_TARGET');
  });

  it.each([
    ['no word on it', { version: '1.1.0' }, /answer\.ready/],
    ['yes as a text', { ready: 'yes', version: '1.1.0' }, /answer\.ready/],
    ['another protocol', { ready: true, version: '1.1.0', url: 'file:///etc/passwd' }, /answer\.url/],
    ['nothing', '', /empty/],
  ])('cannot be %s', async (_, body, message) => {
    const { target } = await open(always(body));
    expect((await faultOf(target.ready(next))).message).toMatch(message);
  });
});

describe('calls of its own', () => {
  it('are sent as written, values in their places', async () => {
    const seen: string[] = [];
    const listener: RequestListener = (request, response) => {
      void text(request).then((body) => {
        seen.push(`${request.method} ${request.url} ${body}`);
        response.end('Success: loaded');
      });
    };
    const { target } = await open(listener, {
      environment: 'production',
      calls: {
        stage: {
          path: '/v1/models/{model}/{version}?by={environment}',
          body: { name: '{model}-{version}', at: '{path}' },
        },
        weight: {
          method: 'PUT',
          body: { share: '{weight}', text: '{weight} %', old: '{old}', list: ['{step}', 1, null] },
        },
        cleanup: { method: 'DELETE', path: '/v1/{old}' },
      },
    });
    const hostile = { ...next, model: 'a/b?c#d', path: undefined };
    await target.stage(hostile);
    await target.weight(hostile, 5);
    await target.cleanup(hostile, { ...next, version: '1.0.0' });
    expect(seen.slice(0, 2)).toEqual([
      'POST /spam/v1/models/a%2Fb%3Fc%23d/1.1.0?by=production {"name":"a/b?c#d-1.1.0","at":null}',
      'PUT /spam/weight {"share":5,"text":"5 %","old":null,"list":["weight",1,null]}',
    ]);
    expect(seen[2]).toMatch(/^DELETE \/spam\/v1\/1\.0\.0 \{.*"old":"1\.0\.0"/);
  });

  it.each(['..', '.'])('never leave their place with %j', async (model) => {
    const { target } = await open(always({}), { calls: { stage: { path: '/models/{model}/load' } } });
    expect(await faultOf(target.stage({ ...next, model }))).toMatchObject({ code: 'E_TARGET' });
  });

  it('that need what a step does not have say so', async () => {
    const { target } = await open(always({}), { calls: { rollback: { path: '/models/{version}/load' } } });
    expect((await faultOf(target.rollback(next, undefined))).message).toContain('needs {version}');
  });
});

describe('a cancelled job', () => {
  it('ends the request that runs', async () => {
    const controller = new AbortController();
    const { target } = await open(() => controller.abort(), { signal: controller.signal });
    expect((await faultOf(target.stage(next))).code).toBe('E_CANCELLED');
  });

  it('still takes the way back', async () => {
    const { target } = await open(always({}), { signal: AbortSignal.abort() });
    await expect(target.rollback(next, undefined)).resolves.toBeUndefined();
  });
});
