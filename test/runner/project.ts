import type { Standin } from '../standin/index.ts';
import type { WorkflowEvent } from './events.ts';
import { type NewRelease, publishRelease } from './publish-release.ts';
import { type CloneRequest, RepositoryClone } from './repository-clone.ts';
import type { WorkflowRun } from './results.ts';
import { type EventRequest, fireEvent, rerunWorkflow } from './start-workflow.ts';

/** What a project is made of. */
export interface ProjectRequest extends Omit<CloneRequest, 'owner' | 'name'> {
  readonly standin: Standin;
  /** Default `octo-org`. */
  readonly owner?: string;
  /** Default `spam-filter`. */
  readonly name?: string;
  readonly private?: boolean;
}

/** What a firing may say beyond the event. */
export type FireRequest = Partial<Omit<EventRequest, 'event' | 'standin'>>;

export interface OpenPullRequest {
  readonly number: number;
  /** The event that opened it. */
  readonly event: WorkflowEvent;
}

/** A repository of the stand-in with a working clone, and the events of what is done in it. */
export class Project {
  readonly clone: RepositoryClone;
  readonly #standin: Standin;
  readonly #root: string;
  readonly #runs = new Map<number, WorkflowRun>();
  #firedDispatches = 0;
  #firedReruns = 0;
  #firedReleases = 0;

  constructor(standin: Standin, root: string, clone: RepositoryClone) {
    this.#standin = standin;
    this.#root = root;
    this.clone = clone;
  }

  /** `owner/name`. */
  get repository(): string {
    return this.clone.repository;
  }

  /** Pushes a branch, by default the current one. Returns the event. */
  async push(branch?: string): Promise<WorkflowEvent> {
    const { ref, before, after } = await this.clone.push(branch);
    const name = ref.replace('refs/heads/', '');
    return this.#standin.pushEvent(this.repository, { branch: name, before, after });
  }

  /** Tags where the clone stands, unless the tag exists, and pushes the tag. Returns the event. */
  async pushTag(tag: string, message?: string): Promise<WorkflowEvent> {
    const { before, after } = await this.clone.pushTag(tag, message);
    const sha = await this.clone.git('rev-parse', `refs/tags/${tag}^{commit}`);
    return { ...this.#standin.pushEvent(this.repository, { tag, before, after }), sha };
  }

  /** Publishes a release on its page. Returns the event `published`, which is then for you to fire. */
  async publishRelease(release: NewRelease): Promise<WorkflowEvent> {
    const event = await publishRelease(this.#standin, this.repository, release);
    this.#firedReleases = this.#standin.releaseEvents(this.repository).length;
    return event;
  }

  /** Pushes a branch and opens a pull request of it; `from` is the fork it lies in. */
  async openPullRequest(
    pull: { title: string; head: string; base?: string; body?: string; author?: string },
    from: Project = this,
  ): Promise<OpenPullRequest> {
    await from.clone.push(pull.head);
    const headRepository = from.repository;
    const wanted = { base: 'main', ...pull, repository: this.repository, headRepository };
    const { number } = this.#standin.createPullRequest(wanted);
    return { number, event: this.#standin.pullRequestEvent(this.repository, number, 'opened') };
  }

  /** Pushes what was committed on a pull request's branch since. Returns the event. */
  async updatePullRequest(number: number, head: string, from: Project = this): Promise<WorkflowEvent> {
    await from.clone.push(head);
    this.#standin.updatePullRequest(this.repository, number);
    return this.#standin.pullRequestEvent(this.repository, number, 'synchronize');
  }

  /** Merges a pull request on GitHub's side. Returns the event of the push to its base. */
  async mergePullRequest(number: number, base = 'main'): Promise<WorkflowEvent> {
    const before = await this.#baseCommit(base);
    const { sha } = this.#standin.mergePullRequest(this.repository, number);
    await this.clone.git('fetch', '--quiet', 'origin');
    await this.clone.branch(base, `origin/${base}`);
    return this.#standin.pushEvent(this.repository, { branch: base, before, after: sha });
  }

  /** Closes a pull request without merging it. Returns the event. */
  closePullRequest(number: number): WorkflowEvent {
    this.#standin.closePullRequest(this.repository, number);
    return this.#standin.pullRequestEvent(this.repository, number, 'closed');
  }

  /** Labels a pull request. Returns `pull_request_target`; of the `pull_request` that comes with it {@link asPullRequest}. */
  labelPullRequest(number: number, label: string, sender = 'octocat'): WorkflowEvent {
    this.#standin.labelPullRequest(this.repository, number, label);
    return this.#standin.pullRequestEvent(this.repository, number, 'labeled', { target: true, label, sender });
  }

  /** Takes a label off a pull request. Returns `pull_request_target`. */
  unlabelPullRequest(number: number, label: string, sender = 'octocat'): WorkflowEvent {
    this.#standin.unlabelPullRequest(this.repository, number, label);
    return this.#standin.pullRequestEvent(this.repository, number, 'unlabeled', { target: true, label, sender });
  }

  /** Puts a pull request into the merge queue, on its base or on another group's head. Returns `merge_group`. */
  enqueuePullRequest(number: number, onTopOf?: string): WorkflowEvent {
    return this.#standin.enqueuePullRequest(this.repository, number, onTopOf);
  }

  /** The event of a run that is over, of its last attempt. */
  workflowRunEvent({ runId }: Pick<WorkflowRun, 'runId'>): WorkflowEvent {
    return this.#standin.workflowRunEvent(this.repository, runId);
  }

  /** The event of a cron line. */
  scheduleEvent(cron: string): WorkflowEvent {
    return this.#standin.scheduleEvent(this.repository, cron);
  }

  /** The event of a workflow started by hand; by default on the default branch, by `octocat`. */
  dispatchEvent(workflow: string, dispatch: { inputs?: Record<string, string>; ref?: string; sender?: string } = {}) {
    const wanted = { ref: 'refs/heads/main', ...dispatch, workflow };
    return this.#standin.workflowDispatchEvent(this.repository, wanted) satisfies WorkflowEvent;
  }

  /** Makes a fork under another owner. */
  async fork(owner: string): Promise<Project> {
    const clone = await this.clone.fork(this.#root, owner);
    register(this.#standin, clone, { fork: { parent: this.repository } });
    return new Project(this.#standin, this.#root, clone);
  }

  /** Runs every workflow that starts on an event of this repository. */
  async fire(event: WorkflowEvent, request: FireRequest = {}): Promise<WorkflowRun[]> {
    const runs = await fireEvent({ ...this.#around(request), event });
    for (const run of runs) this.#runs.set(run.runId, run);
    return runs;
  }

  /** Carries out the re-runs that the stand-in accepted since the last call, of runs that were fired here. */
  async fireReruns(request: FireRequest = {}): Promise<WorkflowRun[]> {
    const fresh = this.#standin.reruns(this.repository).slice(this.#firedReruns);
    this.#firedReruns += fresh.length;
    const runs: WorkflowRun[] = [];
    for (const { runId, kind, job, sender: triggeringActor } of fresh) {
      const previous = this.#runs.get(runId);
      if (previous === undefined) throw new Error(`The run ${runId} was not fired here, so it cannot be run again.`);
      const only = { onlyFailed: kind === 'failed-jobs', ...(job !== undefined && { onlyJob: job.name }) };
      const run = await rerunWorkflow(previous, this.#around(request), { ...only, triggeringActor });
      this.#runs.set(runId, run);
      runs.push(run);
    }
    return runs;
  }

  /** Runs what starts on the repository dispatches that the stand-in accepted since the last call, in their order. */
  async fireDispatches(request: FireRequest = {}): Promise<WorkflowRun[]> {
    const fresh = this.#standin.repositoryDispatches(this.repository).slice(this.#firedDispatches);
    this.#firedDispatches += fresh.length;
    const events = fresh.map((dispatch) => this.#standin.repositoryDispatchEvent(this.repository, dispatch));
    return this.#fireAll(events, request);
  }

  /**
   * Runs what starts on releases that were published or changed through the API since the last call. Those made with
   * the token of a job start nothing, and the runs say so.
   */
  async fireReleases(request: FireRequest = {}): Promise<WorkflowRun[]> {
    const fresh = this.#standin.releaseEvents(this.repository).slice(this.#firedReleases);
    this.#firedReleases += fresh.length;
    return this.#fireAll(fresh, request);
  }

  #around(request: FireRequest): Omit<EventRequest, 'event'> {
    return { root: this.#root, ...request, standin: this.#standin, repository: this.repository };
  }

  async #fireAll(events: readonly WorkflowEvent[], request: FireRequest): Promise<WorkflowRun[]> {
    const runs: WorkflowRun[] = [];
    for (const event of events) runs.push(...(await this.fire(event, request)));
    return runs;
  }

  async #baseCommit(base: string): Promise<string> {
    await this.clone.git('fetch', '--quiet', 'origin');
    return this.clone.git('rev-parse', `origin/${base}`);
  }
}

/** Makes a repository in the stand-in with a first commit on `main`. */
export async function createProject(request: ProjectRequest): Promise<Project> {
  const { standin, root, owner = 'octo-org', name = 'spam-filter' } = request;
  const clone = await RepositoryClone.create({ ...request, owner, name });
  register(standin, clone, request.private === undefined ? {} : { private: request.private });
  return new Project(standin, root, clone);
}

function register(
  standin: Standin,
  clone: RepositoryClone,
  more: { readonly private?: boolean; readonly fork?: { readonly parent: string } },
): void {
  const [owner = '', name = ''] = clone.repository.split('/');
  standin.createRepository({ owner, name, gitDir: clone.gitDirectory, ...more });
}
