import { addressOf, type Call, type Handler } from '../context.ts';
import { actionsIdentity, type Identity } from '../git/bare-repository.ts';
import { isoTime, readCommits, writeCommit } from '../git/commits.ts';
import { listTree, type TreeChange, type TreeEntry, writeTree } from '../git/trees.ts';
import { renderGitCommit } from '../render/commit.ts';
import { created, invalid, notFound, ok, type Reply, refusal } from '../reply.ts';

const maxEntries = 100_000;

const getCommit: Handler = (call) => {
  const { git } = call.repository;
  const sha = String(call.params['commit_sha']);
  if (git.typeOf(sha) !== 'commit') return notFound;
  return ok(readCommits(git, [sha]).map((commit) => renderGitCommit(call, commit))[0]);
};

const createCommit: Handler = (call) => {
  const { git } = call.repository;
  const { tree, message, parents = [] } = call.body as { tree: string; message: string; parents?: string[] };
  if (git.typeOf(tree) !== 'tree') return refusal(422, 'Tree SHA does not exist');
  if (parents.some((parent) => git.typeOf(parent) !== 'commit'))
    return refusal(422, 'Parent SHA does not exist or is not a commit object');
  const author = identityOf(call, 'author', identityOf(call, 'committer', ofToken(call)));
  const committer = identityOf(call, 'committer', author);
  const sha = writeCommit(git, { tree, message, parents, author, committer });
  return created(readCommits(git, [sha]).map((commit) => renderGitCommit(call, commit))[0]);
};

const getTree: Handler = (call) => {
  const { git } = call.repository;
  const name = String(call.params['tree_sha']);
  const tree = git.peel(git.typeOf(name) === undefined ? (git.commitOf(name) ?? '') : name, 'tree');
  if (tree === undefined) return notFound;
  const entries = listTree(git, tree, call.query.has('recursive'));
  const body = { ...renderTree(call, tree, entries.slice(0, maxEntries)), truncated: entries.length > maxEntries };
  return ok({ ...call.example('git/get-tree'), ...body });
};

const createTree: Handler = (call) => {
  const { git } = call.repository;
  const items = call.body['tree'] as readonly TreeItem[];
  const base = call.body['base_tree'] as string | undefined;
  if (items.length === 0) return invalid({ resource: 'Tree', code: 'missing_field', field: 'tree' });
  const refused = items.map((item) => refuseItem(call, item)).find((reply) => reply !== undefined);
  if (refused !== undefined) return refused;
  const baseTree = base === undefined ? undefined : git.peel(base, 'tree');
  if (base !== undefined && baseTree === undefined) return refusal(422, 'base_tree is not a valid tree oid');
  const changes = items.map(({ path, mode = '100644', sha, content }): TreeChange => {
    return { path, mode, sha: content === undefined ? (sha ?? null) : git.write('blob', content) };
  });
  const tree = writeTree(git, baseTree, changes);
  return created({ ...call.example('git/create-tree'), ...renderTree(call, tree, listTree(git, tree)) });
};

const getBlob: Handler = (call) => {
  const { git } = call.repository;
  const sha = String(call.params['file_sha']);
  if (git.typeOf(sha) !== 'blob') return notFound;
  const bytes = git.bytes(sha);
  if (/\braw\b/.test(call.accept)) return { status: 200, body: bytes, headers: rawType };
  const url = addressOf(call, `git/blobs/${sha}`);
  return ok({ ...call.example('git/get-blob'), sha, url, ...inLines(bytes), size: bytes.length });
};

const createBlob: Handler = (call) => {
  const { content, encoding = 'utf-8' } = call.body as { content: string; encoding?: string };
  const sha = call.repository.git.write('blob', Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'));
  return created({ url: addressOf(call, `git/blobs/${sha}`), sha });
};

export const gitObjectHandlers: Record<string, Handler> = {
  'git/get-commit': getCommit,
  'git/create-commit': createCommit,
  'git/get-tree': getTree,
  'git/create-tree': createTree,
  'git/get-blob': getBlob,
  'git/create-blob': createBlob,
};

/** Base64 as GitHub breaks it: lines of sixty. */
export function inLines(bytes: Buffer): { readonly content: string; readonly encoding: 'base64' } {
  const lines = bytes.toString('base64').match(/.{1,60}/g) ?? [];
  return { content: lines.map((line) => `${line}\n`).join(''), encoding: 'base64' };
}

/** What a raw file is sent as. */
export const rawType = { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' };

interface TreeItem {
  readonly path: string;
  readonly mode?: string;
  readonly sha?: string | null;
  readonly content?: string;
}

const forbiddenStep = /^(?:|\.|\.\.|\.git)$/i;

function refuseItem({ repository: { git } }: Call, { path, sha, content }: TreeItem): Reply | undefined {
  if (path.split('/').some((step) => forbiddenStep.test(step)))
    return refusal(422, 'tree.path contains a malformed path component');
  if (sha !== undefined && content !== undefined) return refusal(422, 'Must supply either tree.sha or tree.content');
  if (sha === undefined && content === undefined) return refusal(422, 'Must supply a valid tree.sha');
  if (typeof sha !== 'string' || git.typeOf(sha) !== undefined) return undefined;
  return refusal(422, `tree.sha ${sha} is not a valid object`);
}

function identityOf({ body, state }: Call, key: 'author' | 'committer', otherwise: Identity): Identity {
  const given = body[key] as Partial<Identity> | undefined;
  return given === undefined ? otherwise : { ...otherwise, date: isoTime(state.now()), ...given };
}

/** Who a commit is by when the request does not say. */
export function ofToken({ token: { user }, state }: Call): Identity {
  const date = isoTime(state.now());
  if (user.login === actionsIdentity.name) return { ...actionsIdentity, date };
  return { name: user.login, email: `${user.id}+${user.login}@users.noreply.github.com`, date };
}

function renderTree(call: Call, sha: string, entries: readonly TreeEntry[]) {
  const tree = entries.map(({ path, mode, type, sha: id, size }) => ({
    path,
    mode,
    type,
    sha: id,
    ...(size === undefined ? {} : { size }),
    url: addressOf(call, `git/${type}s/${id}`),
  }));
  return { sha, url: addressOf(call, `git/trees/${sha}`), tree, truncated: false };
}
