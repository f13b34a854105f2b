import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import type { ClientCall, Outcome } from './artifact-process.ts';
import { openScene, refusalOf, type Scene } from './testing.ts';

const day = 24 * 60 * 60 * 1000;

async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'standin-artifacts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Lets the real client work as in a job of a run. */
async function useClient(
  { standin, repository }: Scene,
  runId: number,
  calls: readonly ClientCall[],
): Promise<Outcome[]> {
  const file = join(await openFolder(), 'outcomes.json');
  const words = ['--disable-warning=ExperimentalWarning', new URL('./artifact-process.ts', import.meta.url).pathname];
  await promisify(execFile)(process.execPath, [...words, JSON.stringify(calls), file], {
    env: {
      PATH: process.env['PATH'],
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: standin.url,
      GITHUB_WORKSPACE: tmpdir(),
      ACTIONS_RESULTS_URL: `${standin.url}/`,
      ACTIONS_RUNTIME_TOKEN: standin.runtimeToken({ repository, runId, jobId: 'train' }),
    },
  });
  return JSON.parse(await readFile(file, 'utf8')) as Outcome[];
}

describe('the real artifact client', () => {
  it('uploads in blocks, lists, downloads, deletes, and may take a name only once', async () => {
    const scene = await openScene();
    scene.clock.now = new Date();
    const [source, target] = [await openFolder(), await openFolder()];
    const model = randomBytes(9 * 1024 * 1024);
    await writeFile(join(source, 'model.bin'), model);
    await writeFile(join(source, 'metrics.json'), '{"accuracy":0.97}');
    const files = [join(source, 'model.bin'), join(source, 'metrics.json')];
    const upload: ClientCall = ['uploadArtifact', 'model', files, source, { retentionDays: 5 }];
    const outcomes = await useClient(scene, 4242, [
      upload,
      upload,
      ['uploadArtifact', 'metrics', files.slice(1), source],
      ['listArtifacts'],
      ['getArtifact', 'metrics'],
      ['deleteArtifact', 'metrics'],
      ['getArtifact', 'metrics'],
    ]);
    const [stored] = scene.standin.artifacts(scene.repository, 4242);
    const { id, size, digest } = stored ?? { id: 0, size: 0, digest: '' };
    expect(stored).toMatchObject({ name: 'model', runId: 4242, jobId: 'train', mediaType: 'application/zip' });
    const metrics = { name: 'metrics', id: id + 1 };
    expect(outcomes).toMatchObject([
      { value: { id, size, digest: digest.replace('sha256:', '') } },
      { error: expect.stringContaining('an artifact with this name already exists') as string },
      { value: { id: id + 1 } },
      { value: { artifacts: [{ name: 'model', id, size, digest }, metrics] } },
      { value: { artifact: metrics } },
      { value: { id: id + 1 } },
      { error: expect.stringContaining('Artifact not found') as string },
    ]);
    const lifetime = Date.parse(stored?.expiresAt ?? '') - Date.parse(stored?.createdAt ?? '');
    expect(Math.round(lifetime / day)).toBe(5);
    expect(scene.standin.requests.filter(({ query }) => query['comp'] === 'block').length).toBeGreaterThan(1);

    const [down] = await useClient(scene, 4242, [['downloadArtifact', id, { path: target, expectedHash: digest }]]);
    expect(down).toMatchObject({ value: { downloadPath: target, digestMismatch: false } });
    expect(model.equals(await readFile(join(target, 'model.bin')))).toBe(true);
    expect(await readFile(join(target, 'metrics.json'), 'utf8')).toBe('{"accuracy":0.97}');
    expect(new Set(scene.standin.requests.map(({ kind }) => kind))).toEqual(new Set(['twirp', 'blob']));
  });

  it('is told at once that a name is taken: no second try, no upload', async () => {
    const scene = await openScene();
    scene.clock.now = new Date();
    const source = await openFolder();
    const file = join(source, 'metrics.json');
    await writeFile(file, '{}');
    const upload: ClientCall = ['uploadArtifact', 'metrics', [file], source];
    const outcomes = await useClient(scene, 4242, [upload, upload]);
    expect(outcomes).toMatchObject([
      { value: { digest: expect.any(String) as string } },
      { error: expect.any(String) as string },
    ]);
    const created = scene.standin.requests.filter(
      ({ operationId }) => operationId === 'ArtifactService/CreateArtifact',
    );
    expect(created.map(({ status }) => status)).toEqual([200, 409]);
    expect(scene.standin.requests.at(-1)).toEqual(created[1]);
  });

  it('is refused the artifacts of another run without actions: read', async () => {
    const scene = await openScene();
    const token = scene.token({ permissions: { contents: 'write' } });
    const findBy = { token, workflowRunId: 4242, repositoryOwner: 'octo-org', repositoryName: 'model' };
    const outcomes = await useClient(scene, 4343, [
      ['listArtifacts', { findBy }],
      ['getArtifact', 'metrics', { findBy }],
      ['downloadArtifact', 1, { findBy }],
    ]);
    const refused = { error: expect.stringContaining('Resource not accessible by integration') as string };
    expect(outcomes).toMatchObject([refused, refused, refused]);
    expect(new Set(scene.standin.requests.map(({ status }) => status))).toEqual(new Set([403]));
    scene.takeDrift();
  });

  it('finds and downloads what another run stored, through the REST API', async () => {
    const scene = await openScene();
    scene.clock.now = new Date();
    const [source, target] = [await openFolder(), await openFolder()];
    const file = join(source, 'metrics.json');
    await writeFile(file, '{}');
    await useClient(scene, 4242, [['uploadArtifact', 'metrics', [file], source]]);
    const findBy = {
      token: scene.token({ permissions: { actions: 'read' } }),
      workflowRunId: 4242,
      repositoryOwner: 'octo-org',
      repositoryName: 'model',
    };
    const id = scene.standin.artifacts(scene.repository)[0]?.id;
    const outcomes = await useClient(scene, 4343, [
      ['listArtifacts'],
      ['listArtifacts', { findBy }],
      ['downloadArtifact', id, { path: target, findBy }],
    ]);
    expect(outcomes).toMatchObject([
      { value: { artifacts: [] } },
      { value: { artifacts: [{ name: 'metrics', id }] } },
      { value: { downloadPath: target } },
    ]);
    expect(await readFile(join(target, 'metrics.json'), 'utf8')).toBe('{}');
    // The one departure of GitHub's own client: it does not say which version of the API it means.
    const asked = ['list-workflow-run-artifacts', 'download-artifact'];
    const missing = 'the header X-GitHub-Api-Version must be 2022-11-28, not absent';
    expect(scene.takeDrift()).toEqual(asked.map((name) => `request actions/${name}: ${missing}`));
  });
});

const service = '/twirp/github.actions.results.api.v1.ArtifactService';

interface Answer {
  readonly signedUploadUrl?: string;
  readonly signedUrl?: string;
  readonly artifactId?: string;
  readonly msg?: string;
}

/** The artifact service and the blob store, called by hand. */
async function openJob() {
  const scene = await openScene();
  const authorization = `Bearer ${scene.standin.runtimeToken({ repository: scene.repository, runId: 7, jobId: 'j' })}`;
  const job = { workflow_run_backend_id: '7', workflow_job_run_backend_id: 'j' };
  const call = async (method: string, fields: object, headers: Record<string, string> = { authorization }) => {
    const response = await scene.send(`${service}/${method}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(fields),
    });
    return { status: response.status, ...((await response.json()) as Answer) };
  };
  const put = (url: string, body: string) => fetch(url, { method: 'PUT', body });
  const store = async (name: string, content: string, more: object = {}) => {
    const made = await call('CreateArtifact', { ...job, name, version: 7, ...more });
    await put(made.signedUploadUrl ?? '', content);
    return call('FinalizeArtifact', { ...job, name, size: String(content.length) });
  };
  return { scene, job, call, put, store };
}

describe('the artifact service', () => {
  it('stores nothing whose size or hash is not as told', async () => {
    const { scene, job, call, put } = await openJob();
    const made = await call('CreateArtifact', { ...job, name: 'a', version: 7 });
    const early = await call('FinalizeArtifact', { ...job, name: 'a', size: '3' });
    await put(made.signedUploadUrl ?? '', 'abc');
    const size = await call('FinalizeArtifact', { ...job, name: 'a', size: '4' });
    const hash = await call('FinalizeArtifact', { ...job, name: 'a', size: '3', hash: `sha256:${'0'.repeat(64)}` });
    expect([early, size, hash].map(({ status, msg }) => [status, msg])).toEqual([
      [404, 'nothing was uploaded under this name'],
      [400, 'size is 3, not 4'],
      [400, expect.stringMatching(/^hash is sha256:ba7816bf/)],
    ]);
    expect(scene.standin.artifacts(scene.repository)).toEqual([]);
  });

  it.each([
    ['another run', { workflow_run_backend_id: '8' }, 403],
    ['a name with a slash', { name: 'a/b' }, 400],
    ['an old client', { version: 3 }, 400],
  ])('refuses %s', async (_, more, status) => {
    const { job, call } = await openJob();
    expect((await call('CreateArtifact', { ...job, name: 'a', version: 7, ...more })).status).toBe(status);
  });

  it('refuses who is no job', async () => {
    const { scene, job, call } = await openJob();
    const authorization = `Bearer ${scene.token()}`;
    expect((await call('ListArtifacts', job, { authorization })).status).toBe(401);
    expect((await call('ListArtifacts', job, {})).status).toBe(401);
  });

  it('counts a field or a method it does not know as drift', async () => {
    const { scene, job, call } = await openJob();
    await call('ListArtifacts', { ...job, nameFilter: 'a' });
    await call('ListArtifacts', { workflow_run_backend_id: 7 });
    await call('MigrateArtifact', job);
    expect(scene.takeDrift()).toEqual([
      'request ArtifactService/ListArtifacts: nameFilter is not a field of the request',
      'request ArtifactService/ListArtifacts: workflow_job_run_backend_id is missing',
      'request ArtifactService/ListArtifacts: workflow_run_backend_id must be a string',
      'ArtifactService/MigrateArtifact: the stand-in does not play this method',
    ]);
  });
});

describe('a signed address', () => {
  const signed = async () => {
    const { scene, job, call, store, put } = await openJob();
    await store('a', 'content');
    const { signedUrl = '' } = await call('GetSignedArtifactURL', { ...job, name: 'a' });
    return { scene, put, url: new URL(signedUrl) };
  };

  it('gives the bytes, whole or in part', async () => {
    const { url } = await signed();
    expect(await (await fetch(url)).text()).toBe('content');
    const part = await fetch(url, { headers: { range: 'bytes=2-4' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 2-4/7', 'nte']);
    const rest = await fetch(url, { headers: { range: 'bytes=5-' } });
    expect(await rest.text()).toBe('nt');
    expect((await fetch(url, { headers: { range: 'bytes=7-' } })).status).toBe(416);
  });

  it.each([
    ['another signature', (url: URL) => url.searchParams.set('sig', 'x'.repeat(43))],
    ['no signature', (url: URL) => url.searchParams.delete('sig')],
    ['a later end', (url: URL) => url.searchParams.set('se', '2099-01-01T00:00:00Z')],
    ['another permission', (url: URL) => url.searchParams.set('sp', 'cw')],
    ['another artifact', (url: URL) => void (url.pathname = '/_blob/artifact/1')],
  ])('with %s is refused', async (_, forge) => {
    const { url } = await signed();
    forge(url);
    expect((await fetch(url)).status).toBe(403);
  });

  it('for reading does not write, and is good for ten minutes', async () => {
    const { scene, put, url } = await signed();
    expect((await put(url.href, 'other')).status).toBe(403);
    scene.clock.now = new Date(scene.clock.now.getTime() + 9 * 60_000);
    expect((await fetch(url)).status).toBe(200);
    scene.clock.now = new Date(scene.clock.now.getTime() + 60_000);
    expect((await fetch(url)).status).toBe(403);
  });

  it('for writing puts blocks together in the order of the list', async () => {
    const { scene, job, call, put } = await openJob();
    const { signedUploadUrl = '' } = await call('CreateArtifact', { ...job, name: 'a', version: 7 });
    for (const id of ['two', 'one']) await put(`${signedUploadUrl}&comp=block&blockid=${id}`, id);
    const list = (...ids: string[]) => `<BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join('')}</BlockList>`;
    expect((await put(`${signedUploadUrl}&comp=blocklist`, list('one', 'none'))).status).toBe(400);
    expect((await put(`${signedUploadUrl}&comp=blocklist`, list('one', 'two'))).status).toBe(201);
    await call('FinalizeArtifact', { ...job, name: 'a', size: '6' });
    expect(scene.standin.artifacts(scene.repository)[0]?.bytes.toString()).toBe('onetwo');
  });
});

describe('an artifact', () => {
  it('is told by the REST API with the run it is of, newest first', async () => {
    const { scene, store } = await openJob();
    const head = { headSha: scene.git('rev-parse', 'main'), headBranch: 'main' };
    const { id } = scene.standin.createRun({
      repository: scene.repository,
      workflow: 'w.yml',
      event: 'push',
      runId: 7,
      ...head,
    });
    await store('a', 'first');
    await store('b', 'second');
    const { actions } = scene.octokit().rest;
    const { data } = await actions.listWorkflowRunArtifacts({ ...scene.of, run_id: id });
    expect(data).toMatchObject({
      total_count: 2,
      artifacts: [
        { name: 'b', size_in_bytes: 6, expired: false },
        { name: 'a', workflow_run: { id: 7, head_branch: 'main', head_sha: head.headSha } },
      ],
    });
    const { data: all } = await actions.listArtifactsForRepo({ ...scene.of, name: 'a' });
    expect(all.artifacts.map(({ name }) => name)).toEqual(['a']);
    const artifact_id = all.artifacts[0]?.id ?? 0;
    expect((await actions.getArtifact({ ...scene.of, artifact_id })).data).toEqual(all.artifacts[0]);
    expect((await actions.listWorkflowRunArtifacts({ ...scene.of, run_id: 8 })).data.artifacts).toEqual([]);
  });

  it('can be downloaded through a redirect until its time is over, then it is gone', async () => {
    const { scene, store } = await openJob();
    const expires_at = new Date(scene.clock.now.getTime() + day).toISOString();
    const { artifactId } = await store('a', 'content', { expires_at });
    const { actions } = scene.octokit().rest;
    const download = { ...scene.of, artifact_id: Number(artifactId), archive_format: 'zip' };
    const headers = { authorization: `Bearer ${scene.token()}`, 'x-github-api-version': '2022-11-28' };
    const path = `/repos/octo-org/model/actions/artifacts/${artifactId}/zip`;
    const redirect = await scene.send(path, { headers });
    expect(redirect.status).toBe(302);
    expect(await (await fetch(redirect.headers.get('location') ?? '')).text()).toBe('content');
    scene.clock.now = new Date(scene.clock.now.getTime() + day);
    expect(await refusalOf(actions.downloadArtifact(download))).toMatchObject({
      status: 410,
      message: 'Artifact has expired',
    });
    const { data } = await actions.getArtifact({ ...scene.of, artifact_id: Number(artifactId) });
    expect(data.expired).toBe(true);
  });

  it('needs actions: read', async () => {
    const scene = await openScene();
    const { actions } = scene.octokit(scene.token({ permissions: { contents: 'write' } })).rest;
    const refused = await refusalOf(actions.listArtifactsForRepo(scene.of));
    expect([refused.status, refused.headers['x-accepted-github-permissions']]).toEqual([403, 'actions=read']);
  });
});

test('a stale list does not know the artifact that was just stored', async () => {
  const { scene, store } = await openJob();
  await store('a', 'first');
  scene.standin.fault({ operationId: 'actions/list-artifacts-for-repo', kind: 'stale' });
  const list = async () => (await scene.octokit().rest.actions.listArtifactsForRepo(scene.of)).data.total_count;
  expect([await list(), await list()]).toEqual([0, 1]);
});
