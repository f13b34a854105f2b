import { commitMerge, computeMerge } from './merges.ts';
import type { PullRequest } from './records.ts';
import type { NewPullRequest } from './standin.ts';
import type { State } from './state.ts';

/** Opens a pull request. @throws Error when a branch does not exist. */
export function openPullRequest(state: State, { repository: name, ...wanted }: NewPullRequest): PullRequest {
  const repository = state.repository(name);
  const number = repository.pulls.length + 1;
  const branches = { headRepository: name, ...wanted, number };
  state.remember(name);
  const shas = computeMerge(state, repository, branches);
  const time = state.time();
  const pull: PullRequest = {
    body: '',
    author: 'octocat',
    draft: false,
    ...branches,
    id: state.id(),
    ...shas,
    previousHeadSha: shas.headSha,
    mergeable: shas.mergeSha !== null,
    state: 'open',
    merged: false,
    mergedAt: null,
    closedAt: null,
    labels: [],
    mergedSha: null,
    createdAt: time,
    updatedAt: time,
  };
  repository.pulls.push(pull);
  return pull;
}

/** Takes in what was pushed to the branches of a pull request since. */
export function refreshPullRequest(state: State, name: string, number: number): PullRequest {
  const pull = findPullRequest(state, name, number);
  const previousHeadSha = pull.headSha;
  state.remember(name);
  const shas = computeMerge(state, state.repository(name), pull);
  return Object.assign(pull, shas, {
    previousHeadSha,
    mergeable: shas.mergeSha !== null,
    updatedAt: state.time(),
  });
}

/** Merges a pull request with a merge commit and returns its id. @throws Error when it is in conflict. */
export function mergePullRequest(state: State, name: string, number: number): string {
  const pull = findPullRequest(state, name, number);
  state.remember(name);
  const mergedSha = commitMerge(state.repository(name), pull);
  const time = state.time();
  Object.assign(pull, { state: 'closed', merged: true, mergedSha, mergedAt: time, closedAt: time, updatedAt: time });
  return mergedSha;
}

/** Closes a pull request without merging it. */
export function closePullRequest(state: State, name: string, number: number): PullRequest {
  const pull = findPullRequest(state, name, number);
  state.remember(name);
  return setOpen(state, pull, false);
}

/** Opens or closes one that was not merged. */
export function setOpen(state: State, pull: PullRequest, open: boolean): PullRequest {
  const time = state.time();
  return Object.assign(pull, { state: open ? 'open' : 'closed', closedAt: open ? null : time, updatedAt: time });
}

/** @throws Error when the repository has no pull request of that number. */
export function findPullRequest(state: State, name: string, number: number): PullRequest {
  const pull = state.repository(name).pulls.find((candidate) => candidate.number === number);
  if (pull === undefined) throw new Error(`${name} has no pull request #${number}`);
  return pull;
}
