import type { Call, Handler } from '../context.ts';
import { noCommit } from '../git.ts';
import { created, empty, invalid, notFound, ok, refusal } from '../reply.ts';

const getRef: Handler = (call) => {
  const ref = `refs/${call.params['ref']}`;
  const sha = call.repository.git.maybe('rev-parse', '--verify', '--quiet', ref);
  return sha === undefined ? notFound : ok(renderRef(call, ref, sha));
};

const matchingRefs: Handler = (call) => {
  const prefix = `refs/${call.params['ref'] ?? ''}`;
  const lines = call.repository.git.text('for-each-ref', '--format=%(refname) %(objectname)').split('\n');
  const refs = lines
    .map((line) => line.split(' ') as [string, string])
    .filter(([ref]) => ref.startsWith(prefix) && ref !== '');
  return ok(refs.map(([ref, sha]) => renderRef(call, ref, sha)));
};

const createRef: Handler = (call) => {
  const { git } = call.repository;
  const ref = String(call.body['ref']);
  const sha = String(call.body['sha']);
  if (!/^refs\/[^/]+\/.+/.test(ref) || git.maybe('check-ref-format', ref) === undefined)
    return refusal(422, `${ref} is not a valid ref name.`);
  if (git.resolve(sha, 'object') === undefined) return refusal(422, 'Object does not exist');
  return git.updateRef(ref, sha, noCommit)
    ? created(renderRef(call, ref, sha))
    : refusal(422, 'Reference already exists');
};

const updateRef: Handler = (call) => {
  const { git } = call.repository;
  const ref = `refs/${call.params['ref']}`;
  const before = git.maybe('rev-parse', '--verify', '--quiet', ref);
  const sha = String(call.body['sha']);
  if (before === undefined) return refusal(422, 'Reference does not exist');
  if (call.body['force'] !== true && git.maybe('merge-base', '--is-ancestor', before, sha) === undefined)
    return refusal(422, 'Update is not a fast forward');
  git.updateRef(ref, sha);
  return ok(renderRef(call, ref, sha));
};

const deleteRef: Handler = (call) => {
  const ref = `refs/${call.params['ref']}`;
  if (call.repository.git.maybe('rev-parse', '--verify', '--quiet', ref) === undefined)
    return refusal(422, 'Reference does not exist');
  call.repository.git.git(['update-ref', '-d', ref]);
  return empty;
};

const getCommit: Handler = (call) => {
  const sha = String(call.params['commit_sha']);
  if (!/^[0-9a-f]{40}$/.test(sha) || call.repository.git.resolve(sha) === undefined) return notFound;
  return ok(renderCommit(call, sha));
};

const createCommit: Handler = (call) => {
  const { git } = call.repository;
  const tree = String(call.body['tree']);
  const parents = (call.body['parents'] ?? []) as string[];
  if (git.resolve(tree, 'tree') === undefined) return refusal(422, 'Tree SHA does not exist');
  if (parents.some((parent) => git.resolve(parent) === undefined))
    return refusal(422, 'Parent SHA does not exist or is not a commit object');
  const words = [
    'commit-tree',
    tree,
    ...parents.flatMap((parent) => ['-p', parent]),
    '-m',
    String(call.body['message']),
  ];
  return created(renderCommit(call, git.text(...words)));
};

const getTree: Handler = (call) => {
  const { git } = call.repository;
  const tree = git.resolve(String(call.params['tree_sha']), 'tree');
  if (tree === undefined) return notFound;
  const words = ['ls-tree', '-z', '--long', ...(call.query.has('recursive') ? ['-r', '-t'] : []), tree];
  const entries = git
    .git(words)
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map((line) => renderEntry(call, line));
  return ok({
    ...call.example('git/get-tree'),
    sha: tree,
    url: address(call, `git/trees/${tree}`),
    tree: entries,
    truncated: false,
  });
};

const createTree: Handler = (call) => {
  const { git } = call.repository;
  const items = call.body['tree'] as { path: string; mode: string; type: string; sha?: string; content?: string }[];
  const base = call.body['base_tree'];
  if (items.length === 0) return invalid([{ resource: 'Tree', code: 'missing', field: 'tree' }]);
  const blobs = items.map((item) => ({
    ...item,
    sha:
      item.content === undefined ? item.sha : git.git(['hash-object', '-w', '--stdin'], item.content).toString().trim(),
  }));
  if (blobs.some(({ sha }) => sha === undefined || git.resolve(sha, 'object') === undefined))
    return refusal(422, 'tree.sha does not exist in this repository');
  const flat = blobs.every(({ path }) => !path.includes('/'));
  if (!flat || base !== undefined) return refusal(501, 'the stand-in makes flat trees without a base only');
  const lines = blobs.map(({ mode, type, sha, path }) => `${mode} ${type} ${sha}\t${path}\n`).join('');
  const sha = git.git(['mktree'], lines).toString('utf8').trim();
  const entries = git.git(['ls-tree', '-z', '--long', sha]).toString('utf8').split('\0').filter(Boolean);
  return created({
    ...call.example('git/create-tree'),
    sha,
    url: address(call, `git/trees/${sha}`),
    tree: entries.map((line) => renderEntry(call, line)),
    truncated: false,
  });
};

const getBlob: Handler = (call) => {
  const { git } = call.repository;
  const sha = String(call.params['file_sha']);
  if (git.maybe('cat-file', '-t', sha) !== 'blob') return notFound;
  const bytes = git.bytes(sha);
  const content = (bytes.toString('base64').match(/.{1,60}/g) ?? []).map((line) => `${line}\n`).join('');
  return ok({
    ...call.example('git/get-blob'),
    sha,
    url: address(call, `git/blobs/${sha}`),
    content,
    encoding: 'base64',
    size: bytes.length,
  });
};

const createBlob: Handler = (call) => {
  const encoding = call.body['encoding'] === 'base64' ? 'base64' : 'utf8';
  const sha = call.repository.git
    .git(['hash-object', '-w', '--stdin'], Buffer.from(String(call.body['content']), encoding))
    .toString('utf8')
    .trim();
  return created({ url: address(call, `git/blobs/${sha}`), sha });
};

export const gitHandlers: Record<string, Handler> = {
  'git/get-ref': getRef,
  'git/list-matching-refs': matchingRefs,
  'git/create-ref': createRef,
  'git/update-ref': updateRef,
  'git/delete-ref': deleteRef,
  'git/get-commit': getCommit,
  'git/create-commit': createCommit,
  'git/get-tree': getTree,
  'git/create-tree': createTree,
  'git/get-blob': getBlob,
  'git/create-blob': createBlob,
};

function address(call: Call, path: string): string {
  return `${call.origin}/repos/${call.repository.fullName}/${path}`;
}

function renderRef(call: Call, ref: string, sha: string) {
  const type = call.repository.git.text('cat-file', '-t', sha);
  return {
    ref,
    node_id: Buffer.from(`Ref:${ref}`).toString('base64'),
    url: address(call, `git/${ref}`),
    object: { type, sha, url: address(call, `git/${type}s/${sha}`) },
  };
}

/** A git commit as the git data API tells it. */
export function renderCommit(call: Call, sha: string) {
  const { tree, parents, author, committer, message } = call.repository.git.commit(sha);
  return {
    ...call.example('git/get-commit'),
    sha,
    url: address(call, `git/commits/${sha}`),
    html_url: `https://github.com/${call.repository.fullName}/commit/${sha}`,
    author,
    committer,
    message,
    tree: { sha: tree, url: address(call, `git/trees/${tree}`) },
    parents: parents.map((parent) => ({
      sha: parent,
      url: address(call, `git/commits/${parent}`),
      html_url: `https://github.com/${call.repository.fullName}/commit/${parent}`,
    })),
  };
}

/** A line of `git ls-tree --long`. */
function renderEntry(call: Call, line: string) {
  const [, mode = '', type = '', sha = '', size = '-', path = ''] =
    /^(\d+) (\w+) ([0-9a-f]+) +(\S+)\t([\s\S]*)$/.exec(line) ?? [];
  return {
    path,
    mode,
    type,
    sha,
    ...(size === '-' ? {} : { size: Number(size) }),
    url: address(call, `git/${type}s/${sha}`),
  };
}
