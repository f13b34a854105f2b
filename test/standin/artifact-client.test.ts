import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject } from '../runner/index.ts';
import { type Standin, startStandin } from './index.ts';

const run = promisify(execFile);

/** A process of its own, as the client reads its environment when it is loaded. */
const program = `
import { DefaultArtifactClient } from '@actions/artifact';
const client = new DefaultArtifactClient();
const [what, ...words] = process.argv.slice(2);
const calls = {
  upload: async (name, root, file) => client.uploadArtifact(name, [file], root, { compressionLevel: 0 }),
  list: async () => (await client.listArtifacts()).artifacts,
  download: async (id, path, expectedHash) => client.downloadArtifact(Number(id), { path, expectedHash }),
  elsewhere: async (token, owner, name, workflowRunId) =>
    (await client.listArtifacts({ findBy: { token, repositoryOwner: owner, repositoryName: name, workflowRunId: Number(workflowRunId) } })).artifacts,
};
const told = await calls[what](...words).then((value) => ({ value }), (error) => ({ error: error.message }));
process.stdout.write('\\nRESULT ' + JSON.stringify(told) + '\\n');
`;

interface Told {
  readonly value?: unknown;
  readonly error?: string;
}

describe('the real artifact client on the stand-in', () => {
  let standin: Standin;
  let folder: string;
  let script: string;
  let runId: number;
  beforeAll(async () => {
    standin = await startStandin();
    folder = await mkdtemp(join(tmpdir(), 'artifact-client-'));
    await createProject({ standin, root: folder, files: { 'a.txt': 'a' } });
    const created = {
      repository: 'octo-org/spam-filter',
      workflow: 'w.yml',
      event: 'push',
      headSha: 'a'.repeat(40),
      headBranch: 'main',
    };
    runId = standin.createRun(created).id;
    // Beside node_modules, where the client is found.
    script = join(new URL('../../node_modules/.cache', import.meta.url).pathname, `artifact-client-${process.pid}.mjs`);
    await writeFile(script, program);
  });
  afterAll(async () => {
    // The client asks for no version of the API; everything else of it is as GitHub describes.
    expect(standin.drift.filter((violation) => !/api-version/i.test(violation))).toEqual([]);
    await standin.close();
    await rm(script, { force: true });
    await rm(folder, { recursive: true, force: true });
  });

  async function call(...words: string[]): Promise<Told> {
    const env = {
      PATH: process.env['PATH'],
      GITHUB_WORKSPACE: folder,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: standin.url,
      ACTIONS_RESULTS_URL: standin.url,
      ACTIONS_RUNTIME_TOKEN: standin.runtimeToken({ repository: 'octo-org/spam-filter', runId, jobId: 1 }),
    };
    const { stdout } = await run(process.execPath, [script, ...words], { env, maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout.slice(stdout.lastIndexOf('RESULT ') + 7)) as Told;
  }

  test('uploads in several blocks, lists, and downloads the same bytes', async () => {
    const bytes = randomBytes(18 * 1024 * 1024);
    await writeFile(join(folder, 'big.bin'), bytes);
    const uploaded = await call('upload', 'model', folder, join(folder, 'big.bin'));
    expect(uploaded.error).toBeUndefined();
    const listed = (await call('list')).value as { name: string; id: number; digest: string }[];
    expect(listed).toMatchObject([{ name: 'model', id: (uploaded.value as { id: number }).id }]);
    const [{ id, digest } = { id: 0, digest: '' }] = listed;
    const down = await call('download', String(id), join(folder, 'down'), digest);
    expect(down.value).toMatchObject({ digestMismatch: false });
    const sha = (data: Buffer) => createHash('sha256').update(data).digest('hex');
    expect(sha(await readFile(join(folder, 'down/big.bin')))).toBe(sha(bytes));
  });

  test('may not use a name twice in a run', async () => {
    await writeFile(join(folder, 'small.txt'), 'x');
    expect((await call('upload', 'twice', folder, join(folder, 'small.txt'))).error).toBeUndefined();
    expect((await call('upload', 'twice', folder, join(folder, 'small.txt'))).error).toMatch(/already exists/);
  });

  test('finds artifacts of another run by REST, where the token may read actions', async () => {
    const read = standin.issueToken({ repository: 'octo-org/spam-filter', permissions: { actions: 'read' } });
    const none = standin.issueToken({ repository: 'octo-org/spam-filter', permissions: {} });
    const found = await call('elsewhere', read, 'octo-org', 'spam-filter', String(runId));
    expect((found.value as { name: string }[]).map(({ name }) => name)).toContain('model');
    expect((await call('elsewhere', none, 'octo-org', 'spam-filter', String(runId))).error).toMatch(/not accessible/);
  });
});
