import { type Call, type Handler, repositoryAddress } from '../context.ts';
import { page } from '../pages.ts';
import { notFound, ok } from '../reply.ts';
import { renderCommit } from './git-data.ts';

const get: Handler = (call) => {
  const { id, name, fullName, defaultBranch, private: hidden } = call.repository;
  return ok({
    ...call.example('repos/get'),
    id,
    name,
    full_name: fullName,
    default_branch: defaultBranch,
    private: hidden,
  });
};

const content: Handler = (call) => {
  const { git, defaultBranch } = call.repository;
  const path = decodeURIComponent(call.params['path'] ?? '').replace(/^\/|\/$/g, '');
  const commit = git.resolve(call.query.get('ref') ?? defaultBranch);
  if (commit === undefined)
    return {
      ...notFound,
      body: { ...(notFound.body as object), message: `No commit found for the ref ${call.query.get('ref')}` },
    };
  const sha = git.maybe('rev-parse', '--verify', '--quiet', `${commit}:${path}`);
  if (sha === undefined) return notFound;
  if (git.text('cat-file', '-t', sha) === 'tree') return ok(list(call, commit, path));
  const bytes = git.bytes(sha);
  if (/\braw\b/.test(call.accept))
    return { status: 200, body: bytes, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } };
  return ok(describe(call, { path, sha, type: 'file', size: bytes.length, commit, text: bytes }));
};

const commits: Handler = (call) => {
  const { git, defaultBranch } = call.repository;
  const start = git.resolve(call.query.get('sha') ?? defaultBranch);
  if (start === undefined) return notFound;
  const shas = git.text('rev-list', '--date-order', start).split('\n');
  return page(
    shas.map((sha) => renderListed(call, sha)),
    call.query,
    `${repositoryAddress(call)}/commits`,
  );
};

const commit: Handler = (call) => {
  const sha = call.repository.git.resolve(String(call.params['ref']));
  return sha === undefined ? notFound : ok({ ...call.example('repos/get-commit'), ...renderListed(call, sha) });
};

const compare: Handler = (call) => {
  const { git } = call.repository;
  const [base, head] = String(call.params['basehead'])
    .split('...')
    .map((name) => git.resolve(decodeURIComponent(name)));
  if (base === undefined || head === undefined) return notFound;
  const mergeBase = git.maybe('merge-base', base, head);
  if (mergeBase === undefined) return notFound;
  const ahead = git.text('rev-list', '--reverse', `${base}..${head}`).split('\n').filter(Boolean);
  const behind = git.text('rev-list', `${head}..${base}`).split('\n').filter(Boolean);
  const status =
    ahead.length > 0 ? (behind.length > 0 ? 'diverged' : 'ahead') : behind.length > 0 ? 'behind' : 'identical';
  return ok({
    ...call.example('repos/compare-commits-with-basehead'),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    base_commit: renderListed(call, base),
    merge_base_commit: renderListed(call, mergeBase),
    commits: ahead.slice(0, 250).map((sha) => renderListed(call, sha)),
    files: [],
  });
};

export const repositoryHandlers: Record<string, Handler> = {
  'repos/get': get,
  'repos/get-content': content,
  'repos/list-commits': commits,
  'repos/get-commit': commit,
  'repos/compare-commits-with-basehead': compare,
};

/** A commit as the repository's API lists it. */
function renderListed(call: Call, sha: string) {
  const template = call.exampleOf('repos/list-commits');
  const { parents, html_url, url, ...commit } = renderCommit(call, sha);
  const { author, committer, message, tree } = commit;
  return {
    ...template,
    sha,
    html_url,
    url: url.replace('/git/commits/', '/commits/'),
    commit: { ...(template['commit'] as object), author, committer, message, tree, url },
    parents,
  };
}

interface Content {
  readonly path: string;
  readonly sha: string;
  readonly type: 'file' | 'dir';
  readonly size: number;
  readonly commit: string;
  readonly text?: Buffer;
}

function describe({ origin, repository, query }: Call, { path, sha, type, size, commit, text }: Content) {
  const address = `${origin}/repos/${repository.fullName}`;
  const url = `${address}/contents/${path}?ref=${query.get('ref') ?? repository.defaultBranch}`;
  const git = `${address}/git/${type === 'dir' ? 'trees' : 'blobs'}/${sha}`;
  const html = `https://github.com/${repository.fullName}/blob/${commit}/${path}`;
  return {
    name: path.split('/').at(-1),
    path,
    sha,
    size,
    url,
    html_url: html,
    git_url: git,
    download_url: type === 'dir' ? null : `https://raw.githubusercontent.com/${repository.fullName}/${commit}/${path}`,
    type,
    ...(text === undefined ? {} : { encoding: 'base64', content: text.toString('base64') }),
    _links: { self: url, git, html },
  };
}

function list(call: Call, commit: string, path: string) {
  const lines = call.repository.git
    .git(['ls-tree', '-z', '--long', path === '' ? commit : `${commit}:${path}`])
    .toString('utf8')
    .split('\0')
    .filter(Boolean);
  return lines.map((line) => {
    const [, type = '', sha = '', size = '-', name = ''] = /^\d+ (\w+) ([0-9a-f]+) +(\S+)\t([\s\S]*)$/.exec(line) ?? [];
    const entry = { path: path === '' ? name : `${path}/${name}`, sha, size: Number(size) || 0, commit };
    return describe(call, { ...entry, type: type === 'tree' ? 'dir' : 'file' });
  });
}
