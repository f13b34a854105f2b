import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflatedZeros, type TestEntry, zip } from '@mlops-actions/runner/zip-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Standin, startStandin } from '../standin/index.ts';
import type { StoredArtifact } from '../standin/records.ts';

type Call = readonly [method: string, ...words: unknown[]];

interface Outcome {
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly code: string; readonly message: string };
}

interface Session {
  readonly outcomes: readonly Outcome[];
  /** The most memory the process held, in MiB. */
  readonly peak: number;
  readonly seconds: number;
}

/** The store as an action opens it, in a process of its own: GitHub's client reads its settings from the environment. */
const script = `
import { readFile, writeFile } from 'node:fs/promises';
import { openArtifactStore } from '@mlops-actions/runner/artifacts';
const [calls, outcomes] = process.argv.slice(1);
const store = await openArtifactStore();
const told = [];
for (const [method, ...words] of JSON.parse(await readFile(calls, 'utf8')))
  told.push(await store[method](...words).then(
    (value) => ({ value }),
    ({ name, code, message }) => ({ error: { name, code, message } }),
  ));
await writeFile(outcomes, JSON.stringify({ outcomes: told, peak: process.resourceUsage().maxRSS / 1024 }));
`;

const repository = 'octo-org/model';
const [run, otherRun] = [4242, 4343];
const maxBytes = 32 * 1024 * 1024;
let standin: Standin;
let root: string;

beforeAll(async () => {
  standin = await startStandin();
  root = await mkdtemp(join(tmpdir(), 'hostile-artifacts-'));
  const gitDir = join(root, 'model.git');
  await promisify(execFile)('git', ['init', '--quiet', '--bare', '--initial-branch=main', gitDir]);
  standin.createRepository({ owner: 'octo-org', name: 'model', gitDir });
});
afterAll(async () => {
  await standin.close();
  await rm(root, { recursive: true, force: true });
});

async function useStore(calls: readonly Call[], runId = run): Promise<Session> {
  const folder = await mkdtemp(join(root, 'session-'));
  const [input, output] = [join(folder, 'calls.json'), join(folder, 'outcomes.json')];
  await writeFile(input, JSON.stringify(calls));
  const words = ['--disable-warning=ExperimentalWarning', '--conditions=@mlops-actions/source', '--input-type=module'];
  const start = performance.now();
  await promisify(execFile)(process.execPath, [...words, '-e', script, input, output], {
    cwd: new URL('../..', import.meta.url).pathname,
    env: {
      PATH: process.env['PATH'],
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: standin.url,
      GITHUB_WORKSPACE: folder,
      ACTIONS_RESULTS_URL: `${standin.url}/`,
      ACTIONS_RUNTIME_TOKEN: standin.runtimeToken({ repository, runId, jobId: 'job' }),
    },
  });
  const seconds = (performance.now() - start) / 1000;
  return { ...(JSON.parse(await readFile(output, 'utf8')) as Session), seconds };
}

/** Stores bytes as whoever speaks the protocol without GitHub's client can. */
async function store(name: string, bytes: Buffer, mediaType = 'application/zip', runId = run): Promise<StoredArtifact> {
  const service = `${standin.url}/twirp/github.actions.results.api.v1.ArtifactService`;
  const job = { workflow_run_backend_id: String(runId), workflow_job_run_backend_id: 'job', name };
  const authorization = `Bearer ${standin.runtimeToken({ repository, runId, jobId: 'job' })}`;
  const call = async (method: string, fields: object) => {
    const body = JSON.stringify({ ...job, ...fields });
    return (await fetch(`${service}/${method}`, { method: 'POST', headers: { authorization }, body })).json();
  };
  const { signedUploadUrl } = (await call('CreateArtifact', { version: 7 })) as { signedUploadUrl: string };
  const headers = { 'x-ms-blob-content-type': mediaType };
  await fetch(signedUploadUrl, { method: 'PUT', body: new Uint8Array(bytes), headers });
  await call('FinalizeArtifact', { size: String(bytes.length) });
  const stored = standin.artifacts(repository, runId).find((artifact) => artifact.name === name);
  if (stored === undefined) throw new Error(`${name} was not stored`);
  return stored;
}

const listed = ({ name, id, size, digest }: StoredArtifact) => ({ name, id, size, digest });
const link = 0o120777;
const tenGibibytes = 10 * 1024 ** 3;

const hostile: readonly [what: string, entries: readonly TestEntry[], found: RegExp][] = [
  ['leads out of its folder', [{ name: 'ok' }, { name: '../../evil', content: 'x' }], /leads out of its folder/],
  ['has an absolute path', [{ name: '/tmp/evil-artifact', content: 'x' }], /an absolute path/],
  ['has a path of Windows', [{ name: '..\\evil', content: 'x' }], /a backslash/],
  ['holds a link', [{ name: 'train.json', content: '/etc/passwd', mode: link }], /a link or special file/],
  ['holds one path twice', [{ name: 'train.json' }, { name: 'train.json' }], /every path once/],
  ['holds a path in two cases', [{ name: 'train.json' }, { name: 'Train.json' }], /every path once/],
  ['is encrypted', [{ name: 'train.json', content: 'x', flags: 1 }], /an encrypted file/],
  ['lies about a size', [{ name: 'train.json', content: 'x'.repeat(5000), size: 5 }], /as the zip says, found more/],
  [
    'has too many files',
    Array.from({ length: 10_001 }, (_, index) => ({ name: `f${index}`, method: 0 })),
    /at most 10000 entries/,
  ],
];

describe('an artifact of this run that', () => {
  let session: Session;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(root, 'hostile-'));
    const calls: Call[] = [];
    for (const [index, [, entries]] of hostile.entries()) {
      const artifact = listed(await store(`hostile-${index}`, zip(entries)));
      calls.push(['download', artifact, join(folder, `out-${index}`), { maxBytes }]);
    }
    session = await useStore(calls);
  });

  it.each(hostile.map(([what, , found], index) => ({ what, found, index })))('$what is refused', ({ found, index }) => {
    const { error } = session.outcomes[index] ?? {};
    expect(error).toMatchObject({ name: 'UserError', code: 'E_ARTIFACT' });
    expect(error?.message).toMatch(found);
    expect(error?.message).toMatch(new RegExp(`^The artifact "hostile-${index}" is refused: .*Re-run.*who made it`));
  });

  it('is refused leaves nothing, anywhere', async () => {
    expect(await readdir(folder)).toEqual([]);
    expect((await readdir(root)).filter((name) => name.includes('evil'))).toEqual([]);
    expect((await readdir('/tmp')).filter((name) => name === 'evil-artifact')).toEqual([]);
  });
});

describe('ten gibibytes in ten megabytes', () => {
  it('are refused in a moment, in little memory, and nothing of them stays', async () => {
    const packed = deflatedZeros(10 * 1024);
    const honest = listed(await store('bomb', zip([{ name: 'zeros', packed, size: tenGibibytes }])));
    const lying = listed(await store('lying-bomb', zip([{ name: 'zeros', packed, size: 20_000_000 }])));
    const folder = await mkdtemp(join(root, 'bombs-'));
    const to = (name: string) => join(folder, name);
    const { outcomes, peak, seconds } = await useStore([
      ['download', honest, to('honest'), { maxBytes }],
      ['download', lying, to('lying'), { maxBytes }],
    ]);
    expect(outcomes.map(({ error }) => error?.message)).toEqual([
      expect.stringMatching(/at most 33554432 bytes unpacked, found more/),
      expect.stringMatching(/20000000 bytes in "zeros", as the zip says, found more/),
    ]);
    expect(await readdir(folder)).toEqual([]);
    expect(peak).toBeLessThan(400);
    expect(seconds).toBeLessThan(15);
  });
});

describe('what the store sends', () => {
  const good = zip([{ name: 'train.json', content: randomBytes(2000) }]);
  const sent = (bytes: Buffer) =>
    standin.fault({
      path: /^\/_blob\/artifact\//,
      kind: 'status',
      status: 200,
      body: bytes,
      headers: { 'content-type': 'application/zip' },
    });
  const download = async (artifact: object): Promise<Outcome & { folder: string; seconds: number }> => {
    const folder = await mkdtemp(join(root, 'sent-'));
    const { outcomes, seconds } = await useStore([['download', artifact, join(folder, 'out'), { maxBytes }]]);
    return { ...outcomes[0], folder, seconds };
  };

  it('is cut off when it is more than listed', async () => {
    const artifact = listed(await store('grows', good));
    sent(Buffer.concat([good, Buffer.alloc(64 * 1024 * 1024)]));
    const { error, folder, seconds } = await download(artifact);
    expect(error?.code).toBe('E_ARTIFACT');
    expect(error?.message).toMatch(new RegExp(`expected ${good.length} bytes, as listed, found more`));
    expect(await readdir(folder)).toEqual([]);
    // The client waits half a minute for a download that stands still, and tries five times.
    expect(seconds).toBeLessThan(15);
  });

  it('is refused when its digest is another', async () => {
    const artifact = listed(await store('swapped', good));
    sent(zip([{ name: 'train.json', content: Buffer.alloc(200) }]));
    const { error, folder } = await download(artifact);
    expect(error?.code).toBe('E_ARTIFACT');
    expect(error?.message).toMatch(
      new RegExp(`expected ${artifact.digest}, as stored, found sha256:(?!${artifact.digest.slice(7)})[0-9a-f]{64}`),
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken when no digest is listed', async () => {
    const artifact = listed(await store('undigested', good));
    const { error, folder } = await download({ ...artifact, digest: undefined });
    expect(error).toBeUndefined();
    expect(await readdir(join(folder, 'out'))).toEqual(['train.json']);
  });

  it('is not even asked for when it is listed as too large', async () => {
    const artifact = listed(await store('large', good));
    const before = standin.requests.length;
    const { error } = await download({ ...artifact, size: maxBytes + 1 });
    expect(error?.message).toMatch(/expected at most 33554432 bytes, found 33554433/);
    expect(standin.requests.length).toBe(before);
  });

  it('is not asked for when its name could write to the log', async () => {
    const artifact = listed(await store('named', good));
    const { error } = await download({ ...artifact, name: 'a%0A::error::x' });
    expect(error?.message).toMatch(/a name on one line/);
  });
});

it('a zip of an early client is known as one', async () => {
  const artifact = listed(await store('early', zip([{ name: 'train.json', content: '{}' }]), 'zip'));
  const folder = await mkdtemp(join(root, 'early-'));
  const { outcomes } = await useStore([['download', artifact, join(folder, 'out'), { maxBytes }]]);
  expect(outcomes[0]?.error).toBeUndefined();
  expect(await readdir(join(folder, 'out'))).toEqual(['train.json']);
});

describe('a file that was stored without a zip', () => {
  it('is put under its name, though it may look like a zip', async () => {
    const inner = zip([{ name: '../evil', content: 'x' }]);
    const artifact = listed(await store('weights.npz', inner, 'application/octet-stream'));
    const folder = await mkdtemp(join(root, 'raw-'));
    const { outcomes } = await useStore([['download', artifact, join(folder, 'out'), { maxBytes }]]);
    expect(outcomes[0]?.error).toBeUndefined();
    expect(await readdir(join(folder, 'out'))).toEqual(['weights.npz']);
    expect(inner.equals(await readFile(join(folder, 'out', 'weights.npz')))).toBe(true);
  });

  it('is refused when its name is none of a file', async () => {
    const artifact = listed(await store('..', Buffer.from('x'), 'text/plain'));
    const folder = await mkdtemp(join(root, 'raw-'));
    sentAs('x.txt');
    const { outcomes } = await useStore([['download', artifact, join(folder, 'out'), { maxBytes }]]);
    expect(outcomes[0]?.error?.message).toMatch(/expected the name of a file, found a path that leads out/);
    expect(await readdir(folder)).toEqual([]);
  });

  function sentAs(name: string): void {
    const headers = { 'content-type': 'text/plain', 'content-disposition': `attachment; filename="${name}"` };
    standin.fault({ path: /^\/_blob\/artifact\//, kind: 'status', status: 200, body: Buffer.from('x'), headers });
  }
});

describe('a report', () => {
  it('is stored as it is, under another name when its own is taken, and in a zip where its type is not taken', async () => {
    const folder = await mkdtemp(join(root, 'report-'));
    const page = join(folder, 'page.tmp');
    await writeFile(page, '<!doctype html>');
    const upload: Call = ['uploadFile', 'mlops-model-report', page, { attempt: 2, mimeType: 'text/html' }];
    const { outcomes } = await useStore([upload, upload]);
    const refused = standin.fault({ operationId: 'ArtifactService/CreateArtifact', kind: 'status', status: 400 });
    const later = await useStore([['uploadFile', 'other.html', page, { attempt: 1, mimeType: 'text/html' }]]);
    expect(refused.hits).toBe(1);
    const stored = standin.artifacts(repository, run);
    const ofName = (name: string) => stored.find((artifact) => artifact.name === name);
    const told = [...outcomes, ...later.outcomes].map(({ value }) => value);
    expect(told).toEqual([
      { ...described(ofName('mlops-model-report.html')), zipped: false },
      { ...described(ofName('mlops-model-report-2.html')), zipped: false },
      { ...described(ofName('other.html')), zipped: true },
    ]);
    expect(ofName('mlops-model-report.html')).toMatchObject({
      mediaType: 'text/html',
      bytes: Buffer.from('<!doctype html>'),
    });
    expect(ofName('other.html')?.mediaType).toBe('application/zip');
    expect(await readdir(folder)).toEqual(['page.tmp']);
  });

  const described = (artifact: StoredArtifact | undefined) => artifact && listed(artifact);
});

describe('another run', () => {
  it('tells its artifacts whatever their names, and hands them over by id', async () => {
    const name = "mlops-model-train $(touch evil) '@everyone' <b>";
    const odd = await store(
      name.replace(/[<>]/g, ''),
      zip([{ name: 'train.json', content: '{}' }]),
      'application/zip',
      otherRun,
    );
    const evil = await store('evil', zip([{ name: '../evil', content: 'x' }]), 'application/zip', otherRun);
    const token = standin.issueToken({ repository, permissions: { actions: 'read' } });
    const blind = standin.issueToken({ repository, permissions: { contents: 'read' } });
    const of = { id: otherRun, owner: 'octo-org', repo: 'model', token };
    const folder = await mkdtemp(join(root, 'other-'));
    const { outcomes } = await useStore([
      ['listOfRun', of],
      ['downloadById', listed(odd), join(folder, 'odd'), of, { maxBytes }],
      ['downloadById', listed(evil), join(folder, 'evil'), of, { maxBytes }],
      ['downloadById', { ...listed(evil), id: 1 }, join(folder, 'gone'), of, { maxBytes }],
      ['downloadById', listed(odd), join(folder, 'blind'), { ...of, token: blind }, { maxBytes }],
      ['listOfRun', { ...of, token: blind }],
      ['downloadOfRun', odd.name, join(folder, 'named'), { ...of, maxBytes }],
      ['downloadOfRun', 'none', join(folder, 'none'), { ...of, maxBytes }],
      ['downloadOfRun', 'evil', join(folder, 'evil'), { ...of, maxBytes }],
      ['downloadOfRun', odd.name, join(folder, 'unseen'), { ...of, token: blind, maxBytes }],
    ]);
    const refused = (code: string, message: RegExp) => ({
      error: { code, message: expect.stringMatching(message) as string },
    });
    expect(outcomes).toMatchObject([
      { value: [listed(evil), listed(odd)] },
      {},
      refused('E_ARTIFACT', /leads out/),
      refused('E_ARTIFACT', /not there any more/),
      refused('E_PERMISSION', /actions: read/),
      refused('E_PERMISSION', /actions: read/),
      { value: true },
      { value: false },
      refused('E_ARTIFACT', /leads out/),
      { value: false },
    ]);
    expect((await readdir(folder)).toSorted()).toEqual(['named', 'odd']);
    expect(await readFile(join(folder, 'odd/train.json'), 'utf8')).toBe('{}');
  });
});

describe('a folder', () => {
  it('may be there when it is empty, and is left alone when it is not', async () => {
    const artifact = listed(await store('plain', zip([{ name: 'a/b.json', content: '{}' }])));
    const folder = await mkdtemp(join(root, 'folder-'));
    for (const name of ['empty', 'full']) await mkdir(join(folder, name));
    await writeFile(join(folder, 'full/mine'), 'mine');
    const { outcomes } = await useStore([
      ['download', artifact, join(folder, 'empty'), { maxBytes }],
      ['download', artifact, join(folder, 'deep/er'), { maxBytes }],
      ['download', artifact, join(folder, 'full'), { maxBytes }],
    ]);
    expect(outcomes.map(({ error }) => error?.name)).toEqual([undefined, undefined, 'RangeError']);
    expect((await readdir(folder, { recursive: true })).toSorted()).toEqual([
      'deep',
      'deep/er',
      'deep/er/a',
      'deep/er/a/b.json',
      'empty',
      'empty/a',
      'empty/a/b.json',
      'full',
      'full/mine',
    ]);
  });
});
