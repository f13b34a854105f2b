import { addressOf, type Call, type Handler, pageOf } from '../context.ts';
import { readCommits } from '../git/commits.ts';
import { diff, emptyTree } from '../git/diff.ts';
import { linkHeader, page, pageAsked } from '../pages.ts';
import { renderCommit, renderFile } from '../render/commit.ts';
import { notFound, ok, refusal } from '../reply.ts';

const maxFiles = 300;
const maxCompared = 250;

const list: Handler = (call) => {
  const { git, defaultBranch } = call.repository;
  const { query } = call;
  const start = git.commitOf(query.get('sha') ?? defaultBranch);
  if (start === undefined) return query.has('sha') ? notFound : refusal(409, 'Git Repository is empty.');
  const options = ['since', 'until', 'author', 'committer'].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [`--${name}=${value}`];
  });
  const path = query.get('path');
  const words = ['rev-list', '--fixed-strings', ...options, start, ...(path === null ? [] : ['--', path])];
  return page(call, git.lines(...words), { path: 'commits', render: (shown) => read(call, shown) });
};

const get: Handler = (call) => {
  const { git } = call.repository;
  const sha = git.commitOf(String(call.params['ref']));
  const [commit] = sha === undefined ? [] : readCommits(git, [sha]);
  if (commit === undefined) return refusal(422, `No commit found for SHA: ${call.params['ref']}`);
  const files = diff(git, commit.parents[0] ?? emptyTree, commit.sha);
  const sum = (key: 'additions' | 'deletions') => files.reduce((total, file) => total + file[key], 0);
  const stats = { additions: sum('additions'), deletions: sum('deletions') };
  return ok({
    ...renderCommit(call, commit),
    stats: { ...stats, total: stats.additions + stats.deletions },
    files: files.slice(0, maxFiles).map((file) => renderFile(call, commit.sha, file)),
  });
};

const compare: Handler = (call) => {
  const { git } = call.repository;
  const names = String(call.params['basehead']).split('...');
  const [base, head] = names.map((name) => git.commitOf(name));
  if (names.length !== 2 || base === undefined || head === undefined) return notFound;
  const start = git.maybe('merge-base', base, head);
  if (start === undefined) return refusal(404, `No common ancestor between ${names[0]} and ${names[1]}.`);
  const ahead = git.lines('rev-list', '--reverse', `${base}..${head}`);
  const behind = git.lines('rev-list', `${head}..${base}`).length;
  const { size, number } = pageCompared(call.query);
  const shown = ahead.slice((number - 1) * size, number * size);
  const [baseCommit, startCommit, ...commits] = read(call, [base, start, ...shown]);
  const changed = number === 1 ? diff(git, start, head).slice(0, maxFiles) : [];
  const link = linkHeader(call, `compare/${names.join('...')}`, Math.ceil(ahead.length / size));
  const body = {
    ...call.example('repos/compare-commits-with-basehead'),
    ...addressesCompared(call, base, head),
    status: statusOf(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    base_commit: baseCommit,
    merge_base_commit: startCommit,
    commits,
    files: changed.map((file) => renderFile(call, head, file)),
  };
  return { status: 200, body, ...(link !== '' && { headers: { link } }) };
};

export const commitHandlers: Record<string, Handler> = {
  'repos/list-commits': list,
  'repos/get-commit': get,
  'repos/compare-commits-with-basehead': compare,
};

function read(call: Call, shas: readonly string[]) {
  return readCommits(call.repository.git, shas).map((commit) => renderCommit(call, commit));
}

function statusOf(ahead: number, behind: number): 'identical' | 'ahead' | 'behind' | 'diverged' {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

/** The first 250 commits, unless pages are asked for. */
function pageCompared(query: URLSearchParams) {
  const isPaged = query.has('page') || query.has('per_page');
  return isPaged ? pageAsked(query) : { size: maxCompared, number: 1 };
}

function addressesCompared(call: Call, base: string, head: string) {
  const html = pageOf(call, `compare/${base}...${head}`);
  const url = addressOf(call, `compare/${base}...${head}`);
  return { url, html_url: html, permalink_url: html, diff_url: `${html}.diff`, patch_url: `${html}.patch` };
}
