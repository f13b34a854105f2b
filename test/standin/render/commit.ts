import { addressOf, type Call, pageOf } from '../context.ts';
import type { Commit } from '../git/commits.ts';
import type { ChangedFile } from '../git/diff.ts';
import { renderUser } from '../templates.ts';

/** A commit as the git data API tells it. */
export function renderGitCommit(call: Call, commit: Commit) {
  const { sha, tree, parents, author, committer, message } = commit;
  return {
    ...call.example('git/get-commit'),
    sha,
    node_id: nodeId('Commit', sha),
    url: addressOf(call, `git/commits/${sha}`),
    html_url: pageOf(call, `commit/${sha}`),
    author,
    committer,
    message,
    tree: { sha: tree, url: addressOf(call, `git/trees/${tree}`) },
    parents: parents.map((parent) => ({
      sha: parent,
      url: addressOf(call, `git/commits/${parent}`),
      html_url: pageOf(call, `commit/${parent}`),
    })),
  };
}

/** A commit as lists and comparisons tell it. */
export function renderCommit(call: Call, commit: Commit) {
  const [shown] = call.example('repos/list-commits') as Record<string, unknown>[];
  const { sha, parents, author, committer, message, tree } = commit;
  const address = addressOf(call, `commits/${sha}`);
  const inner = { author, committer, message, url: addressOf(call, `git/commits/${sha}`) };
  return {
    ...shown,
    sha,
    node_id: nodeId('Commit', sha),
    url: address,
    html_url: pageOf(call, `commit/${sha}`),
    comments_url: `${address}/comments`,
    commit: {
      ...(shown?.['commit'] as object),
      ...inner,
      tree: { sha: tree, url: addressOf(call, `git/trees/${tree}`) },
    },
    author: accountOf(call, author.email),
    committer: accountOf(call, committer.email),
    parents: parents.map((parent) => ({
      sha: parent,
      url: addressOf(call, `commits/${parent}`),
      html_url: pageOf(call, `commit/${parent}`),
    })),
  };
}

/** A changed file of a commit, a comparison or a pull request. */
export function renderFile(call: Call, at: string, file: ChangedFile) {
  const { filename, previous, sha, status, additions, deletions, patch } = file;
  const path = filename.split('/').map(encodeURIComponent).join('/');
  return {
    sha,
    filename,
    status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: pageOf(call, `blob/${at}/${path}`),
    raw_url: pageOf(call, `raw/${at}/${path}`),
    contents_url: addressOf(call, `contents/${path}?ref=${at}`),
    ...(patch === undefined ? {} : { patch }),
    ...(previous === undefined ? {} : { previous_filename: previous }),
  };
}

/** An opaque id, as GraphQL would know the object. */
export function nodeId(type: string, id: string | number): string {
  return Buffer.from(`${type}:${id}`).toString('base64');
}

// GitHub knows an account by its no-reply address; other addresses here belong to nobody.
function accountOf({ state }: Call, email: string): Record<string, unknown> | null {
  const login = /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return login === undefined ? null : renderUser(login, state.origin);
}
