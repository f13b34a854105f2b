import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type Act, answer, cut, type Scripted, scripted, secret } from './scripted-store.test-support.ts';
import type { ObjectStore } from './store.ts';

const open: Scripted[] = [];
afterEach(() => Promise.all(open.splice(0).map((scene) => scene.close())));

async function play(...acts: readonly Act[]): Promise<Scripted> {
  const scene = await scripted(...acts);
  open.push(scene);
  return scene;
}

interface Fault {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

async function faultOf(deed: Promise<unknown>): Promise<Fault> {
  const fault: unknown = await deed.then(
    (value) => new Error(`no fault, but ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (fault instanceof Error && 'code' in fault)
    return { name: fault.name, code: String(fault.code), message: fault.message };
  throw fault;
}

const bytes = Buffer.from('rows');
const digest = (of: string | Buffer) => createHash('sha256').update(of).digest('hex');
const put = (store: ObjectStore) => store.put('a', bytes, { ifAbsent: true });
const get = (store: ObjectStore) => store.get('a', { maxBytes: 100 });
const list = (store: ObjectStore) => store.list('');
const remove = (store: ObjectStore) => store.delete('a');

describe('a request', () => {
  it('is signed with its body, its token and the time it is, for its region', async () => {
    const { store, arrived } = await play(answer(200));
    await put(store);
    const [{ headers, url, body } = { headers: {}, url: '', body: '' }] = arrived;
    expect([url, body]).toEqual(['/records/ml/a', 'rows']);
    expect(headers).toMatchObject({
      'if-none-match': '*',
      'x-amz-date': '20260304T120000Z',
      'x-amz-security-token': 'hidden-token',
      'x-amz-content-sha256': digest(bytes),
      'x-amz-meta-sha256': digest(bytes),
      'x-amz-checksum-sha256': Buffer.from(digest(bytes), 'hex').toString('base64'),
    });
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=key\/20260304\/eu-central-1\/s3\/aws4_request, SignedHeaders=host;if-none-match;x-amz-checksum-sha256;x-amz-content-sha256;x-amz-date;x-amz-meta-sha256;x-amz-security-token, Signature=[0-9a-f]{64}$/,
    );
  });

  it('asks for no condition where what is there may be replaced', async () => {
    const { store, arrived } = await play(answer(200));
    await store.put('a', bytes, { ifAbsent: false });
    expect(arrived[0]?.headers).not.toHaveProperty('if-none-match');
  });

  it.each(['', '/a', 'a//b', 'a/', '.', 'a/../b', 'a\nb', '\ud800', 'x'.repeat(1022)])(
    'is never made for the key %j',
    async (key) => {
      const { store, arrived } = await play(answer(200));
      await expect(store.get(key, { maxBytes: 1 })).rejects.toThrow(RangeError);
      expect(arrived).toEqual([]);
    },
  );
});

describe('a store that is busy', () => {
  it.each<[string, Act]>([
    ['status 500', answer(500, 'InternalError')],
    ['status 503', answer(503, 'SlowDown')],
    ['status 429', answer(429)],
    ['a gateway’s status 502', answer(502)],
    ['a request it gave up', answer(400, 'RequestTimeout')],
    ['a conflict of writers', answer(409, 'ConditionalRequestConflict')],
    ['a cut connection', cut],
  ])('is asked again after %s', async (_, act) => {
    const { store, arrived, waits } = await play(act, act, answer(204));
    await remove(store);
    expect([arrived.length, waits]).toEqual([3, [500, 1000]]);
  });

  it.each<[string, string, number[]]>([
    ['seconds', '7', [7000]],
    ['a date', 'Wed, 04 Mar 2026 12:00:10 GMT', [9877]],
    ['a time that is past', 'Wed, 04 Mar 2026 11:00:00 GMT', [500]],
    ['nonsense', 'soon', [500]],
  ])('is left alone as long as it asks, in %s', async (_, value, expected) => {
    const { store, waits } = await play(answer(503, 'SlowDown', { 'retry-after': value }), answer(204));
    await remove(store);
    expect(waits).toEqual(expected);
  });

  it('is given up after five tries, or at once when it asks for more than half a minute', async () => {
    const five = await play(answer(503, 'SlowDown'));
    const { name, code, message } = await faultOf(list(five.store));
    expect([name, code, five.arrived.length, five.waits]).toEqual([
      'ServiceError',
      'E_STORE_SERVICE',
      5,
      [500, 1000, 2000, 4000],
    ]);
    expect(message).toContain('status 503 and the code SlowDown, after every retry. Re-run');
    const one = await play(answer(503, 'SlowDown', { 'retry-after': '31' }));
    expect((await faultOf(list(one.store))).code).toBe('E_STORE_SERVICE');
    expect(one.arrived).toHaveLength(1);
  });

  it('that never answers is a fault of the service, with what to do', async () => {
    const { store } = await play(cut);
    const { code, message } = await faultOf(get(store));
    expect(code).toBe('E_STORE_SERVICE');
    expect(message).toMatch(
      /could not give "s3:\/\/records\/ml\/a": GET .* the connection was closed .* re-run the job\.$/,
    );
  });
});

describe('a refusal', () => {
  it.each<[string, Act, (store: ObjectStore) => Promise<unknown>, string]>([
    ['a missing permission', answer(403, 'AccessDenied'), put, 'Allow s3:PutObject on the bucket records under ml/'],
    ['a 403 without a word', answer(403), remove, 'Allow s3:DeleteObject'],
    ['an ended session', answer(400, 'ExpiredToken'), list, 'AWS_SESSION_TOKEN'],
    ['an unknown key', answer(403, 'InvalidAccessKeyId'), list, 'AWS_ACCESS_KEY_ID'],
    ['a wrong signature', answer(403, 'SignatureDoesNotMatch'), list, 'AWS_SECRET_ACCESS_KEY belongs'],
    ['no such bucket', answer(404, 'NoSuchBucket'), get, 'there is no bucket records'],
    [
      'another region',
      answer(301, 'PermanentRedirect', { 'x-amz-bucket-region': 'eu-west-1', location: 'http://127.0.0.1:1/' }),
      list,
      'is in the region eu-west-1, and was asked for in eu-central-1. Set `region=eu-west-1`',
    ],
    ['a redirect elsewhere', answer(307), put, 'is served elsewhere'],
    ['a region that is none', answer(301, '', { 'x-amz-bucket-region': 'Evil/Region' }), list, 'is served elsewhere'],
    [
      'clocks apart',
      answer(403, 'RequestTimeTooSkewed', { date: 'Wed, 04 Mar 2026 13:00:00 GMT' }),
      list,
      'That of the runner says 2026-03-04T12:00:00.123Z, and that of the store 2026-03-04T13:00:00.000Z',
    ],
    ['no conditional writes', answer(501, 'NotImplemented'), put, 'honours If-None-Match'],
    ['a server of another kind', answer(404), get, 'is not how S3 says no'],
    ['a code of its own', answer(400, 'KeyTooLongError'), put, 'the code KeyTooLongError. Look the code up'],
  ])('for %s says what to do, without a secret, after one try', async (_, act, deed, words) => {
    const { store, arrived } = await play(act);
    const { name, code, message } = await faultOf(deed(store));
    expect([name, code]).toEqual(['UserError', 'E_STORE']);
    expect(message).toContain(words);
    expect(message).not.toContain('hidden');
    expect(arrived).toHaveLength(1);
  });

  it('shows no code that could be anything else', async () => {
    const { store } = await play(answer(400, `&lt;b&gt;${secret}`));
    expect((await faultOf(list(store))).message).not.toMatch(/hidden|<b>/);
  });
});

describe('what is stored', () => {
  it('is left alone when it was there before', async () => {
    const { store, arrived } = await play(answer(412, 'PreconditionFailed'));
    expect([await put(store), arrived.length]).toEqual([false, 1]);
  });

  it.each<[string, Act, boolean]>([
    ['its own bytes are there', answer(200, '', { 'x-amz-meta-sha256': digest(bytes) }), true],
    ['other bytes are there', answer(200, '', { 'x-amz-meta-sha256': digest('other') }), false],
    ['nothing is there any more', answer(404), false],
  ])('after a try without answer counts as its own where %s', async (_, head, own) => {
    const { store, arrived } = await play(cut, answer(412, 'PreconditionFailed'), head);
    expect(await put(store)).toBe(own);
    expect(arrived.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'HEAD']);
  });

  it.each(['x-amz-meta-sha256', 'x-amz-checksum-sha256'])(
    'is not given back when it is not what %s says',
    async (name) => {
      const value = Buffer.from(digest('other'), 'hex').toString(name.includes('meta') ? 'hex' : 'base64');
      const { store } = await play((_, response) => response.setHeader(name, value).end(bytes));
      expect((await faultOf(get(store))).message).toContain('its SHA-256 differs');
    },
  );

  it.each([{}, { 'x-amz-checksum-sha256': `${Buffer.from(digest('a'), 'hex').toString('base64')}-2` }])(
    'is given back where nothing is known of it: %j',
    async (headers) => {
      const { store } = await play((_, response) => response.writeHead(200, headers).end(bytes));
      expect(await get(store)).toEqual(bytes);
    },
  );

  it('is refused when it is larger than asked for, before all of it has come', async () => {
    const { store } = await play((_, response) => response.end(Buffer.alloc(3_000_000)));
    expect((await faultOf(get(store))).message).toContain('larger than the 100 bytes');
  });

  it('is not there only where the store says so in the words of S3', async () => {
    const { store } = await play(answer(404, 'NoSuchKey'));
    expect(await get(store)).toBeUndefined();
    await remove(store);
  });
});

describe('a listing', () => {
  const page = (key: string, token = ''): Act => {
    const more = token === '' ? '' : `<NextContinuationToken>${token}</NextContinuationToken>`;
    const object = `<Contents><Key>${key}</Key><Size>1</Size></Contents>`;
    const text = `<ListBucketResult><IsTruncated>${token !== ''}</IsTruncated>${more}${object}</ListBucketResult>`;
    return (_, response) => response.end(text);
  };

  it('goes on to its last page, with keys as the store counts them', async () => {
    const { store, arrived } = await play(page('ml/a b/1', 'to+ken='), page('ml/a b/2'));
    expect(await store.list('a b/')).toEqual([
      { key: 'a b/1', size: 1 },
      { key: 'a b/2', size: 1 },
    ]);
    expect(arrived.map(({ url }) => url)).toEqual([
      '/records?encoding-type=url&list-type=2&prefix=ml%2Fa%20b%2F',
      '/records?continuation-token=to%2Bken%3D&encoding-type=url&list-type=2&prefix=ml%2Fa%20b%2F',
    ]);
  });

  it.each<[string, Act[], RegExp]>([
    ['a page for people', [(_, response) => response.end('<html>Welcome</html>')], /cannot be read\. Check `endpoint`/],
    ['the same page again', [page('ml/a', 'again')], /repeats pages/],
    ['keys nobody asked for', [page('other/a')], /keys that were not asked for/],
  ])('with %s is a fault, never an empty one', async (_, acts, words) => {
    const { store } = await play(...acts);
    expect(await faultOf(list(store))).toMatchObject({
      code: 'E_STORE_SERVICE',
      message: expect.stringMatching(words) as string,
    });
  });
});
