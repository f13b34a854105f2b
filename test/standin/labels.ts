import type { PullRequest } from './records.ts';
import type { State } from './state.ts';

/** Puts labels on a pull request that it has not; their names count in any case. */
export function addLabels(state: State, pull: PullRequest, names: readonly string[]): void {
  for (const name of names) if (!hasLabel(pull, name)) pull.labels = [...pull.labels, name];
  pull.updatedAt = state.time();
}

/** Takes a label off a pull request. Says whether it had it. */
export function removeLabel(state: State, pull: PullRequest, name: string): boolean {
  if (!hasLabel(pull, name)) return false;
  pull.labels = pull.labels.filter((label) => !isSame(label, name));
  pull.updatedAt = state.time();
  return true;
}

function hasLabel({ labels }: PullRequest, name: string): boolean {
  return labels.some((label) => isSame(label, name));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
