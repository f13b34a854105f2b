import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forgeArtifact } from './artifacts.ts';
import { BlobStore } from './blob.ts';
import { addDeployment, addDeploymentStatus } from './deployments.ts';
import { eventMakers } from './event-makers.ts';
import { Faults } from './faults.ts';
import { BareRepository } from './git/bare-repository.ts';
import { addLabels, removeLabel } from './labels.ts';
import {
  closePullRequest,
  findPullRequest,
  mergePullRequest,
  openPullRequest,
  refreshPullRequest,
} from './pull-requests.ts';
import { type IssueComment, userOf } from './records.ts';
import { ArtifactService, runtimeToken } from './results.ts';
import { newRun, updateJob, updateRun } from './runs.ts';
import { Server } from './server.ts';
import type { NewRepository, NewToken, Standin } from './standin.ts';
import { type Repository, State } from './state.ts';
import { AssetFolder } from './uploads.ts';

/** Starts the stand-in on a free port of loopback. All times it writes are of `now`, by default the real one. */
export async function startStandin({ now = () => new Date() }: { now?: () => Date } = {}): Promise<Standin> {
  const state = new State(now);
  const faults = new Faults();
  const blobs = new BlobStore(state);
  const artifacts = new ArtifactService(state, blobs);
  const server = new Server({ state, faults, blobs, artifacts, files: new AssetFolder() });
  state.origin = await listen(server.http);
  state.storageOrigin = await listen(server.storage);
  return {
    url: state.origin,
    requests: server.requests,
    drift: server.drift,
    ...repositories(state),
    ...tokens(state),
    ...labels(state),
    ...eventMakers(state, (violation) => void server.drift.push(violation)),
    ...deployments(state),
    fault: (fault) => faults.add(fault),
    hold: (match) => faults.hold(match),
    createRun: (run) => newRun(state, run),
    updateRun: (repository, runId, progress) => updateRun(state, repository, runId, progress),
    updateJob: (repository, runId, job) => updateJob(state, repository, runId, job),
    runs: (repository) => state.repository(repository).runs,
    reruns: (repository) => state.repository(repository).reruns,
    checkRuns: (repository) => state.repository(repository).checks,
    statuses: (repository, sha) =>
      state.repository(repository).statuses.filter((status) => (sha ?? status.sha) === status.sha),
    releases: (repository) => state.repository(repository).releases,
    repositoryDispatches: (repository) => state.repository(repository).repositoryDispatches,
    releaseEvents: (repository) => state.repository(repository).releaseEvents,
    dispatches: (repository) => state.repository(repository).dispatches,
    comments: (repository, issue) => state.repository(repository).comments.filter((comment) => comment.issue === issue),
    commentAs: (...comment) => addComment(state, ...comment),
    artifacts: (repository, runId) =>
      state.artifacts.filter((one) => one.repository === repository && (runId ?? one.runId) === one.runId),
    forgeArtifact: (...artifact) => forgeArtifact(state, ...artifact),
    close: () => server.close(),
  };
}

async function listen(server: HttpServer): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function repositories(state: State) {
  return {
    createRepository: (repository) => addRepository(state, repository),
    gitDirectory: (name) => state.repository(name).git.folder,
    configure: (name, settings) => {
      Object.assign(state.repository(name).settings, settings);
    },
    setPermission: (name, login, role) => {
      state.repository(name).roles.set(login.toLowerCase(), role);
    },
    createPullRequest: (pull) => openPullRequest(state, pull),
    updatePullRequest: (name, number) => refreshPullRequest(state, name, number),
    closePullRequest: (name, number) => closePullRequest(state, name, number),
    mergePullRequest: (name, number) => ({ sha: mergePullRequest(state, name, number) }),
  } satisfies Partial<Standin>;
}

function deployments(state: State) {
  return {
    deployments: (name) => state.repository(name).deployments,
    createDeployment: (name, deployment) => {
      state.remember(name);
      return addDeployment(state, state.repository(name), deployment);
    },
    updateDeployment: (name, id, status) => {
      state.remember(name);
      const repository = state.repository(name);
      const deployment = repository.deployments.find((one) => one.id === id);
      if (deployment === undefined) throw new Error(`${name} has no deployment ${id}`);
      addDeploymentStatus(state, repository, deployment, status);
    },
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

function labels(state: State) {
  return {
    labelPullRequest: (name, number, label) => {
      state.remember(name);
      addLabels(state, findPullRequest(state, name, number), [label]);
    },
    unlabelPullRequest: (name, number, label) => {
      state.remember(name);
      const had = removeLabel(state, findPullRequest(state, name, number), label);
      if (!had) throw new Error(`${name}#${number} has no label ${label}`);
    },
  } satisfies Partial<Standin>;
}

function addRepository(state: State, repository: NewRepository): Repository {
  const { owner, name, gitDir, defaultBranch = 'main', private: hidden = true, fork } = repository;
  const { immutableReleases = false, tagsRestricted = false } = repository;
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
    reruns: [],
    roles: new Map(),
    checks: [],
    statuses: [],
    releases: [],
    burntTags: new Set(),
    deployments: [],
    repositoryDispatches: [],
    releaseEvents: [],
    settings: { immutableReleases, tagsRestricted },
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
