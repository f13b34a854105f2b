import type { Call, Handler } from '../context.ts';
import { diff } from '../git/diff.ts';
import { page } from '../pages.ts';
import { refreshPullRequest, setOpen } from '../pull-requests.ts';
import type { PullRequest } from '../records.ts';
import { renderFile } from '../render/commit.ts';
import { renderPullRequest } from '../render/pull-request.ts';
import { invalid, notFound, ok, refusal } from '../reply.ts';

const maxFiles = 3000;

const get: Handler = (call) => {
  const pull = find(call);
  if (pull === undefined) return notFound;
  const { git } = call.repository;
  const files = diff(git, forkPoint(call, pull), pull.headSha);
  const sum = (key: 'additions' | 'deletions') => files.reduce((total, file) => total + file[key], 0);
  return ok({
    ...renderPullRequest(call.state, call.repository, pull),
    commits: git.lines('rev-list', `${pull.baseSha}..${pull.headSha}`).length,
    changed_files: files.length,
    additions: sum('additions'),
    deletions: sum('deletions'),
  });
};

const list: Handler = (call) => {
  const { query, repository } = call;
  const state = query.get('state') ?? 'open';
  // A branch without its owner narrows nothing.
  const head = query.get('head');
  const found = repository.pulls.filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (!head?.includes(':') || head === `${pull.headRepository.split('/')[0]}:${pull.head}`) &&
      (query.get('base') ?? pull.base) === pull.base,
  );
  const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const direction = query.get('direction') ?? (key === 'updatedAt' ? 'asc' : 'desc');
  const ascending = direction === 'asc';
  const sorted = found.toSorted((a, b) => a[key].localeCompare(b[key]) || a.number - b.number);
  const ordered = ascending ? sorted : sorted.toReversed();
  return page(call, ordered, { path: 'pulls', render: (pulls) => pulls.map((pull) => renderListed(call, pull)) });
};

const update: Handler = (call) => {
  const pull = find(call);
  if (pull === undefined) return notFound;
  const { state: wanted, base, title = pull.title, body = pull.body } = call.body as Readonly<Record<string, string>>;
  if (wanted === 'open' && pull.merged) return invalid({ resource: 'PullRequest', code: 'invalid', field: 'state' });
  if (base !== undefined && call.repository.git.peel(`refs/heads/${base}`, 'commit') === undefined)
    return invalid({ resource: 'PullRequest', code: 'invalid', field: 'base' });
  Object.assign(pull, { title, body: body ?? '', updatedAt: call.state.time() });
  if (wanted !== undefined && wanted !== pull.state) setOpen(call.state, pull, wanted === 'open');
  if (base !== undefined && base !== pull.base) {
    pull.base = base;
    refreshPullRequest(call.state, call.repository.fullName, pull.number);
  }
  return get(call);
};

const files: Handler = (call) => {
  const pull = find(call);
  if (pull === undefined) return notFound;
  const changed = diff(call.repository.git, forkPoint(call, pull), pull.headSha).slice(0, maxFiles);
  return page(call, changed, {
    path: `pulls/${pull.number}/files`,
    render: (shown) => shown.map((file) => renderFile(call, pull.headSha, file)),
  });
};

/**
 * Pull requests that brought a commit: the merged one when the commit is on the default branch, else the open ones
 * that hold it. Those from forks are not found this way, as on GitHub.
 */
const ofCommit: Handler = (call) => {
  const { git, pulls, fullName, defaultBranch } = call.repository;
  const sha = git.commitOf(String(call.params['commit_sha']));
  if (sha === undefined) return refusal(422, `No commit found for SHA: ${call.params['commit_sha']}`);
  const isIn = (head: string) => git.maybe('merge-base', '--is-ancestor', sha, head) !== undefined;
  const onDefault = isIn(`refs/heads/${defaultBranch}`);
  const own = pulls.filter(({ headRepository, merged }) => headRepository === fullName && (merged || !onDefault));
  const found = own.filter(({ headSha, mergedSha, baseSha }) => mergedSha === sha || (isIn(headSha) && !isIn(baseSha)));
  return page(call, found, {
    path: `commits/${sha}/pulls`,
    render: (pulls) => pulls.map((pull) => renderListed(call, pull)),
  });
};

export const pullHandlers: Record<string, Handler> = {
  'pulls/get': get,
  'pulls/list': list,
  'pulls/update': update,
  'pulls/list-files': files,
  'repos/list-pull-requests-associated-with-commit': ofCommit,
};

function find({ repository, params }: Call): PullRequest | undefined {
  return repository.pulls.find(({ number }) => number === Number(params['pull_number']));
}

/** Where head left base; the base itself when they share no history. */
function forkPoint({ repository: { git } }: Call, { baseSha, headSha }: PullRequest): string {
  return git.maybe('merge-base', baseSha, headSha) ?? baseSha;
}

/** Lists tell less than a single pull request: exactly the keys of the official example. */
function renderListed(call: Call, pull: PullRequest): Record<string, unknown> {
  const [shown = {}] = call.example('pulls/list') as Record<string, unknown>[];
  const whole = renderPullRequest(call.state, call.repository, pull);
  return Object.fromEntries(Object.keys(shown).map((key) => [key, key in whole ? whole[key] : shown[key]]));
}
