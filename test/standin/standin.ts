import type { ForgedArtifact } from './artifacts.ts';
import type { NewDeployment, NewDeploymentStatus } from './deployments.ts';
import type { Event, PullRequestActivity, Push, WorkflowDispatch } from './events.ts';
import type { Fault, Hold, Match } from './faults.ts';
import type {
  CheckRun,
  CommitStatus,
  Deployment,
  Dispatch,
  IssueComment,
  PullRequest,
  Release,
  RepositoryDispatch,
  Rerun,
  Role,
  Run,
  StoredArtifact,
} from './records.ts';
import type { JobProgress, NewRun, RunProgress } from './runs.ts';
import type { LoggedRequest } from './server.ts';
import type { Repository, Settings } from './state.ts';

/** Names of repositories are full: `owner/name`. */
export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  /** A bare repository on disk. */
  readonly gitDir: string;
  /** Default `main`. */
  readonly defaultBranch?: string;
  /** Default true: only tokens of the repository see it. */
  readonly private?: boolean;
  readonly fork?: { readonly parent: string };
  /** Default false: whether releases become immutable when they are published. */
  readonly immutableReleases?: boolean;
  /** Default false: whether a ruleset forbids to create `refs/tags/**`. */
  readonly tagsRestricted?: boolean;
}

export interface NewToken {
  readonly repository: string;
  /** By GitHub's names, as in workflow files or with `_`. What is not listed is not granted. */
  readonly permissions: Readonly<Record<string, 'read' | 'write' | 'none'>>;
  /** Default `github-actions[bot]` for the token of an app, `octocat` for that of a person. */
  readonly login?: string;
  /** Default `app`. */
  readonly kind?: 'app' | 'user';
}

export interface NewPullRequest {
  readonly repository: string;
  readonly title: string;
  readonly body?: string;
  /** Branch of the repository. */
  readonly base: string;
  /** Branch of the head repository. */
  readonly head: string;
  /** Where the head branch is, for forks. */
  readonly headRepository?: string;
  /** Default `octocat`. */
  readonly author?: string;
  readonly draft?: boolean;
}

/**
 * A GitHub on loopback: REST, artifact service and blob store on one origin, git repositories behind it.
 *
 * Everything a client sends and everything it is answered is held to GitHub's own OpenAPI description.
 */
export interface Standin {
  /** `http://127.0.0.1:PORT`: the GITHUB_API_URL, and the origin of ACTIONS_RESULTS_URL. */
  readonly url: string;
  readonly requests: readonly LoggedRequest[];
  /** Every departure from the description, by a request or by an answer. Tests assert that it is empty. */
  readonly drift: readonly string[];
  createRepository(repository: NewRepository): Repository;
  /** The bare repository behind a full name. @throws Error when there is none. */
  gitDirectory(repository: string): string;
  /** Changes what the owner of a repository may switch on. Releases that are published stay as they are. */
  configure(repository: string, settings: Partial<Settings>): void;
  /** Says what a person may do. The owner is admin; of a public repository others may read, of a private one nothing. */
  setPermission(repository: string, login: string, role: Role): void;
  /** A token that may do what its permissions say, in one repository. */
  issueToken(token: NewToken): string;
  /** Later uses answer 401. */
  revokeToken(token: string): void;
  /** What the artifact service takes for a job's identity. */
  runtimeToken(job: { repository: string; runId: number; jobId: number | string }): string;
  /** Sets a fault on the next matching requests. `hits` counts those that met it. */
  fault(fault: Fault): { remove(): void; readonly hits: number };
  /** Stops matching requests until it is released: for forcing an order of events. */
  hold(match: Match & { readonly count: number }): Hold;
  /** Opens a pull request. @throws Error when a branch does not exist. */
  createPullRequest(pull: NewPullRequest): PullRequest;
  /** Takes in what was pushed to its branches since. */
  updatePullRequest(repository: string, number: number): PullRequest;
  /** Closes without merging. */
  closePullRequest(repository: string, number: number): PullRequest;
  labelPullRequest(repository: string, number: number, label: string): void;
  /** @throws Error when it has no such label. */
  unlabelPullRequest(repository: string, number: number, label: string): void;
  /** Merges with a merge commit. @throws Error when it is in conflict. */
  mergePullRequest(repository: string, number: number): { readonly sha: string };
  /** Makes a run known, or a further attempt of the one with `runId`; one that a re-run asked for is taken up. */
  createRun(run: NewRun): { readonly id: number; readonly number: number };
  /** Tells how far the last attempt of a run is. */
  updateRun(repository: string, runId: number, progress: RunProgress): void;
  /** Tells how far one job of the last attempt is. */
  updateJob(repository: string, runId: number, job: JobProgress): void;
  /** Every attempt of every run, oldest first; they change with what follows. */
  runs(repository: string): readonly Run[];
  /** The re-runs that were accepted, oldest first. Nobody carries them out unless the runner is asked to. */
  reruns(repository: string): readonly Rerun[];
  /** Check runs made through the API, oldest first; they change with the requests that follow. */
  checkRuns(repository: string): readonly CheckRun[];
  /** Statuses, of a commit or of all, newest first. */
  statuses(repository: string, sha?: string): readonly CommitStatus[];
  /** The workflow dispatches that were accepted. */
  dispatches(repository: string): readonly Dispatch[];
  /** Releases as they are stored, drafts included, oldest first; they change with the requests that follow. */
  releases(repository: string): readonly Release[];
  /** Deployments with their statuses, oldest first. */
  deployments(repository: string): readonly Deployment[];
  /** The repository dispatches that were accepted, oldest first. */
  repositoryDispatches(repository: string): readonly RepositoryDispatch[];
  /** The events of releases that were published, edited or deleted, oldest first; drafts make none. */
  releaseEvents(repository: string): readonly Event[];
  repositoryDispatchEvent(repository: string, dispatch: RepositoryDispatch): Event;
  /** Makes a deployment as one of GitHub's own parts does, such as a job with an `environment:`. */
  createDeployment(repository: string, deployment: NewDeployment): Deployment;
  /** Tells how far it is. @throws Error when there is none of that id. */
  updateDeployment(repository: string, id: number, status: NewDeploymentStatus): void;
  /** Comments as they are stored; they change with the requests that follow. */
  comments(repository: string, issue: number): readonly IssueComment[];
  /** A comment of a person, as typed on the page. */
  commentAs(repository: string, issue: number, login: string, body: string): IssueComment;
  artifacts(repository: string, runId?: number): readonly StoredArtifact[];
  /** Puts an artifact into a run that no client would upload; it is listed and downloaded like any other. */
  forgeArtifact(repository: string, runId: number, artifact: ForgedArtifact): StoredArtifact;
  pushEvent(repository: string, push: Omit<Push, 'pusher'> & Partial<Push>): Event;
  /** Default action `synchronize`. */
  pullRequestEvent(repository: string, number: number, action?: string, activity?: PullRequestActivity): Event;
  /** Puts a pull request into the merge queue, on its base or on another group's head. Returns `merge_group`. */
  enqueuePullRequest(repository: string, number: number, onTopOf?: string): Event;
  scheduleEvent(repository: string, cron: string): Event;
  /** Of the last attempt as it stands now. Default action `completed`. @throws Error when the run is not known. */
  workflowRunEvent(repository: string, runId: number, action?: 'requested' | 'in_progress' | 'completed'): Event;
  workflowDispatchEvent(
    repository: string,
    dispatch: Pick<WorkflowDispatch, 'workflow' | 'ref'> & Partial<WorkflowDispatch>,
  ): Event;
  close(): Promise<void>;
}
