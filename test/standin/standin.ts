import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { BlobStore } from './blob.ts';
import { type Fault, Faults, type Hold, type Match } from './faults.ts';
import { BareRepository } from './git.ts';
import { commitMerge, computeMerge } from './merges.ts';
import { type Event, pullRequestEvent, pushEvent, workflowDispatchEvent } from './payloads.ts';
import { ArtifactService } from './results.ts';
import { Server } from './server.ts';
import { type IssueComment, type PullRequest, type Repository, State, type StoredArtifact, userOf } from './state.ts';

export interface LoggedRequest {
  readonly kind: 'rest' | 'twirp' | 'blob';
  readonly method: string;
  readonly path: string;
  readonly operationId: string | undefined;
  readonly status: number;
  readonly token: string;
  readonly body: unknown;
}

export interface NewRepository {
  readonly owner: string;
  readonly name: string;
  /** A bare repository on disk. */
  readonly gitDir: string;
  readonly defaultBranch?: string;
  readonly private?: boolean;
  readonly fork?: { readonly parent: string };
}

export interface NewPullRequest {
  readonly repository: string;
  readonly title: string;
  readonly body?: string;
  readonly base: string;
  readonly head: string;
  /** Where the head branch is, for forks. */
  readonly headRepository?: string;
  readonly author?: string;
}

export interface NewRun {
  readonly repository: string;
  readonly workflow: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly attempt?: number;
  /** Of a further attempt: the run's id. */
  readonly runId?: number;
  readonly headRepository?: string;
}

/** A GitHub on loopback: REST, artifact service and blob store on one origin, git repositories behind it. */
export interface Standin {
  readonly url: string;
  readonly requests: readonly LoggedRequest[];
  /** Every departure from GitHub's own description, by a request or by an answer of ours. Tests assert that it is empty. */
  readonly drift: readonly string[];
  createRepository(repository: NewRepository): Repository;
  gitDirectory(repository: string): string;
  issueToken(token: {
    repository: string;
    permissions: Record<string, 'read' | 'write' | 'none'>;
    login?: string;
    kind?: 'app' | 'user';
  }): string;
  /** Later uses answer 401. */
  revokeToken(token: string): void;
  runtimeToken(job: { repository: string; runId: number; jobId: number | string }): string;
  fault(fault: Fault): { remove(): void; readonly hits: number };
  hold(match: Match & { readonly count: number }): Hold;
  createPullRequest(pull: NewPullRequest): PullRequest;
  /** Takes in what was pushed to its branches since. */
  updatePullRequest(repository: string, number: number): PullRequest;
  mergePullRequest(repository: string, number: number): { readonly sha: string };
  createRun(run: NewRun): { readonly id: number; readonly number: number };
  comments(repository: string, issue: number): readonly IssueComment[];
  /** A comment of a person, as typed on the page. */
  addComment(repository: string, issue: number, login: string, body: string): IssueComment;
  artifacts(repository: string, runId?: number): readonly StoredArtifact[];
  pushEvent(repository: string, push: { branch: string; before: string; after: string; pusher?: string }): Event;
  pullRequestEvent(repository: string, number: number, action?: string): Event;
  workflowDispatchEvent(
    repository: string,
    dispatch: { workflow: string; ref: string; inputs?: Record<string, string>; sender?: string },
  ): Event;
  close(): Promise<void>;
}

/** Starts the stand-in on a free port of loopback. */
export async function startStandin({ now = () => new Date() }: { now?: () => Date } = {}): Promise<Standin> {
  const state = new State(now);
  const faults = new Faults();
  const blobs = new BlobStore(state);
  const server = new Server({ state, faults, blobs, artifacts: new ArtifactService(state, blobs) });
  await new Promise<void>((resolve) => server.http.listen(0, '127.0.0.1', resolve));
  const folders = new Map<string, string>();
  const pull = (repository: string, number: number) => {
    const found = state.repository(repository).pulls.find((candidate) => candidate.number === number);
    if (found === undefined) throw new Error(`${repository} has no pull request #${number}`);
    return found;
  };
  return {
    url: `http://127.0.0.1:${(server.http.address() as AddressInfo).port}`,
    requests: server.requests,
    drift: server.drift,
    createRepository: (repository) => {
      folders.set(`${repository.owner}/${repository.name}`, repository.gitDir);
      return addRepository(state, repository);
    },
    gitDirectory: (repository) => {
      const folder = folders.get(repository);
      if (folder === undefined) throw new Error(`the stand-in has no repository ${repository}`);
      return folder;
    },
    issueToken: ({ repository, permissions, login = 'github-actions[bot]', kind = 'app' }) => {
      const value = `${kind === 'app' ? 'ghs' : 'ghp'}_${randomBytes(20).toString('hex')}`;
      state.tokens.set(value, { value, repository, permissions, user: userOf(login), revoked: false });
      return value;
    },
    revokeToken: (value) => {
      const token = state.tokens.get(value);
      if (token !== undefined) token.revoked = true;
    },
    runtimeToken: ({ repository, runId, jobId }) =>
      ArtifactService.token({ repository, runId, jobId: String(jobId) }, repository),
    fault: (fault) => faults.add(fault),
    hold: (match) => faults.hold(match),
    createPullRequest: (wanted) => addPullRequest(state, wanted),
    updatePullRequest: (repository, number) => {
      computeMerge(state, state.repository(repository), pull(repository, number));
      return pull(repository, number);
    },
    mergePullRequest: (repository, number) => ({
      sha: commitMerge(state.repository(repository), pull(repository, number)),
    }),
    createRun: (run) => addRun(state, run),
    comments: (repository, issue) => state.repository(repository).comments.filter((comment) => comment.issue === issue),
    addComment: (repository, issue, login, body) => {
      const comment = {
        id: state.id(),
        issue,
        body,
        user: userOf(login),
        created_at: state.time(),
        updated_at: state.time(),
      };
      state.repository(repository).comments.push(comment);
      return comment;
    },
    artifacts: (repository, runId) =>
      state.artifacts.filter(
        (artifact) => artifact.repository === repository && (runId === undefined || artifact.runId === runId),
      ),
    pushEvent: (repository, { pusher = 'octocat', ...push }) =>
      pushEvent(state.repository(repository), { ...push, pusher }),
    pullRequestEvent: (repository, number, action = 'synchronize') =>
      pullRequestEvent(state, state.repository(repository), pull(repository, number), action),
    workflowDispatchEvent: (repository, { inputs = {}, sender = 'octocat', ...dispatch }) =>
      workflowDispatchEvent(state.repository(repository), { ...dispatch, inputs, sender }),
    close: () => server.close(),
  };
}

function addRepository(
  state: State,
  { owner, name, gitDir, defaultBranch = 'main', private: hidden = true, fork }: NewRepository,
): Repository {
  const repository: Repository = {
    id: state.id(),
    owner,
    name,
    fullName: `${owner}/${name}`,
    private: hidden,
    parent: fork?.parent,
    defaultBranch,
    git: new BareRepository(gitDir),
    comments: [],
    pulls: [],
    runs: [],
    checks: [],
    statuses: [],
  };
  state.repositories.set(repository.fullName, repository);
  return repository;
}

function addPullRequest(
  state: State,
  { repository: name, title, body = '', base, head, headRepository = name, author = 'octocat' }: NewPullRequest,
): PullRequest {
  const repository = state.repository(name);
  const number = repository.pulls.length + 1;
  const shas = { headSha: '', baseSha: '', mergeSha: null };
  const pull: PullRequest = {
    number,
    title,
    body,
    author,
    base,
    head,
    headRepository,
    draft: false,
    ...shas,
    state: 'open',
    merged: false,
  };
  computeMerge(state, repository, pull);
  repository.pulls.push(pull);
  return pull;
}

function addRun(
  state: State,
  { repository: name, runId, attempt = 1, headRepository = name, ...run }: NewRun,
): { id: number; number: number } {
  const { runs } = state.repository(name);
  const known = runs.find(({ id }) => id === runId);
  const id = runId ?? state.id();
  const number = known?.number ?? new Set(runs.map((other) => other.id)).size + 1;
  runs.push({ ...run, id, number, attempt, repository: name, headRepository });
  return { id, number };
}
