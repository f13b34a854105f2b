import { addressOf, type Call, type Handler } from '../context.ts';
import { isoTime } from '../git/commits.ts';
import { readTag, writeTag } from '../git/tags.ts';
import { nodeId } from '../render/commit.ts';
import { created, notFound, ok, refusal } from '../reply.ts';
import { ofToken } from './git-objects.ts';

const create: Handler = (call) => {
  const { git } = call.repository;
  const { tag, message, object, type, tagger } = call.body as {
    tag: string;
    message: string;
    object: string;
    type: 'commit' | 'tree' | 'blob';
    tagger?: { name: string; email: string; date?: string };
  };
  if (git.maybe('check-ref-format', `refs/tags/${tag}`) === undefined)
    return refusal(422, `${tag} is not a valid tag name.`);
  if (git.typeOf(object) !== type) return refusal(422, `Object ${object} is no ${type}`);
  const who = { ...ofToken(call), date: isoTime(call.state.now()), ...tagger };
  return created(render(call, writeTag(git, { tag, message, object, type, tagger: who })));
};

const get: Handler = (call) => {
  const sha = String(call.params['tag_sha']);
  return call.repository.git.typeOf(sha) === 'tag' ? ok(render(call, sha)) : notFound;
};

export const tagHandlers: Record<string, Handler> = { 'git/create-tag': create, 'git/get-tag': get };

function render(call: Call, sha: string) {
  const { tag, message, object, type, tagger } = readTag(call.repository.git, sha);
  return {
    ...call.example('git/get-tag'),
    node_id: nodeId('Tag', sha),
    sha,
    url: addressOf(call, `git/tags/${sha}`),
    tag,
    message,
    tagger,
    object: { type, sha: object, url: addressOf(call, `git/${type}s/${object}`) },
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}
