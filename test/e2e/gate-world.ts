import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type EvalGateRecord, parseRecord } from '@mlops-actions/records';
import { type BundleResult, createProject, type Project, runBundle, type WorkflowEvent } from '../runner/index.ts';
import { type Standin, startStandin } from '../standin/index.ts';

/** A row of predictions as the tests write them. */
export type Row = Readonly<Record<string, unknown>>;

export interface Use {
  readonly event: WorkflowEvent;
  /** Written to predictions.jsonl, unless `files` says otherwise. */
  readonly rows?: readonly Row[];
  /** Files of the workspace. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly permissions?: Record<string, 'read' | 'write' | 'none'>;
  readonly runId?: number;
  readonly attempt?: number;
  readonly post?: boolean;
  readonly token?: string;
  readonly comment?: 'per-model' | 'combined' | 'off';
  /** Cancels the main stage; `post` still runs. */
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Judged extends BundleResult {
  /** Undefined when the action ended before it could write one. */
  readonly record: EvalGateRecord | undefined;
  readonly workspace: string;
}

const onPullRequest = { contents: 'read', 'pull-requests': 'write' } as const;
const onPush = { contents: 'write' } as const;

/** A repository on the stand-in, and the committed bundle of eval-gate used in it. */
export class GateWorld {
  readonly standin: Standin;
  readonly project: Project;
  readonly #root: string;
  #run = 5000;

  private constructor(standin: Standin, project: Project, root: string) {
    this.standin = standin;
    this.project = project;
    this.#root = root;
  }

  static async open(files: Readonly<Record<string, string>> = { 'mlops/gate.yml': policy }): Promise<GateWorld> {
    const standin = await startStandin();
    const root = await mkdtemp(join(tmpdir(), 'gate-world-'));
    const project = await createProject({ standin, root, files: { 'README.md': 'A project.\n', ...files } });
    return new GateWorld(standin, project, root);
  }

  async close(): Promise<void> {
    await this.standin.close();
    await rm(this.#root, { recursive: true, force: true });
  }

  get repository(): string {
    return this.project.repository;
  }

  /** A commit on main that changes some files, pushed. */
  async push(message: string, files: Readonly<Record<string, string | null>> = {}): Promise<WorkflowEvent> {
    await this.project.clone.commit(message, { [`notes/${message.replace(/\W+/g, '-')}.md`]: message, ...files });
    return this.project.push();
  }

  /** A pull request that changes some files. */
  async open(
    title: string,
    files: Readonly<Record<string, string | null>> = {},
    from?: Project,
    base = 'main',
  ): Promise<{ number: number; event: WorkflowEvent }> {
    const head = `change-${title.replace(/\W+/g, '-').slice(0, 40)}`;
    const { clone } = from ?? this.project;
    await clone.branch(head, base);
    await clone.commit(title.slice(0, 60), { [`notes/${head}.md`]: title, ...files });
    const opened = await this.project.openPullRequest({ title, head, base }, from);
    await this.project.clone.switchTo('main');
    return opened;
  }

  /** Records rows as the baseline of main. */
  async record(rows: readonly Row[], message = 'baseline'): Promise<Judged> {
    return this.judge({ event: await this.push(message), rows, permissions: onPush });
  }

  /** Uses the bundle once, in a workspace of its own. */
  async judge({
    event,
    rows,
    files,
    inputs,
    permissions,
    runId,
    attempt = 1,
    post,
    token: given,
    comment,
    signal,
    env,
  }: Use): Promise<Judged> {
    this.#run += 1;
    const workspace = await mkdtemp(join(this.#root, 'workspace-'));
    const contents = { ...(rows === undefined ? {} : { 'predictions.jsonl': toJsonl(rows) }), ...files };
    for (const [name, text] of Object.entries(contents)) {
      await mkdir(dirname(join(workspace, name)), { recursive: true });
      await writeFile(join(workspace, name), text);
    }
    const granted = permissions ?? (event.name === 'push' ? onPush : onPullRequest);
    const token = given ?? this.standin.issueToken({ repository: this.repository, permissions: { ...granted } });
    const candidate = rows === undefined ? {} : { candidate: 'predictions.jsonl' };
    const result = await runBundle({
      action: 'eval-gate',
      event,
      workspace,
      inputs: { ...candidate, ...(comment === undefined ? {} : { comment }), ...inputs },
      token,
      standin: this.standin,
      repository: this.repository,
      run: { id: runId ?? this.#run, attempt },
      ...(post === undefined ? {} : { post }),
      ...(signal === undefined ? {} : { signal }),
      ...(env === undefined ? {} : { env }),
    });
    const text = await readFile(join(workspace, '.mlops/model/eval-gate.json'), 'utf8').catch(() => undefined);
    const record = text === undefined ? undefined : parseRecord('eval-gate', text, 'eval-gate.json');
    return { ...result, workspace, record };
  }

  comment(number: number): string {
    const [first] = this.standin.comments(this.repository, number);
    return first?.body ?? '';
  }
}

/** The policy the tests are judged by, unless they bring their own. */
export const policy = `task: binary
positive: spam
metrics:
  accuracy: { margin: 0.005 }
  false_positive_rate: { margin: 0.01 }
slices:
  guard: [{ where: { mail_type: newsletter }, metric: false_positive_rate }]
`;

export interface RowOptions {
  readonly n?: number;
  /** Examples answered wrongly, by index. */
  readonly wrong?: (index: number) => boolean;
}

/** Examples of which every third is spam, and every fifth of the rest a newsletter; right unless said otherwise. */
export function rows({ n = 1200, wrong = () => false }: RowOptions = {}): Row[] {
  return Array.from({ length: n }, (_, index) => {
    const spam = index % 3 === 0;
    const says = spam !== wrong(index);
    return {
      id: `mail-${index}`,
      label: spam ? 'spam' : 'ham',
      prediction: says ? 'spam' : 'ham',
      score: says ? 0.9 : 0.1,
      mail_type: spam ? 'spam' : index % 5 === 1 ? 'newsletter' : 'personal',
    };
  });
}

export interface TrainedOptions {
  readonly runId: number;
  readonly sha: string;
  readonly checkedOut: string;
  readonly rows: readonly Row[];
  /** What the record says of the predictions, if not the truth. */
  readonly digest?: string;
}

/** A workspace in which train ran: its record, and the predictions it names. */
export function trainRecord({ runId, sha, checkedOut, rows: answers, digest }: TrainedOptions): Record<string, string> {
  const predictions = toJsonl(answers);
  const own = `sha256:${createHash('sha256').update(predictions).digest('hex')}`;
  const record = {
    kind: 'train',
    schemaVersion: 1,
    model: 'model',
    commit: sha,
    run: { id: runId, attempt: 1, event: 'pull_request', repository: 'octo-org/spam-filter' },
    createdAt: '2026-01-05T09:00:00.000Z',
    command: 'node train.js',
    workingDirectory: '.',
    seed: 0,
    parameters: {},
    durationMs: 1,
    environment: { os: 'linux', arch: 'x64', cpus: 2, memoryBytes: 1e9, image: null },
    data: null,
    code: { commit: checkedOut, digest: own, files: 1, dirty: false },
    metrics: {},
    predictions: { path: 'out/predictions.jsonl', digest: digest ?? own, size: predictions.length },
    weights: null,
  };
  return { '.mlops/model/train.json': JSON.stringify(record), 'out/predictions.jsonl': predictions };
}

function toJsonl(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
