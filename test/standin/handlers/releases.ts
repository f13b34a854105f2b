import { rmSync } from 'node:fs';
import type { Call, Handler } from '../context.ts';
import { page } from '../pages.ts';
import type { Release } from '../records.ts';
import { actionsOfChange, actionsOfCreation, actionsOfDeletion, recordReleaseEvents } from '../release-events.ts';
import { findRelease, publish, refuseRelease, visibleReleases } from '../releases.ts';
import { renderRelease } from '../render/release.ts';
import { created, empty, invalid, notFound, ok } from '../reply.ts';

const list: Handler = (call) => {
  const newestFirst = (a: Release, b: Release) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id;
  return page(call, visibleReleases(call).toSorted(newestFirst), {
    path: 'releases',
    render: (releases) => releases.map((release) => renderRelease(call, release)),
  });
};

const get: Handler = (call) => {
  const release = findRelease(call);
  return release === undefined ? notFound : ok(renderRelease(call, release));
};

const getByTag: Handler = (call) => {
  const release = call.repository.releases.find(({ tag, draft }) => !draft && tag === call.params['tag']);
  return release === undefined ? notFound : ok(renderRelease(call, release));
};

const getLatest: Handler = (call) => {
  const candidates = call.repository.releases.filter(
    ({ draft, prerelease, latestMark }) => !draft && !prerelease && latestMark > 0,
  );
  const [latest] = candidates.toSorted((a, b) => b.latestMark - a.latestMark);
  return latest === undefined ? notFound : ok(renderRelease(call, latest));
};

const create: Handler = (call) => {
  const time = call.state.time();
  const id = call.state.id();
  const release: Release = {
    id,
    author: call.token.user.login,
    tag: '',
    target: call.repository.defaultBranch,
    name: null,
    body: null,
    draft: false,
    prerelease: false,
    immutable: false,
    latestMark: id,
    createdAt: time,
    updatedAt: time,
    publishedAt: null,
    assets: [],
    ...changes(call),
  };
  const refused = refuseRelease(call, release) ?? (release.draft ? undefined : publish(call, release, true));
  if (refused !== undefined) return refused;
  call.repository.releases.push(release);
  recordReleaseEvents(call, release, actionsOfCreation(release));
  return created(renderRelease(call, release));
};

const update: Handler = (call) => {
  const release = findRelease(call);
  if (release === undefined) return notFound;
  const wanted = { ...release, ...changes(call), updatedAt: call.state.time() };
  const refused =
    refuseImmutable(release, wanted) ??
    refuseRelease(call, wanted) ??
    (wanted.draft ? undefined : publish(call, wanted, release.draft));
  if (refused !== undefined) return refused;
  const actions = actionsOfChange(release, wanted);
  Object.assign(release, wanted);
  recordReleaseEvents(call, release, actions);
  return ok(renderRelease(call, release));
};

const remove: Handler = (call) => {
  const release = findRelease(call);
  if (release === undefined) return notFound;
  const { releases, burntTags } = call.repository;
  releases.splice(releases.indexOf(release), 1);
  recordReleaseEvents(call, release, actionsOfDeletion(release));
  if (release.immutable) burntTags.add(release.tag);
  for (const { file } of release.assets) rmSync(file, { force: true });
  return empty;
};

export const releaseHandlers: Record<string, Handler> = {
  'repos/list-releases': list,
  'repos/get-release': get,
  'repos/get-release-by-tag': getByTag,
  'repos/get-latest-release': getLatest,
  'repos/create-release': create,
  'repos/update-release': update,
  'repos/delete-release': remove,
};

const names = {
  tag_name: 'tag',
  target_commitish: 'target',
  name: 'name',
  body: 'body',
  draft: 'draft',
  prerelease: 'prerelease',
} as const;

/** What a request says of a release, by our names. */
function changes({ body, state }: Call): Partial<Release> {
  if (body['generate_release_notes'] === true || 'discussion_category_name' in body)
    throw new Error('the stand-in plays neither generated notes nor discussions of releases');
  const told = Object.entries(names).flatMap(([theirs, ours]) => (theirs in body ? [[ours, body[theirs]]] : []));
  const { make_latest } = body;
  const mark = make_latest === undefined ? {} : { latestMark: make_latest === 'false' ? 0 : state.id() };
  return { ...(Object.fromEntries(told) as Partial<Release>), ...mark };
}

/** An immutable release keeps its tag and stays published. */
function refuseImmutable(release: Release, wanted: Release) {
  if (!release.immutable) return undefined;
  const field = (['tag', 'target', 'draft'] as const).find((name) => release[name] !== wanted[name]);
  if (field === undefined) return undefined;
  const theirs = Object.entries(names).find(([, ours]) => ours === field)?.[0] ?? field;
  const message = `${theirs} cannot be changed on an immutable release`;
  return invalid({ resource: 'Release', code: 'custom', field: theirs, message });
}
