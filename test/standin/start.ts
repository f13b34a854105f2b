import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { BlobStore } from './blob.ts';
import { pullRequestEvent, pushEvent, workflowDispatchEvent } from './events.ts';
import { Faults } from './faults.ts';
import { BareRepository } from './git/bare-repository.ts';
import { findPullRequest, mergePullRequest, openPullRequest, refreshPullRequest } from './pull-requests.ts';
import { type IssueComment, userOf } from './records.ts';
import { ArtifactService, runtimeToken } from './results.ts';
import { newRun, updateRun } from './runs.ts';
import { Server } from './server.ts';
import type { NewRepository, NewToken, Standin } from './standin.ts';
import { type Repository, State } from './state.ts';

/** Starts the stand-in on a free port of loopback. All times it writes are of `now`, by default the real one. */
export async function startStandin({ now = () => new Date() }: { now?: () => Date } = {}): Promise<Standin> {
  const state = new State(now);
  const faults = new Faults();
  const blobs = new BlobStore(state);
  const server = new Server({ state, faults, blobs, artifacts: new ArtifactService(state, blobs) });
  server.http.listen(0, '127.0.0.1');
  await once(server.http, 'listening');
  state.origin = `http://127.0.0.1:${(server.http.address() as AddressInfo).port}`;
  return {
    url: state.origin,
    requests: server.requests,
    drift: server.drift,
    ...repositories(state),
    ...tokens(state),
    ...events(state),
    fault: (fault) => faults.add(fault),
    hold: (match) => faults.hold(match),
    createRun: (run) => newRun(state, run),
    updateRun: (repository, runId, progress) => updateRun(state, repository, runId, progress),
    dispatches: (repository) => state.repository(repository).dispatches,
    comments: (repository, issue) => state.repository(repository).comments.filter((comment) => comment.issue === issue),
    addComment: (...comment) => addComment(state, ...comment),
    artifacts: (repository, runId) =>
      state.artifacts.filter((one) => one.repository === repository && (runId ?? one.runId) === one.runId),
    close: () => server.close(),
  };
}

function repositories(state: State) {
  return {
    createRepository: (repository) => addRepository(state, repository),
    gitDirectory: (name) => state.repository(name).git.folder,
    createPullRequest: (pull) => openPullRequest(state, pull),
    updatePullRequest: (name, number) => refreshPullRequest(state, name, number),
    mergePullRequest: (name, number) => ({ sha: mergePullRequest(state, name, number) }),
  } satisfies Partial<Standin>;
}

function tokens(state: State) {
  return {
    issueToken: (token) => issueToken(state, token),
    revokeToken: (value) => {
      const token = state.tokens.get(value);
      if (token !== undefined) token.revoked = true;
    },
    runtimeToken: ({ jobId, ...job }) => runtimeToken({ ...job, jobId: String(jobId) }),
  } satisfies Partial<Standin>;
}

function events(state: State) {
  return {
    pushEvent: (name, push) => pushEvent(state, state.repository(name), { pusher: 'octocat', ...push }),
    pullRequestEvent: (name, number, action = 'synchronize') =>
      pullRequestEvent(state, state.repository(name), findPullRequest(state, name, number), action),
    workflowDispatchEvent: (name, dispatch) =>
      workflowDispatchEvent(state, state.repository(name), { inputs: {}, sender: 'octocat', ...dispatch }),
  } satisfies Partial<Standin>;
}

function addRepository(state: State, repository: NewRepository): Repository {
  const { owner, name, gitDir, defaultBranch = 'main', private: hidden = true, fork } = repository;
  const added: Repository = {
    id: state.id(),
    owner,
    name,
    fullName: `${owner}/${name}`,
    private: hidden,
    parent: fork?.parent,
    defaultBranch,
    createdAt: state.time(),
    git: new BareRepository(gitDir, state.now),
    comments: [],
    pulls: [],
    runs: [],
    dispatches: [],
    checks: [],
    statuses: [],
  };
  state.repositories.set(added.fullName, added);
  return added;
}

function issueToken(state: State, { repository, permissions, login, kind = 'app' }: NewToken): string {
  const isApp = kind === 'app';
  const value = `${isApp ? 'ghs' : 'ghp'}_${randomBytes(18).toString('hex')}`;
  const user = userOf(login ?? (isApp ? 'github-actions[bot]' : 'octocat'));
  state.tokens.set(value, { value, kind, repository, permissions, user, revoked: false });
  return value;
}

function addComment(state: State, name: string, issue: number, login: string, body: string): IssueComment {
  const time = state.time();
  state.remember(name);
  const comment = { id: state.id(), issue, body, user: userOf(login), created_at: time, updated_at: time };
  state.repository(name).comments.push(comment);
  return comment;
}
