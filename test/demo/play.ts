import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProject, type Project, type WorkflowEvent, type WorkflowRun } from '../runner/index.ts';
import { type Standin, startStandin } from '../standin/index.ts';
import { type Serving, startServing } from './serving.ts';
import { type Chapter, loadStory } from './story.ts';

/** What happened at one step. */
export interface Scene {
  readonly kind: 'push' | 'pull request' | 'deployment';
  readonly title: string;
  readonly body: string;
  /** Of a pull request. */
  readonly number: number | undefined;
  readonly runs: readonly WorkflowRun[];
  /** The gate's verdict, or the status of the deployment. */
  readonly verdict: string;
  readonly expected: string;
  /** Comment of a pull request, else the summary of the job the step is about. */
  readonly comment: string;
  /** What was registered, or tried to go live. */
  readonly version: string | undefined;
  /** What the server says it serves, after a deployment. */
  readonly live: string | undefined;
  /** Requests to GitHub's API that the runs sent. */
  readonly requests: number;
  /** The HTML reports of the gate. */
  readonly reports: readonly Report[];
}

/** A file a browser opens: where the comment links it, and its text. */
export interface Report {
  readonly path: string;
  readonly html: string;
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
  const example = join(root, template);
  const standin = await startStandin();
  const serving = await startServing(example);
  try {
    const story = await loadStory(join(example, 'story'));
    const project = await createProject({ standin, root: folder, templateFolder: example });
    const director = new Director({ standin, project, serving, root, onLine });
    const scenes: Scene[] = [];
    const show = (scene: Scene) => {
      scenes.push(scene);
      onScene(scene);
    };
    show(await director.firstPush());
    show(await director.deployment({ title: 'the first version goes live', expected: 'success' }));
    for (const chapter of story.pullRequests) show(await director.pullRequest(chapter));
    const merged = scenes.find(
      ({ title }) => title === story.pullRequests.find(({ branch }) => branch === story.merged)?.title,
    );
    show(await director.merge(merged));
    show(await director.deployment({ title: 'the merged version goes live', expected: 'success' }));
    show(await director.push(story.broken));
    show(await director.deployment({ title: 'a version that does not work', expected: 'rolled-back' }));
    return { scenes, drift: standin.drift };
  } finally {
    await serving.close();
    await standin.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Set {
  readonly standin: Standin;
  readonly project: Project;
  readonly serving: Serving;
  readonly root: string;
  readonly onLine: (line: string) => void;
}

type Told = Pick<Scene, 'kind' | 'title' | 'body' | 'number' | 'expected'>;

class Director {
  readonly #set: Set;

  constructor(set: Set) {
    this.#set = set;
  }

  async firstPush(): Promise<Scene> {
    const { clone } = this.#set.project;
    await clone.git('rm', '-r', '--quiet', 'story');
    await clone.commit('Train the spam filter', { 'CHANGELOG.md': '# Changes\n\nThe first filter.\n' });
    const body = 'The first model: nothing to compare with yet.';
    return this.#push({ title: 'push to main', body, expected: 'inconclusive' });
  }

  async push({ title, body, changes, expect }: Chapter): Promise<Scene> {
    await this.#set.project.clone.commit(title, changes);
    return this.#push({ title, body, expected: expect });
  }

  async pullRequest({ branch, title, body, changes, expect }: Chapter): Promise<Scene> {
    const { project } = this.#set;
    await project.clone.branch(branch, 'main');
    await project.clone.commit(title, changes);
    const { number, event } = await project.openPullRequest({ title, body, head: branch });
    await project.clone.switchTo('main');
    return this.#fire({ kind: 'pull request', title, body, number, expected: expect }, event);
  }

  async merge(pull: Scene | undefined): Promise<Scene> {
    if (pull?.number === undefined) throw new Error('the story merges a pull request it does not open');
    const event = await this.#set.project.mergePullRequest(pull.number);
    const body = 'Trained again on main, judged against what main was, and registered.';
    return this.#fire(
      { kind: 'push', title: `merge of “${pull.title}”`, body, number: undefined, expected: pull.expected },
      event,
    );
  }

  /** Runs what register's dispatch starts. */
  async deployment({ title, expected }: Pick<Scene, 'title' | 'expected'>): Promise<Scene> {
    const body = 'Started by the repository_dispatch of register.';
    const told: Told = { kind: 'deployment', title, body, number: undefined, expected };
    return this.#watch(told, (request) => this.#set.project.fireDispatches(request));
  }

  async #push(told: Pick<Scene, 'title' | 'body' | 'expected'>): Promise<Scene> {
    return this.#fire({ kind: 'push', number: undefined, ...told }, await this.#set.project.push());
  }

  #fire(told: Told, event: WorkflowEvent): Promise<Scene> {
    return this.#watch(told, (request) => this.#set.project.fire(event, request));
  }

  async #watch(
    told: Told,
    run: (request: Parameters<Project['fire']>[1]) => Promise<readonly WorkflowRun[]>,
  ): Promise<Scene> {
    const { standin, project, serving, root, onLine } = this.#set;
    const before = standin.requests.length;
    const all = await run({
      actions: { 'mlops-actions/suite': root },
      vars: { SERVING_URL: serving.url },
      onLine: (line, { job, step }) => onLine(`${job} | ${step} | ${line}`),
    });
    const runs = all.filter(({ started }) => started);
    const sent = standin.requests.slice(before).filter(({ kind }) => kind === 'rest');
    const [comment] = told.number === undefined ? [] : standin.comments(project.repository, told.number);
    return {
      ...told,
      runs,
      verdict: outputOf(runs, told.kind === 'deployment' ? 'status' : 'verdict') ?? 'none',
      comment: comment?.body ?? lastSummary(runs),
      version: outputOf(runs, 'version'),
      live: told.kind === 'deployment' ? await serving.live() : undefined,
      requests: sent.length,
      reports: runs.flatMap(({ runId }) => reportsOf(standin, project.repository, runId)),
    };
  }
}

function reportsOf(standin: Standin, repository: string, runId: number): Report[] {
  return standin
    .artifacts(repository, runId)
    .filter(({ mediaType }) => mediaType.startsWith('text/html'))
    .map(({ id, bytes }) => ({ path: `${repository}/actions/runs/${runId}/artifacts/${id}`, html: bytes.toString() }));
}

function stepsOf(runs: readonly WorkflowRun[]) {
  return runs.flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
}

function outputOf(runs: readonly WorkflowRun[], name: string): string | undefined {
  return stepsOf(runs)
    .map(({ outputs }) => outputs[name])
    .find((value) => value !== undefined && value !== '');
}

function lastSummary(runs: readonly WorkflowRun[]): string {
  return (
    stepsOf(runs)
      .map(({ summary }) => summary)
      .findLast((summary) => summary !== '') ?? ''
  );
}
