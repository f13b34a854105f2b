import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProject, type Project, type StepRun, type WorkflowRun } from '../../runner/index.ts';
import { type Standin, startStandin } from '../../standin/index.ts';

const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');
const actions = { 'mlops-actions/suite': root };

export const label = 'accept-regression';
export const context = 'mlops/override/spam-filter';

/** A floor that the model of a pull request breaks, with nothing to compare with. */
const policy = `task: multiclass
metrics: { accuracy: { margin: 0.01, min: 0.9 } }
override: { label: ${label} }
`;

const script = `import { writeFileSync } from 'node:fs';
const rows = Array.from({ length: 1500 }, (_, i) => [i, i % 2, i % 5 === 0 ? 1 - (i % 2) : i % 2]);
writeFileSync('predictions.csv', 'id,label,prediction\\n' + rows.map((row) => row.join()).join('\\n') + '\\n');
`;

const gate = `name: Gate
on: pull_request
permissions: {}
jobs:
  gate:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: { contents: read, statuses: read }
    env: { MLOPS_MODEL: spam-filter }
    steps:
      - uses: actions/checkout@v5
      - run: node answer.mjs
      - uses: mlops-actions/suite/actions/eval-gate@v1
        with: { candidate: predictions.csv, comment: 'off' }
`;

/** The example, word by word. */
export function exampleWorkflow(): Promise<string> {
  return readFile(join(root, 'examples/workflows/override.yml'), 'utf8');
}

/** What became of a label. */
export interface Answer {
  readonly conclusion: string;
  readonly state: string | undefined;
  /** Error annotations and log of the one step. */
  readonly told: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export interface Pull {
  readonly number: number;
  readonly head: string;
  /** The gate's verdict on it. */
  readonly gate: WorkflowRun;
}

/** A repository with a gate and the example workflow for overrides. */
export class OverrideWorld {
  readonly standin: Standin;
  readonly project: Project;
  readonly #root: string;
  readonly #clock: { time: number };
  #count = 0;

  private constructor(standin: Standin, project: Project, folder: string, clock: { time: number }) {
    this.standin = standin;
    this.project = project;
    this.#root = folder;
    this.#clock = clock;
  }

  /** @param override text of the workflow, where it is not the example. */
  static async open(override?: string): Promise<OverrideWorld> {
    const clock = { time: Date.parse('2026-01-05T00:00:00Z') };
    const standin = await startStandin({ now: () => new Date(clock.time) });
    const folder = await mkdtemp(join(tmpdir(), 'override-world-'));
    const files = {
      'answer.mjs': script,
      'mlops/gate.yml': policy,
      '.github/workflows/gate.yml': gate,
      '.github/workflows/override.yml': override ?? (await exampleWorkflow()),
    };
    const project = await createProject({ standin, root: folder, files });
    const world = new OverrideWorld(standin, project, folder, clock);
    for (const [login, role] of [
      ['writer', 'write'],
      ['triager', 'triage'],
      ['reader', 'read'],
    ] as const)
      standin.setPermission(project.repository, login, role);
    return world;
  }

  async close(): Promise<void> {
    await this.standin.close();
    await rm(this.#root, { recursive: true, force: true });
  }

  get repository(): string {
    return this.project.repository;
  }

  /** A pull request whose model breaks its floor. */
  async propose(from: Project = this.project): Promise<Pull> {
    this.#count += 1;
    const head = `change-${this.#count}`;
    await from.clone.branch(head, 'main');
    await from.clone.commit(head, { [`${head}.txt`]: head });
    await this.#follow(from);
    const { number, event } = await this.project.openPullRequest({ title: head, head }, from);
    await from.clone.switchTo('main');
    return { number, head, gate: started(await this.project.fire(event, { actions }), 'Gate') };
  }

  /** Another commit on it; `late`: pushed an hour after the date it bears. */
  async push({ number, head }: Pull, { late = false } = {}): Promise<WorkflowRun> {
    const { clone } = this.project;
    await clone.switchTo(head);
    await clone.commit('More', { [`${head}.txt`]: 'more' });
    if (late) this.wait(3600);
    else await this.#follow(this.project);
    const event = await this.project.updatePullRequest(number, head);
    await clone.switchTo('main');
    return started(await this.project.fire(event, { actions }), 'Gate');
  }

  /** Lets seconds go by on GitHub. */
  wait(seconds: number): void {
    this.#clock.time += seconds * 1000;
  }

  /** Commits bear dates of their own; GitHub's clock is half a minute behind the newest. */
  async #follow({ clone }: Project): Promise<void> {
    this.#clock.time = Number(await clone.git('log', '-1', '--format=%ct')) * 1000 + 30_000;
  }

  say({ number }: Pull, login: string, body: string): void {
    this.standin.commentAs(this.repository, number, login, body);
  }

  /** Sets the label, or takes it away, and runs what starts on it. */
  async label({ number }: Pull, login: string, { name = label, off = false } = {}): Promise<Answer> {
    this.wait(5);
    const event = off
      ? this.project.unlabelPullRequest(number, name, login)
      : this.project.labelPullRequest(number, name, login);
    const run = started(await this.project.fire(event, { actions }), 'Override');
    return toAnswer(run);
  }

  /** The statuses of the model on the head of a pull request, newest first. */
  statuses({ number }: Pull): object[] {
    const { headSha } = this.standin.updatePullRequest(this.repository, number);
    const found = this.standin.statuses(this.repository, headSha);
    return found.filter(({ values }) => values['context'] === context).map(({ values }) => values);
  }

  /** Carries out the re-runs that were asked for. */
  fireReruns(): Promise<WorkflowRun[]> {
    return this.project.fireReruns({ actions });
  }
}

function started(runs: readonly WorkflowRun[], name: string): WorkflowRun {
  const run = runs.find(({ workflowName, started: began }) => began && workflowName === name);
  if (run === undefined) throw new Error(`${name} did not start: ${runs.map(({ reason }) => reason).join('; ')}`);
  return run;
}

function toAnswer({ conclusion, jobs }: WorkflowRun): Answer {
  const steps: readonly StepRun[] = jobs.flatMap((job) => job.steps);
  const outputs = steps[0]?.outputs ?? {};
  const summary = steps.map((step) => step.summary).join('\n');
  const told = steps.flatMap(({ annotations }) => annotations.map(({ message }) => message)).join('\n');
  return { conclusion, state: outputs['state'], told, summary, outputs };
}
