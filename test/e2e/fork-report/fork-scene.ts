import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ForkReportRecord, parseRecord } from '@mlops-actions/records';
import { type TestEntry, zip } from '@mlops-actions/runner/zip-writer';
import { type BundleResult, type Project, runBundle } from '../../runner/index.ts';
import { GateWorld, policy, type Row, rows, trainRecord } from '../gate-world.ts';

/** GitHub's own artifact client does not say which version of the API it means. */
export const unversioned = ['list-workflow-run-artifacts', 'download-artifact'].map(
  (name) => `request actions/${name}: the header X-GitHub-Api-Version must be 2022-11-28, not absent`,
);

/** A report of the bundle, and everything it left behind. */
export interface Reported extends BundleResult {
  readonly record: ForkReportRecord | undefined;
  /** Bodies of the comments on the pull request. */
  readonly comments: readonly string[];
  readonly status: string | undefined;
}

/** A pull request of a fork with a run that is over, in which a stranger may store what he likes. */
export interface Opened {
  readonly number: number;
  readonly runId: number;
  readonly headSha: string;
  readonly mergeSha: string;
}

export interface ReportOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, 'read' | 'write' | 'none'>>;
  /** Changes the run in the payload. */
  readonly change?: Readonly<Record<string, unknown>>;
}

export const good = rows({ n: 600, wrong: (index) => index % 50 === 7 });
export const bad = rows({ n: 600, wrong: (index) => index % 8 === 7 });

const labels = `id,label\n${good.map((row) => `${String(row['id'])},${String(row['label'])}\n`).join('')}`;
/** What the README lists. */
const granted = { contents: 'read', actions: 'read', 'pull-requests': 'write', statuses: 'write' } as const;

/** A repository with recorded baseline, policy and labels, a fork of it, and the bundle of fork-report. */
export class ForkScene {
  readonly world: GateWorld;
  readonly fork: Project;
  readonly #workspaces: string[] = [];
  #runs = 7000;

  private constructor(world: GateWorld, fork: Project) {
    this.world = world;
    this.fork = fork;
  }

  static async open(text = `${policy}labels: data/labels.csv\n`): Promise<ForkScene> {
    const world = await GateWorld.open({ 'mlops/gate.yml': text, 'data/labels.csv': labels });
    await world.record(good);
    return new ForkScene(world, await world.project.fork('stranger'));
  }

  /** @throws Error when GitHub's description was departed from. */
  async close(): Promise<void> {
    const drift = this.world.standin.drift.filter((line) => !unversioned.includes(line));
    await this.world.close();
    for (const folder of this.#workspaces) await rm(folder, { recursive: true, force: true });
    if (drift.length > 0) throw new Error(drift.join('\n'));
  }

  /** Opens a pull request from the fork, and lets its run end. */
  async pullRequest(title: string, conclusion: 'success' | 'failure' = 'success'): Promise<Opened> {
    const { standin, repository } = this.world;
    const { number, event } = await this.world.open(title, {}, this.fork);
    const { headSha, mergeSha } = standin.updatePullRequest(repository, number);
    const { head } = event.payload['pull_request'] as { head: { ref: string } };
    const { id: runId } = standin.createRun({
      repository,
      workflow: '.github/workflows/fork-gate.yml',
      event: 'pull_request',
      headSha,
      headBranch: head.ref,
      headRepository: this.fork.repository,
    });
    standin.updateRun(repository, runId, { conclusion });
    return { number, runId, headSha, mergeSha: mergeSha ?? '' };
  }

  /** Puts entries into an artifact of the run as a zip, past GitHub's own client. */
  store({ runId }: Opened, entries: readonly TestEntry[], name = 'mlops-model-train'): void {
    this.world.standin.forgeArtifact(this.world.repository, runId, { name, bytes: zip(entries) });
  }

  /** What train would upload. `change` is written over its record. */
  trained({ runId, mergeSha }: Opened, answers: readonly Row[], change: object = {}): TestEntry[] {
    const files = trainRecord({ runId, sha: mergeSha, checkedOut: mergeSha, rows: answers });
    const record = JSON.parse(files['.mlops/model/train.json'] ?? '') as object;
    return [
      { name: 'train.json', content: JSON.stringify({ ...record, ...change }) },
      { name: 'predictions.jsonl', content: files['out/predictions.jsonl'] ?? '' },
    ];
  }

  /** Uses the bundle on the run. */
  async report(
    opened: Opened,
    { inputs = {}, permissions = granted, change = {} }: ReportOptions = {},
  ): Promise<Reported> {
    const { standin, repository } = this.world;
    const workspace = await mkdtemp(join(tmpdir(), 'fork-report-'));
    this.#workspaces.push(workspace);
    const event = standin.workflowRunEvent(repository, opened.runId);
    const run = { ...(event.payload['workflow_run'] as object), ...change };
    this.#runs += 1;
    const result = await runBundle({
      action: 'fork-report',
      event: { ...event, payload: { ...event.payload, workflow_run: run } },
      workspace,
      inputs: { 'status-name': 'mlops/fork', ...inputs },
      token: standin.issueToken({ repository, permissions: { ...permissions } }),
      standin,
      repository,
      run: { id: this.#runs },
    });
    const text = await readFile(join(workspace, '.mlops/model/fork-report.json'), 'utf8').catch(() => undefined);
    const statuses = standin.statuses(repository, opened.headSha);
    return {
      ...result,
      record: text === undefined ? undefined : parseRecord('fork-report', text, 'fork-report.json'),
      comments: standin.comments(repository, opened.number).map(({ body }) => body),
      status: statuses.map(({ values }) => String(values['state']))[0],
    };
  }
}
