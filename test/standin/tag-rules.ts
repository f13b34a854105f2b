import type { Call } from './context.ts';
import type { Repository } from './state.ts';

/** Why a tag cannot be made. */
export type TagObstacle =
  /** The commit changes workflow files, which this token may not. */
  | 'workflows'
  /** A ruleset forbids new tags. */
  | 'restricted'
  /** An immutable release had it. */
  | 'burnt';

/** What stands against a new tag on a commit, if anything. */
export function tagObstacle(call: Call, tag: string, commit: string | undefined): TagObstacle | undefined {
  if (commit !== undefined && changesWorkflows(call, commit)) return 'workflows';
  if (call.repository.burntTags.has(tag)) return 'burnt';
  return call.repository.settings.tagsRestricted ? 'restricted' : undefined;
}

/** Whether a tag belongs to an immutable release, so that it can be neither moved nor deleted. */
export function isFrozenTag({ releases }: Repository, tag: string): boolean {
  return releases.some((release) => release.immutable && release.tag === tag);
}

/** How GitHub says no to a ref in the name of a ruleset. */
export function ruleViolation(rule: string): string {
  return `Repository rule violations found\n\n${rule}\n\n`;
}

export const creationRestricted = ruleViolation('Cannot create ref due to creations being restricted.');

/** The tag that a full ref names. */
export function tagOf(ref: string): string | undefined {
  return ref.startsWith('refs/tags/') ? ref.slice('refs/tags/'.length) : undefined;
}

/** GitHub's guard: who may not write workflows cannot name a commit whose workflows are not the default branch's. */
function changesWorkflows({ repository, token }: Call, commit: string): boolean {
  if (token.kind !== 'app' || token.permissions['workflows'] === 'write') return false;
  const { git, defaultBranch } = repository;
  const workflows = (at: string) => git.objectAt(at, '.github/workflows');
  return workflows(commit) !== workflows(`refs/heads/${defaultBranch}`);
}
