import { ServiceError, UserError } from '@mlops-actions/errors';
import type { Http, HttpAnswer, HttpRequest } from '@mlops-actions/http';
import { describe, expect, it, test } from 'vitest';
import { replay } from './replay.ts';
import { goldenRequest, goldenRows } from './serving-world.test-support.ts';
import { VirtualClock } from './virtual-clock.test-support.ts';

const respondent = { base: 'http://models.test', versions: ['1.1.0'], giveUpAfter: Infinity };

function orderOf(send: (request: HttpRequest) => Promise<Partial<HttpAnswer>>, rows = 1, clock = new VirtualClock()) {
  const http: Http = {
    send: async (request) => ({ status: 200, text: good, durationMs: 0, ...(await send(request)) }),
  };
  return { rows: goldenRows(rows), request: goldenRequest, http, headers: new Map(), clock, timeoutMs: 1000 };
}

const good = JSON.stringify({ prediction: 'ham', version: '1.1.0' });

describe('replay', () => {
  it('asks four rows at a time, and times each by the clock', async () => {
    const clock = new VirtualClock();
    let open = 0;
    let most = 0;
    const order = orderOf(
      async () => {
        open += 1;
        most = Math.max(most, open);
        await clock.sleep(50);
        open -= 1;
        return {};
      },
      10,
      clock,
    );
    const answers = await replay(respondent, order);
    expect(answers).toEqual(Array.from({ length: 10 }, () => ({ value: 'ham', durationMs: 50 })));
    expect([most, clock.now()]).toEqual([4, 150]);
  });

  it('gives the answers in the order of the rows, whichever comes first', async () => {
    const clock = new VirtualClock();
    const order = orderOf(
      async ({ body }) => {
        const at = Number((body as { text: string }).text.slice(5));
        await clock.sleep(100 - at * 20);
        return { text: JSON.stringify({ prediction: at, version: '1.1.0' }) };
      },
      4,
      clock,
    );
    expect((await replay(respondent, order)).map((answer) => 'value' in answer && answer.value)).toEqual([0, 1, 2, 3]);
  });

  test.each([
    ['http://models.test', '/predict', 'http://models.test/predict'],
    ['http://models.test/', '/predict', 'http://models.test/predict'],
    ['http://models.test/a/', '/predict', 'http://models.test/a/predict'],
    ['http://models.test/a?key=1', '/predict', 'http://models.test/a/predict?key=1'],
    ['http://models.test/a?key=1?2', '/predict?of=3', 'http://models.test/a/predict?of=3&key=1?2'],
    ['http://models.test/a#part', '/predict', 'http://models.test/a/predict'],
    ['http://models.test', '/{text}', 'http://models.test/mail%200'],
  ])('asks %s with %s at %s', async (base, path, url) => {
    const seen: string[] = [];
    const order = orderOf((request) => {
      seen.push(request.url);
      return Promise.resolve({});
    });
    await replay({ ...respondent, base }, { ...order, request: { ...goldenRequest, path } });
    expect(seen).toEqual([url]);
  });

  test.each<[string, Partial<HttpAnswer>, string]>([
    ['another status', { status: 404 }, 'status 404'],
    ['a redirect', { status: 304 }, 'status 304'],
    ['no JSON', { text: '<html>' }, 'the answer is no JSON'],
    ['NaN', { text: '{"prediction": NaN, "version": "1.1.0"}' }, 'the answer is no JSON'],
    ['nothing', { text: '' }, 'the answer is no JSON'],
    ['no prediction', { text: '{"version": "1.1.0"}' }, 'the answer has nothing at "/prediction"'],
    [
      'another version',
      { text: '{"prediction": 1, "version": "1.0.0"}' },
      'expected version 1.1.0 to answer, "1.0.0" did',
    ],
    ['a version that is no text', { text: '{"prediction": 1, "version": 1}' }, 'one that does not say did'],
    ['no version', { text: '{"prediction": 1}' }, 'one that does not say did'],
  ])('takes %s as a fault of the row', async (_, answer, fault) => {
    const [found] = await replay(
      respondent,
      orderOf(() => Promise.resolve(answer)),
    );
    expect(found).toEqual({ fault: expect.stringContaining(fault) as string });
  });

  it('takes a null as an answer', async () => {
    const text = '{"prediction": null, "version": "1.1.0"}';
    expect(
      await replay(
        respondent,
        orderOf(() => Promise.resolve({ text })),
      ),
    ).toMatchObject([{ value: null }]);
  });

  test.each([new ServiceError('E_HTTP', 'nothing listens there.'), new UserError('E_INPUT', 'no address.')])(
    'takes %s as a fault of the row',
    async (error) => {
      const order = orderOf(async () => {
        throw error;
      });
      expect(await replay(respondent, order)).toEqual([{ fault: error.message }]);
    },
  );

  it('lets a bug be a bug', async () => {
    const order = orderOf(() => Promise.reject(new TypeError('x')));
    await expect(replay(respondent, order)).rejects.toThrow(TypeError);
  });

  it('asks no more after too many faults, and counts what was not asked as a fault', async () => {
    let asked = 0;
    const order = orderOf(() => {
      asked += 1;
      return Promise.resolve({ status: 500 });
    }, 100);
    const answers = await replay({ ...respondent, giveUpAfter: 20 }, order);
    expect(asked).toBeLessThan(24);
    expect(answers.filter((answer) => 'fault' in answer)).toHaveLength(100);
    expect(answers.at(-1)).toEqual({ fault: 'not asked any more after too many faults' });
  });

  it('asks no more once the job is cancelled', async () => {
    const controller = new AbortController();
    let asked = 0;
    const order = orderOf(() => {
      asked += 1;
      controller.abort();
      return Promise.resolve({});
    }, 100);
    await replay(respondent, { ...order, signal: controller.signal });
    expect(asked).toBeLessThan(5);
  });
});
