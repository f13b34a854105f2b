import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseRecord, type RecordKind, type Records } from '@mlops-actions/records';
import { openDirRegistry, registerVersion } from '@mlops-actions/registry';
import { type BundleResult, createProject, type Project, runBundle, type WorkflowEvent } from '../runner/index.ts';
import type { CancelTimes } from '../runner/spawn-process.ts';
import { type Standin, startStandin } from '../standin/index.ts';

type Access = Record<string, 'read' | 'write' | 'none'>;

/** One use of register or deploy. */
export interface ReleaseUse {
  readonly event?: WorkflowEvent;
  /** Files of the workspace. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** The bytes of the model, written to `model.bin`; with records of train and, unless null, of eval-gate. */
  readonly weights?: string;
  readonly verdict?: 'pass' | 'fail' | 'inconclusive' | 'error' | null;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly permissions?: Access;
  readonly token?: string;
  readonly runId?: number;
  readonly attempt?: number;
  readonly workspace?: string;
  readonly signal?: AbortSignal;
  readonly cancelTimes?: CancelTimes;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly onLine?: (line: string) => void;
}

export interface Used<K extends RecordKind> extends BundleResult {
  /** Undefined when the action ended before it could write one. */
  readonly record: Records[K] | undefined;
  readonly workspace: string;
  readonly runId: number;
  /** Every error and warning, one text. */
  readonly told: string;
}

const forRegister: Access = { contents: 'write' };
const forDeploy: Access = { contents: 'read', deployments: 'write', actions: 'read' };

/** A repository on the stand-in, and the committed bundles of register and deploy used in it. */
export class ReleaseWorld {
  readonly standin: Standin;
  readonly project: Project;
  readonly root: string;
  /** A push to main. */
  readonly push: WorkflowEvent;
  #run = 7000;

  private constructor(parts: { standin: Standin; project: Project; root: string; push: WorkflowEvent }) {
    this.standin = parts.standin;
    this.project = parts.project;
    this.root = parts.root;
    this.push = parts.push;
  }

  static async open(files: Readonly<Record<string, string>> = {}): Promise<ReleaseWorld> {
    const standin = await startStandin();
    const root = await mkdtemp(join(tmpdir(), 'release-world-'));
    const project = await createProject({ standin, root, files: { 'README.md': 'A project.\n', ...files } });
    await project.clone.commit('A model', { 'notes.md': 'A model.\n' });
    return new ReleaseWorld({ standin, project, root, push: await project.push() });
  }

  async close(): Promise<void> {
    await this.standin.close();
    await rm(this.root, { recursive: true, force: true });
  }

  get repository(): string {
    return this.project.repository;
  }

  register(use: ReleaseUse = {}): Promise<Used<'register'>> {
    return this.#use('register', { permissions: forRegister, ...use });
  }

  deploy(use: ReleaseUse = {}): Promise<Used<'deploy'>> {
    const inputs = { registry: `dir:${this.store}`, ...use.inputs };
    return this.#use('deploy', { permissions: forDeploy, event: this.dispatch(), ...use, inputs });
  }

  /** A workflow_dispatch on main. */
  dispatch(): WorkflowEvent {
    const event = this.standin.workflowDispatchEvent(this.repository, { workflow: 'deploy.yml', ref: 'main' });
    return { ...event, sha: shaOf(this.push), ref: 'refs/heads/main' };
  }

  async #use<K extends 'register' | 'deploy'>(kind: K, use: ReleaseUse): Promise<Used<K>> {
    this.#run += 1;
    const runId = use.runId ?? this.#run;
    const event = use.event ?? this.push;
    const workspace = use.workspace ?? (await mkdtemp(join(this.root, 'workspace-')));
    const handed =
      use.weights === undefined ? {} : handOver(use.weights, use.verdict ?? null, { runId, sha: shaOf(event) });
    for (const [name, text] of Object.entries({ ...handed, ...use.files })) {
      await mkdir(dirname(join(workspace, name)), { recursive: true });
      await writeFile(join(workspace, name), text);
    }
    const { repository, standin } = this;
    const token = use.token ?? standin.issueToken({ repository, permissions: { ...use.permissions } });
    const result = await runBundle({
      action: kind,
      event,
      workspace,
      token,
      standin,
      repository,
      run: { id: runId, attempt: use.attempt ?? 1 },
      ...(use.inputs !== undefined && { inputs: use.inputs }),
      ...(use.signal !== undefined && { signal: use.signal }),
      ...(use.cancelTimes !== undefined && { cancelTimes: use.cancelTimes }),
      ...(use.env !== undefined && { env: use.env }),
      ...(use.onLine !== undefined && { onLine: use.onLine }),
    });
    const text = await readFile(join(workspace, `.mlops/model/${kind}.json`), 'utf8').catch(() => undefined);
    const told = result.annotations.map(({ message }) => message).join('\n');
    const record = text === undefined ? undefined : parseRecord(kind, text, `${kind}.json`);
    return { ...result, record, workspace, runId, told };
  }

  /** Puts a version into the folder registry, as register would. */
  async version(version: string, weights = `weights of ${version}`): Promise<void> {
    const absolute = join(this.root, `weights-${version}.bin`);
    await writeFile(absolute, weights);
    const file = { absolute, path: 'model.bin', sha256: digestOf(weights), size: Buffer.byteLength(weights) };
    const commit = shaOf(this.push);
    await registerVersion(openDirRegistry({ path: this.store }), {
      model: 'model',
      wanted: version,
      commit,
      contents: { files: [file], companions: [] },
      describe: {
        createdAt: '2026-01-05T09:00:00Z',
        layout: 'file',
        modelDigest: file.sha256,
        source: { repository: this.repository, commit, run: 1, attempt: 1, event: 'push' },
        training: null,
        data: null,
        metrics: {},
        gate: null,
        previous: null,
      },
      card: () => '',
    });
  }

  get store(): string {
    return join(this.root, 'store');
  }

  /** What GitHub knows of the deployments to an environment, oldest first. */
  deployments(
    environment: string,
  ): { id: number; payload: Record<string, unknown>; states: string[]; descriptions: string[] }[] {
    const own = this.standin
      .deployments(this.repository)
      .filter((deployment) => deployment.environment === environment);
    return own.map(({ id, payload, statuses }) => ({
      id,
      payload: (payload ?? {}) as Record<string, unknown>,
      states: statuses.map(({ state }) => state),
      descriptions: statuses.map(({ description }) => description),
    }));
  }

  /** Tags and refs of the repository behind the stand-in, as git lists them. */
  tags(): Promise<string[]> {
    return this.project.clone.git('ls-remote', '--tags', '--refs', 'origin').then((text) =>
      text
        .split('\n')
        .flatMap((line) => line.split('refs/tags/')[1] ?? [])
        .toSorted(),
    );
  }
}

/** What train and eval-gate leave in the workspace. */
export function handOver(
  weights: string,
  verdict: ReleaseUse['verdict'],
  { runId, sha }: { runId: number; sha: string },
): Record<string, string> {
  const digest = digestOf(weights);
  const head = {
    schemaVersion: 1,
    model: 'model',
    commit: sha,
    run: { id: runId, attempt: 1, event: 'push', repository: 'octo-org/spam-filter' },
    createdAt: '2026-01-05T09:00:00.000Z',
  };
  const train = {
    kind: 'train',
    ...head,
    command: 'node train.js',
    workingDirectory: '.',
    seed: 0,
    parameters: {},
    durationMs: 1,
    environment: { os: 'linux', arch: 'x64', cpus: 2, memoryBytes: 1e9, image: null },
    data: null,
    code: null,
    metrics: { accuracy: 0.9 },
    predictions: null,
    weights: { path: 'model.bin', digest, size: weights.length, format: 'bin', artifact: null },
  };
  const gate = {
    kind: 'eval-gate',
    ...head,
    verdict,
    mode: 'merge',
    policy: { source: 'mlops/gate.yml', digest: null, differs: [] },
    candidate: { source: 'train', commit: sha, digest },
    baseline: null,
    examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
    alpha: 0.05,
    comparisons: [],
    override: null,
    flags: [],
    error: null,
  };
  return {
    'model.bin': weights,
    '.mlops/model/train.json': JSON.stringify(train),
    ...(verdict === null || verdict === undefined ? {} : { '.mlops/model/eval-gate.json': JSON.stringify(gate) }),
  };
}

export function digestOf(text: string | Buffer): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

export function shaOf(event: WorkflowEvent): string {
  const { after } = event.payload as { readonly after?: string };
  return event.sha ?? after ?? '';
}
