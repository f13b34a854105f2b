import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProject, type FireRequest, type JobRun, type Project, type WorkflowRun } from '../../runner/index.ts';
import { type Standin, startStandin } from '../../standin/index.ts';

const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');
const models = ['mail', 'sms', 'web'] as const;

/** What a model's training comes to: right in 98 of 100, in 80 of 100, a crash, or a wait for the end. */
export type Behaviour = 'good' | 'bad' | 'crash' | 'wait';

const script = `import { readFileSync, writeFileSync } from 'node:fs';
const output = process.env.MLOPS_OUTPUT_DIR;
const behaviour = JSON.parse(readFileSync('models.json', 'utf8'))[process.env.MLOPS_MODEL];
if (behaviour === 'crash') throw new Error('crashed');
if (behaviour === 'wait') { console.log('waiting'); setInterval(() => {}, 1000); } else {
  const every = behaviour === 'good' ? 50 : 5;
  const rows = Array.from({ length: 1500 }, (_, i) => [i, i % 2, i % every === 0 ? 1 - (i % 2) : i % 2]);
  const right = rows.filter(([, label, prediction]) => label === prediction).length;
  writeFileSync(output + '/metrics.json', JSON.stringify({ accuracy: right / rows.length }));
  writeFileSync(output + '/predictions.csv', 'id,label,prediction\\n' + rows.map((row) => row.join()).join('\\n') + '\\n');
}
`;

/** The floor says no without anything to compare with. */
const policy = 'task: multiclass\nmetrics: { accuracy: { margin: 0.01, min: 0.9 } }\n';

/** The example, word by word; the machine that runs this has Node and need not have Python. */
export async function exampleWorkflow(): Promise<string> {
  const text = await readFile(join(root, 'examples/workflows/matrix-gate.yml'), 'utf8');
  return replaced(text, 'python train.py', 'node train.mjs');
}

/** The example without comments: whoever writes the one of all models waits a while for others who may. */
export async function quietWorkflow(): Promise<string> {
  const text = replaced(await exampleWorkflow(), 'comment: combined', 'comment: off');
  return replaced(text, 'needs: ${{ toJSON(needs) }}', 'needs: ${{ toJSON(needs) }}\n          comment: false');
}

/** @throws Error when the text does not hold what is to be replaced: the test would test something else. */
export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the workflow does not hold ${JSON.stringify(from)}`);
  return text.replaceAll(from, to);
}

/** How a run of the example ended. */
export interface Outcome {
  readonly run: WorkflowRun;
  readonly conclusion: string;
  /** Of the required check. */
  readonly status: JobRun;
  readonly verdicts: unknown;
  readonly number: number;
  /** Every comment on the pull request. */
  readonly comments: readonly string[];
}

/** A repository with three models and the example workflow. */
export class MatrixWorld {
  readonly standin: Standin;
  readonly project: Project;
  readonly #root: string;
  #count = 0;

  private constructor(standin: Standin, project: Project, folder: string) {
    this.standin = standin;
    this.project = project;
    this.#root = folder;
  }

  static async open(): Promise<MatrixWorld> {
    const standin = await startStandin();
    const folder = await mkdtemp(join(tmpdir(), 'matrix-world-'));
    const files = { 'train.mjs': script, 'mlops/gate.yml': policy, 'README.md': 'Three models.\n' };
    return new MatrixWorld(standin, await createProject({ standin, root: folder, files }), folder);
  }

  async close(): Promise<void> {
    await this.standin.close();
    await rm(this.#root, { recursive: true, force: true });
  }

  /** A pull request whose models behave so, judged by the quiet example or another workflow. */
  async propose(
    behaviour: Partial<Record<(typeof models)[number], Behaviour>>,
    { workflow, ...request }: FireRequest & { readonly workflow?: string } = {},
  ): Promise<Outcome> {
    this.#count += 1;
    const head = `change-${this.#count}`;
    const all = Object.fromEntries(models.map((model) => [model, behaviour[model] ?? 'good']));
    await this.project.clone.branch(head, 'main');
    await this.project.clone.commit(head, {
      'models.json': JSON.stringify(all),
      '.github/workflows/matrix-gate.yml': workflow ?? (await quietWorkflow()),
    });
    const { number, event } = await this.project.openPullRequest({ title: head, head });
    await this.project.clone.switchTo('main');
    const [run] = await this.project.fire(event, { actions: { 'mlops-actions/suite': root }, ...request });
    return this.outcome(run, number);
  }

  outcome(run: WorkflowRun | undefined, number: number): Outcome {
    const status = run?.jobs.find(({ name }) => name === 'Every model');
    if (run === undefined || status === undefined) throw new Error(`nothing ran: ${run?.reason ?? 'no workflow'}`);
    const verdicts = status.steps[0]?.outputs['verdicts'];
    return {
      run,
      status,
      number,
      conclusion: status.conclusion,
      verdicts: verdicts === undefined ? undefined : JSON.parse(verdicts),
      comments: this.standin.comments(this.project.repository, number).map(({ body }) => body),
    };
  }

  /** Carries out the re-runs that were asked for. */
  async rerun(number: number): Promise<Outcome> {
    const [run] = await this.project.fireReruns({ actions: { 'mlops-actions/suite': root } });
    return this.outcome(run, number);
  }
}
