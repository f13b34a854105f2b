import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Fault } from './index.ts';
import { openScene, refusalOf, type Scene } from './testing.ts';

type Bytes = string | Uint8Array<ArrayBuffer>;

const tag_name = 'churn@v1.0.0';
const digest = (bytes: Bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function openDraft(repository = {}) {
  const scene = await openScene(repository);
  const { data } = await scene.octokit().rest.repos.createRelease({ ...scene.of, tag_name, draft: true });
  return { scene, draft: data, release: { ...scene.of, release_id: data.id } };
}

type Draft = Awaited<ReturnType<typeof openDraft>>;

const upload = ({ scene, draft }: Draft, name: string, bytes: Bytes = 'model', token?: string) =>
  scene.octokit(token).rest.repos.uploadReleaseAsset({
    ...scene.of,
    url: draft.upload_url,
    release_id: draft.id,
    name,
    data: bytes as string,
    headers: { 'content-type': 'application/octet-stream', 'content-length': Buffer.byteLength(bytes) },
  });

const assets = async ({ scene, release }: Draft) => (await scene.octokit().rest.repos.listReleaseAssets(release)).data;

function headersOf(scene: Scene) {
  return {
    authorization: `Bearer ${scene.token()}`,
    'user-agent': 'test',
    'x-github-api-version': '2022-11-28',
    'content-type': 'application/octet-stream',
  };
}

/** Sends an upload by hand and returns the answer's first line; cuts the connection after the bytes if told to. */
async function sendByHand(of: Draft, headers: Record<string, string | number>, { bytes = '', cut = false } = {}) {
  const { hostname, port } = new URL(of.scene.standin.url);
  const path = `/_uploads/repos/octo-org/model/releases/${of.draft.id}/assets?name=model.bin`;
  const all = { host: hostname, ...headersOf(of.scene), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  const socket = connect(Number(port), hostname);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  socket.once('error', reject);
  socket.once('data', (data: Buffer) => resolve(data.toString('utf8')));
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${bytes}`, () => {
    if (cut) resolve('');
  });
  const answer = await promise;
  socket.destroy();
  return answer;
}

/** Polls until the stand-in has noticed: what a client does to a connection is heard with a delay. */
async function settled<T>(read: () => Promise<readonly T[]>): Promise<readonly T[]> {
  for (let left = 200; left > 0; left -= 1) {
    const found = await read();
    if (found.length > 0) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [];
}

describe('an upload', () => {
  it('is kept with its digest, and comes back byte by byte', async () => {
    const of = await openDraft();
    const bytes = randomBytes(3_000_000);
    const { data, status } = await upload(of, 'model.bin', bytes);
    expect(status).toBe(201);
    expect(data).toMatchObject({ state: 'uploaded', size: bytes.length, digest: digest(bytes), name: 'model.bin' });
    const download = await of.scene.octokit().rest.repos.getReleaseAsset({
      ...of.scene.of,
      asset_id: data.id,
      headers: { accept: 'application/octet-stream' },
    });
    expect(digest(Buffer.from(download.data as unknown as ArrayBuffer))).toBe(digest(bytes));
  });

  it('comes in a stream as well', async () => {
    const of = await openDraft();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        for (const text of ['one ', 'two']) controller.enqueue(Buffer.from(text));
        controller.close();
      },
    });
    const url = of.draft.upload_url.replace('{?name,label}', '?name=model.bin&label=The%20model');
    const headers = { ...headersOf(of.scene), 'content-length': '7' };
    const response = await fetch(url, { method: 'POST', body, headers, duplex: 'half' });
    expect(await response.json()).toMatchObject({ size: 7, digest: digest('one two'), label: 'The model' });
  });

  it('is held to its own host: the API takes none', async () => {
    const of = await openDraft();
    const path = `/repos/octo-org/model/releases/${of.draft.id}/assets?name=x`;
    const response = await of.scene.send(path, { method: 'POST', body: 'x', headers: headersOf(of.scene) });
    expect(response.status).toBe(501);
    expect(of.scene.takeDrift()).toEqual([expect.stringContaining('does not play this operation')]);
  });

  it.each([
    ['my model (1).bin', 'my.model.1.bin'],
    ['model+x~y@z.bin', 'model.x.y.z.bin'],
    ['.hidden', 'default.hidden'],
    ['über.txt', 'default.ber.txt'],
    ['shard-00_1.bin', 'shard-00_1.bin'],
  ])('named %s is called %s', async (name, called) => {
    expect((await upload(await openDraft(), name)).data.name).toBe(called);
  });

  it('refuses a name that is taken, also after renaming', async () => {
    const of = await openDraft();
    await upload(of, 'a b.bin');
    for (const name of ['a.b.bin', 'a b.bin']) {
      const refused = await refusalOf(upload(of, name));
      expect(refused.status).toBe(422);
      expect(refused.errors).toEqual([{ resource: 'ReleaseAsset', code: 'already_exists', field: 'name' }]);
    }
    expect(await assets(of)).toHaveLength(1);
  });

  it.each<[string, Record<string, string | number>, string, string]>([
    ['without a length', { 'transfer-encoding': 'chunked' }, '0\r\n\r\n', '400 Bad Request'],
    ['without a byte', { 'content-length': 0 }, '', '422 Unprocessable'],
    ['beyond 2 GiB', { 'content-length': 2 ** 31 + 1 }, '', '422 Unprocessable'],
  ])('%s is refused and leaves nothing', async (_, headers, bytes, status) => {
    const of = await openDraft();
    expect(await sendByHand(of, headers, { bytes })).toContain(`HTTP/1.1 ${status}`);
    expect(await assets(of)).toEqual([]);
  });

  it('is the last of a thousand', async () => {
    const of = await openDraft();
    await upload(of, 'first.bin');
    const [release] = of.scene.standin.releases(of.scene.repository);
    const [asset] = release?.assets ?? [];
    if (release === undefined || asset === undefined) throw new Error('nothing was uploaded');
    for (let id = 1; id < 999; id += 1) release.assets.push({ ...asset, id, name: `${id}.bin` });
    expect((await upload(of, 'thousandth.bin')).status).toBe(201);
    const refused = await refusalOf(upload(of, 'one-too-many.bin'));
    expect(refused.errors).toMatchObject([{ field: 'file_count', code: 'custom' }]);
  });

  it('needs contents: write', async () => {
    const of = await openDraft();
    const token = of.scene.token({ permissions: { contents: 'read' } });
    const refused = await refusalOf(upload(of, 'model.bin', 'model', token));
    expect([refused.status, refused.headers['x-accepted-github-permissions']]).toEqual([403, 'contents=write']);
  });
});

describe('a broken upload', () => {
  const bytes = randomBytes(100_000);

  it.each<[string, Fault]>([
    ['a 502', { kind: 'status', status: 502 }],
    ['a connection cut half-way', { kind: 'drop' }],
  ])('by %s leaves a starter that holds the name until it is deleted', async (_, fault) => {
    const of = await openDraft();
    of.scene.standin.fault({ operationId: 'repos/upload-release-asset', ...fault });
    await expect(upload(of, 'model.bin', bytes)).rejects.toThrow(/fault on demand|closed|socket|ECONN|fetch failed/);
    const [starter] = await assets(of);
    expect(starter).toMatchObject({ name: 'model.bin', state: 'starter', size: 0, digest: null });
    expect((await refusalOf(upload(of, 'model.bin', bytes))).errors).toMatchObject([{ code: 'already_exists' }]);
    const asset = { ...of.scene.of, asset_id: starter?.id ?? 0 };
    const { repos } = of.scene.octokit().rest;
    const download = repos.getReleaseAsset({ ...asset, headers: { accept: 'application/octet-stream' } });
    expect((await refusalOf(download)).status).toBe(404);
    await repos.deleteReleaseAsset(asset);
    expect((await upload(of, 'model.bin', bytes)).data.digest).toBe(digest(bytes));
  });

  it('by the client leaves a starter too', async () => {
    const of = await openDraft();
    await sendByHand(of, { 'content-length': 1000 }, { bytes: 'only this', cut: true });
    const [starter] = await settled(() => assets(of));
    expect(starter).toMatchObject({ name: 'model.bin', state: 'starter' });
  });

  it('of which only the answer was lost is complete', async () => {
    const of = await openDraft();
    of.scene.standin.fault({ operationId: 'repos/upload-release-asset', kind: 'lost-answer', status: 502 });
    expect((await refusalOf(upload(of, 'model.bin', bytes))).status).toBe(502);
    expect(await assets(of)).toMatchObject([{ state: 'uploaded', digest: digest(bytes) }]);
  });

  it('by a rate limit leaves nothing', async () => {
    const of = await openDraft();
    of.scene.standin.fault({
      operationId: 'repos/upload-release-asset',
      kind: 'secondary-limit',
      retryAfter: 1,
    });
    expect((await refusalOf(upload(of, 'model.bin', bytes))).status).toBe(403);
    expect(await assets(of)).toEqual([]);
  });
});

describe('a download', () => {
  const locate = async (of: Draft, id: number) => {
    const headers = { ...headersOf(of.scene), accept: 'application/octet-stream' };
    const response = await of.scene.send(`/repos/octo-org/model/releases/assets/${id}`, { headers });
    expect(response.status).toBe(302);
    return response.headers.get('location') ?? '';
  };

  it('is on another host, which takes no token', async () => {
    const of = await openDraft();
    const { data } = await upload(of, 'model.bin', 'the model');
    const location = await locate(of, data.id);
    expect(new URL(location).origin).not.toBe(of.scene.standin.url);
    expect((await fetch(location, { headers: { authorization: headersOf(of.scene).authorization } })).status).toBe(401);
    expect((await fetch(location.replace('sig=', 'sig=x'))).status).toBe(403);
    const whole = await fetch(location);
    expect(whole.headers.get('content-disposition')).toContain('filename="model.bin"');
    expect(await whole.text()).toBe('the model');
    const part = await fetch(location, { headers: { range: 'bytes=4-' } });
    expect([part.status, await part.text()]).toEqual([206, 'model']);
  });

  it('of a draft is for those who may write', async () => {
    const of = await openDraft();
    const { data } = await upload(of, 'model.bin');
    const { repos } = of.scene.octokit(of.scene.token({ permissions: { contents: 'read' } })).rest;
    const asset = { ...of.scene.of, asset_id: data.id };
    expect((await refusalOf(repos.getReleaseAsset(asset))).status).toBe(404);
    await of.scene.octokit().rest.repos.updateRelease({ ...of.release, draft: false });
    expect((await repos.getReleaseAsset(asset)).data.digest).toBe(digest('model'));
  });
});

describe('an asset', () => {
  it('is listed, renamed and deleted', async () => {
    const of = await openDraft();
    const { data } = await upload(of, 'model.bin');
    await upload(of, 'other.bin');
    const { repos } = of.scene.octokit().rest;
    const asset = { ...of.scene.of, asset_id: data.id };
    expect((await repos.updateReleaseAsset({ ...asset, name: 'new name.bin' })).data.name).toBe('new.name.bin');
    expect((await refusalOf(repos.updateReleaseAsset({ ...asset, name: 'other.bin' }))).status).toBe(422);
    expect((await repos.listReleaseAssets({ ...of.release, per_page: 1 })).headers.link).toContain('rel="next"');
    await repos.deleteReleaseAsset(asset);
    expect((await assets(of)).map(({ name }) => name)).toEqual(['other.bin']);
  });

  it('can neither come nor go once its release is immutable', async () => {
    const of = await openDraft({ immutableReleases: true });
    const { data } = await upload(of, 'model.bin');
    const { repos } = of.scene.octokit().rest;
    await repos.updateRelease({ ...of.release, draft: false });
    const asset = { ...of.scene.of, asset_id: data.id };
    const uploaded = await refusalOf(upload(of, 'late.bin'));
    expect(uploaded).toMatchObject({
      status: 422,
      errors: [{ message: 'Cannot upload assets to an immutable release.' }],
    });
    const deleted = await refusalOf(repos.deleteReleaseAsset(asset));
    expect(deleted).toMatchObject({
      status: 422,
      errors: [{ message: 'Cannot delete asset from an immutable release' }],
    });
    expect((await refusalOf(repos.updateReleaseAsset({ ...asset, name: 'x' }))).status).toBe(422);
    expect(await assets(of)).toHaveLength(1);
  });

  it('may come late to a published release that is not immutable', async () => {
    const of = await openDraft();
    await of.scene.octokit().rest.repos.updateRelease({ ...of.release, draft: false });
    expect((await upload(of, 'late.bin')).status).toBe(201);
  });

  it('leaves nothing on disk when it is deleted, nor when the stand-in closes', async () => {
    const of = await openDraft();
    const [one, two] = [await upload(of, 'one.bin'), await upload(of, 'two.bin')];
    const files = of.scene.standin.releases(of.scene.repository)[0]?.assets.map(({ file }) => file) ?? [];
    await of.scene.octokit().rest.repos.deleteReleaseAsset({ ...of.scene.of, asset_id: one.data.id });
    expect(files.map((file) => existsSync(file))).toEqual([false, true]);
    await of.scene.octokit().rest.repos.deleteRelease(of.release);
    expect(files.map((file) => existsSync(file))).toEqual([false, false]);
    expect(two.status).toBe(201);
  });
});
