import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AliasRequest, Contents, ModelVersion, RegistrationOrder, Registry } from '@mlops-actions/registry';
import { afterAll, beforeAll } from 'vitest';
import type { Bench, Open } from './suite.ts';

type StoredFile = Contents['files'][number];

/** Texts or bytes by path. */
export type Texts = Readonly<Record<string, string | Uint8Array>>;

/** A store that the tests of a group share; each takes models and folders of its own. */
export interface Scene {
  readonly bench: Bench;
  /** A name that no other test uses. */
  newModel(): string;
  /** A folder that is not there yet, in a folder that holds nothing else. */
  newFolder(): Promise<string>;
  /** Writes files and says how they are to be registered. */
  newOrder(
    files: Texts,
    rest?: Partial<RegistrationOrder> & { readonly companionTexts?: Texts },
  ): Promise<RegistrationOrder>;
  close(): Promise<void>;
}

/** Opens a store before the tests of the group this is called in, and closes it after them. */
export function useScene(open: Open): () => Scene {
  let opened: Scene | undefined;
  beforeAll(async () => {
    opened = await openScene(await open());
  });
  afterAll(() => opened?.close());
  return () => {
    if (opened === undefined) throw new Error('the store was not opened');
    return opened;
  };
}

async function openScene(bench: Bench): Promise<Scene> {
  const root = await mkdtemp(join(tmpdir(), 'registry-contract-'));
  let made = 0;
  const newModel = () => `model-${(made += 1)}`;
  const newFolder = async () => join(await mkdtemp(join(root, 'folder-')), 'out');
  return {
    bench,
    newModel,
    newFolder,
    async newOrder(files, { companionTexts = {}, ...rest } = {}) {
      const companions = await writeFiles(await newFolder(), companionTexts);
      const contents = { files: await writeFiles(await newFolder(), files), companions };
      return { ...plainOrder(bench.commit), model: newModel(), contents, ...rest };
    },
    async close() {
      await bench.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Writes files into a folder and says what they are. */
async function writeFiles(folder: string, texts: Texts): Promise<StoredFile[]> {
  const stored: StoredFile[] = [];
  for (const [path, content] of Object.entries(texts)) {
    const absolute = join(folder, path);
    await mkdir(dirname(absolute), { recursive: true });
    await writeFile(absolute, content);
    const sha256 = `sha256:${createHash('sha256').update(content).digest('hex')}`;
    stored.push({ absolute, path, sha256, size: Buffer.byteLength(content) });
  }
  return stored;
}

function plainOrder(commit: string): Omit<RegistrationOrder, 'model' | 'contents'> {
  return {
    wanted: 'auto',
    commit,
    describe: {
      createdAt: '2026-03-04T12:00:00Z',
      layout: 'folder',
      modelDigest: `sha256:${'a'.repeat(64)}`,
      source: { repository: 'octo-org/model', commit, run: 1, attempt: 1, event: 'push' },
      training: null,
      data: null,
      metrics: { accuracy: 0.95 },
      gate: null,
      previous: null,
    },
    card: ({ model, version }) => `# ${model} ${version}\n`,
  };
}

/** Every file under a folder with its text; undefined when there is no such folder. */
export async function readFolder(folder: string): Promise<Record<string, string> | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return undefined;
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const texts = files.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(texts));
}

/** Fetches a version, companions included, and reads what arrived. */
export async function fetched(scene: Scene, registry: Registry, version: ModelVersion) {
  const folder = await scene.newFolder();
  await registry.download(version, { folder, companions: version.manifest.companions.map(({ path }) => path) });
  return readFolder(folder);
}

/** A wish to turn `champion`. */
export function turn(model: string, version: string, rest: Partial<AliasRequest> = {}): AliasRequest {
  return {
    model,
    alias: 'champion',
    version,
    expect: undefined,
    reason: 'better',
    actor: 'octocat',
    run: 'https://github.example/runs/1',
    at: '2026-03-04T12:00:00Z',
    ...rest,
  };
}
