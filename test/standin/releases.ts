import type { Call } from './context.ts';
import { noObject } from './git/bare-repository.ts';
import { readCommits } from './git/commits.ts';
import { isGranted } from './permissions.ts';
import type { Release } from './records.ts';
import { type FieldError, invalid, notFound, type Reply, refusal } from './reply.ts';
import { creationRestricted, tagObstacle } from './tag-rules.ts';

const maxBody = 125_000;

/** The release of an id as the caller may know it: drafts are for those who may write. */
export function findRelease(call: Call): Release | undefined {
  return visibleReleases(call).find(({ id }) => id === Number(call.params['release_id']));
}

export function visibleReleases(call: Call): Release[] {
  const { token, repository } = call;
  const isOwn = token.repository === repository.fullName;
  const sees = isOwn && isGranted(token.permissions, { scopes: ['contents'], level: 'write' });
  return repository.releases.filter(({ draft }) => sees || !draft);
}

/** Whether a release may be kept as it is wanted; the answer when it may not. */
export function refuseRelease(call: Call, wanted: Release): Reply | undefined {
  const errors = [...nameErrors(call, wanted), ...tagErrors(call, wanted)];
  // A bad target says everything; what follows from it would only repeat it.
  if (errors.length > 0) return invalid(...errors, ...(wanted.draft ? [] : [withoutTag]));
  if (hasTag(call, wanted)) return undefined;
  const obstacle = tagObstacle(call, wanted.tag, targetOf(call, wanted));
  if (obstacle === 'workflows') return notFound;
  if (wanted.draft || obstacle !== 'restricted') return undefined;
  return invalid(restricted, withoutTag);
}

/** Makes the tag of a published release, unless it exists. A draft that becomes one takes on the repository's rules. */
export function publish(call: Call, release: Release, wasDraft: boolean): Reply | undefined {
  const { git, settings } = call.repository;
  const commit = hasTag(call, release) ? undefined : targetOf(call, release);
  if (commit !== undefined && !git.updateRef(`refs/tags/${release.tag}`, commit, noObject))
    return refusal(422, 'Reference update failed');
  const [tagged] = readCommits(git, [git.peel(`refs/tags/${release.tag}`, 'commit') ?? '']);
  release.createdAt = tagged?.committer.date ?? release.createdAt;
  if (!wasDraft) return undefined;
  release.publishedAt = call.state.time();
  release.immutable = settings.immutableReleases;
  if (release.latestMark > 0) release.latestMark = call.state.id();
  return undefined;
}

function nameErrors({ repository: { git } }: Call, { tag, body }: Release): FieldError[] {
  const isLegal = git.maybe('check-ref-format', `refs/tags/${tag}`) !== undefined && !tag.startsWith('-');
  const message = `body is too long (maximum is ${maxBody} characters)`;
  return [
    ...(isLegal ? [] : [custom('tag_name', 'tag_name is not well-formed')]),
    ...((body ?? '').length > maxBody ? [custom('body', message)] : []),
  ];
}

function tagErrors(call: Call, wanted: Release): FieldError[] {
  const { releases, burntTags } = call.repository;
  if (burntTags.has(wanted.tag)) return [restricted, custom('tag_name', 'tag_name was used by an immutable release')];
  const isTaken = releases.some(({ id, tag, draft }) => !draft && tag === wanted.tag && id !== wanted.id);
  if (isTaken && !wanted.draft) return [{ resource: 'Release', code: 'already_exists', field: 'tag_name' }];
  if (hasTag(call, wanted) || targetOf(call, wanted) !== undefined) return [];
  return [{ resource: 'Release', code: 'invalid', field: 'target_commitish' }];
}

const custom = (field: string, message: string): FieldError => ({
  resource: 'Release',
  code: 'custom',
  field,
  message,
});
const restricted = custom('pre_receive', `pre_receive ${creationRestricted}`);
const withoutTag: FieldError = {
  resource: 'Release',
  code: 'custom',
  message: 'Published releases must have a valid tag',
};

function hasTag({ repository: { git } }: Call, { tag }: Release): boolean {
  return git.refTarget(`refs/tags/${tag}`) !== undefined;
}

/** A branch or a commit: a tag is none. */
function targetOf({ repository: { git } }: Call, { target }: Release): string | undefined {
  return /^[0-9a-f]{40}$/.test(target) ? git.peel(target, 'commit') : git.peel(`refs/heads/${target}`, 'commit');
}
