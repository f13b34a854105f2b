import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createProject, type Project, type WorkflowRun } from '../runner/index.ts';
import { type Standin, startStandin } from '../standin/index.ts';

/** A pull request of the story: what it says, the files it changes, and how it must end. */
export interface Chapter {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly expect: 'pass' | 'fail' | 'inconclusive';
  readonly changes: Readonly<Record<string, string>>;
}

/** What happened at one step. */
export interface Scene {
  readonly title: string;
  readonly body: string;
  /** Undefined for a push. */
  readonly number: number | undefined;
  readonly runs: readonly WorkflowRun[];
  readonly verdict: string;
  readonly expected: string;
  readonly comment: string;
  /** Requests to GitHub's API that the run sent. */
  readonly requests: number;
}

export interface Play {
  readonly scenes: readonly Scene[];
  readonly drift: readonly string[];
}

export interface Stage {
  /** The checkout of the suite. */
  readonly root: string;
  readonly onLine: (line: string) => void;
  readonly onScene: (scene: Scene) => void;
}

const template = 'examples/spam-filter';

/** Plays the life of the example on the stand-in: the workflow files of the example, the committed bundles. */
export async function play({ root, onLine, onScene }: Stage): Promise<Play> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-demo-'));
  const standin = await startStandin();
  try {
    const project = await createProject({ standin, root: folder, templateFolder: join(root, template) });
    const director = new Director(standin, project, { root, onLine });
    const scenes: Scene[] = [];
    const show = (scene: Scene) => {
      scenes.push(scene);
      onScene(scene);
    };
    show(await director.firstPush());
    for (const chapter of await loadChapters(join(root, template, 'story'))) show(await director.pullRequest(chapter));
    return { scenes, drift: standin.drift };
  } finally {
    await standin.close();
    await rm(folder, { recursive: true, force: true });
  }
}

class Director {
  readonly #standin: Standin;
  readonly #project: Project;
  readonly #options: Pick<Stage, 'root' | 'onLine'>;

  constructor(standin: Standin, project: Project, options: Pick<Stage, 'root' | 'onLine'>) {
    this.#standin = standin;
    this.#project = project;
    this.#options = options;
  }

  async firstPush(): Promise<Scene> {
    await this.#project.clone.git('rm', '-r', '--quiet', 'story');
    await this.#project.clone.commit('Train the spam filter', { 'CHANGELOG.md': '# Changes\n\nThe first filter.\n' });
    const event = await this.#project.push();
    return this.#fire(event, {
      title: 'push to main',
      body: 'The first model: nothing to compare with yet.',
      number: undefined,
      expected: 'inconclusive',
    });
  }

  async pullRequest({ branch, title, body, changes, expect }: Chapter): Promise<Scene> {
    await this.#project.clone.branch(branch, 'main');
    await this.#project.clone.commit(title, changes);
    const { number, event } = await this.#project.openPullRequest({ title, body, head: branch });
    await this.#project.clone.switchTo('main');
    return this.#fire(event, { title, body, number, expected: expect });
  }

  async #fire(
    event: Parameters<Project['fire']>[0],
    told: Pick<Scene, 'title' | 'body' | 'number' | 'expected'>,
  ): Promise<Scene> {
    const before = this.#standin.requests.length;
    const runs = await this.#project.fire(event, {
      actions: { 'mlops-actions/suite': this.#options.root },
      onLine: (line, { job, step }) => this.#options.onLine(`${job} | ${step} | ${line}`),
    });
    const started = runs.filter((run) => run.started);
    const [comment] = told.number === undefined ? [] : this.#standin.comments(this.#project.repository, told.number);
    const sent = this.#standin.requests.slice(before).filter(({ kind }) => kind === 'rest');
    return { ...told, runs: started, verdict: verdictOf(started), comment: comment?.body ?? '', requests: sent.length };
  }
}

function verdictOf(runs: readonly WorkflowRun[]): string {
  const steps = runs.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
  return steps.map(({ outputs }) => outputs['verdict']).find((verdict) => verdict !== undefined) ?? 'none';
}

interface Told {
  readonly branch: string;
  readonly title: string;
  readonly body: string;
  readonly verdict: Chapter['expect'];
}

/** The pull requests of the story: story.json, and a folder of changed files for each. */
async function loadChapters(folder: string): Promise<Chapter[]> {
  const { pullRequests } = JSON.parse(await readFile(join(folder, 'story.json'), 'utf8')) as { pullRequests: Told[] };
  return Promise.all(
    pullRequests.map(async ({ branch, title, body, verdict }) => {
      return { branch, title, body, expect: verdict, changes: await readChanges(join(folder, branch)) };
    }),
  );
}

async function readChanges(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file) => [relative(folder, file), await readFile(file, 'utf8')] as const),
  );
  return Object.fromEntries(texts);
}
