import { addressOf, type Call, type Handler } from '../context.ts';
import { noObject } from '../git/bare-repository.ts';
import { listRefs, type Ref } from '../git/refs.ts';
import type { Release } from '../records.ts';
import { nodeId } from '../render/commit.ts';
import { created, empty, notFound, ok, type Reply, refusal } from '../reply.ts';
import { creationRestricted, isFrozenTag, ruleViolation, tagObstacle, tagOf } from '../tag-rules.ts';

const get: Handler = (call) => {
  const ref = `refs/${call.params['ref']}`;
  const found = read(call, ref);
  return found === undefined ? notFound : ok(render(call, found));
};

const listMatching: Handler = (call) => {
  const refs = listRefs(call.repository.git, `refs/${call.params['ref']}`);
  return ok(refs.map((ref) => render(call, ref)));
};

const create: Handler = (call) => {
  const { git } = call.repository;
  const ref = String(call.body['ref']);
  const sha = String(call.body['sha']);
  const refused = refuseName(call, ref) ?? refuseObject(call, sha) ?? refuseTag(call, ref, sha);
  if (refused !== undefined) return refused;
  if (git.updateRef(ref, sha, noObject)) return created(render(call, { ref, sha, type: git.typeOf(sha) ?? '' }));
  // Git also says no when `a` exists and `a/b` is asked for.
  return refusal(422, git.refTarget(ref) === undefined ? 'Reference update failed' : 'Reference already exists');
};

const update: Handler = (call) => {
  const { git } = call.repository;
  const ref = `refs/${call.params['ref']}`;
  const sha = String(call.body['sha']);
  const before = git.refTarget(ref);
  if (before === undefined) return refusal(422, 'Reference does not exist');
  const refused = refuseObject(call, sha) ?? refuseFrozen(call, ref, 'Cannot update this protected ref.');
  if (refused !== undefined) return refused;
  const isForward = git.maybe('merge-base', '--is-ancestor', before, sha) !== undefined;
  if (!isForward && call.body['force'] !== true) return refusal(422, 'Update is not a fast forward');
  if (!git.updateRef(ref, sha, before)) return refusal(422, 'Reference update failed');
  return ok(render(call, { ref, sha, type: git.typeOf(sha) ?? '' }));
};

const remove: Handler = (call) => {
  const ref = `refs/${call.params['ref']}`;
  if (call.repository.git.refTarget(ref) === undefined) return refusal(422, 'Reference does not exist');
  const refused = refuseFrozen(call, ref, 'Cannot delete this protected ref.');
  if (refused !== undefined) return refused;
  call.repository.git.run(['update-ref', '-d', ref]);
  // A release cannot be published without its tag.
  const isOf = (release: Release) => release.tag === tagOf(ref);
  for (const release of call.repository.releases.filter(isOf)) release.draft = true;
  return empty;
};

export const refHandlers: Record<string, Handler> = {
  'git/get-ref': get,
  'git/list-matching-refs': listMatching,
  'git/create-ref': create,
  'git/update-ref': update,
  'git/delete-ref': remove,
};

function read({ repository: { git } }: Call, ref: string): Ref | undefined {
  const sha = git.refTarget(ref);
  return sha === undefined ? undefined : { ref, sha, type: git.typeOf(sha) ?? '' };
}

/** Begins with refs/, holds two slashes, and is not one of those that GitHub keeps for itself. */
function refuseName({ repository: { git } }: Call, ref: string): Reply | undefined {
  const isRef = /^refs\/[^/]+\/./.test(ref) && git.maybe('check-ref-format', ref) !== undefined;
  if (!isRef) return refusal(422, `${ref} is not a valid ref name.`);
  return ref.startsWith('refs/pull/') ? refusal(422, 'Reference update failed') : undefined;
}

function refuseObject({ repository: { git } }: Call, sha: string): Reply | undefined {
  if (!/^[0-9a-f]{40}$/.test(sha))
    return refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
  return git.typeOf(sha) === undefined ? refusal(422, 'Object does not exist') : undefined;
}

function refuseTag(call: Call, ref: string, sha: string): Reply | undefined {
  const tag = tagOf(ref);
  if (tag === undefined) return undefined;
  const obstacle = tagObstacle(call, tag, call.repository.git.peel(sha, 'commit'));
  if (obstacle === undefined) return undefined;
  return obstacle === 'workflows' ? notFound : refusal(422, creationRestricted);
}

function refuseFrozen({ repository }: Call, ref: string, rule: string): Reply | undefined {
  const tag = tagOf(ref);
  return tag !== undefined && isFrozenTag(repository, tag) ? refusal(422, ruleViolation(rule)) : undefined;
}

function render(call: Call, { ref, sha, type }: Ref) {
  const object = { type, sha, url: addressOf(call, `git/${type}s/${sha}`) };
  return { ref, node_id: nodeId('Ref', ref), url: addressOf(call, `git/${ref}`), object };
}
