import type { Octokit } from '@octokit/rest';
import { attempt, missing, type Place } from './attempt.ts';
import { openClient } from './client.ts';
import { isMissing, isUnprocessable } from './faults.ts';
import type { Comment, Commit, GitHub } from './github.ts';
import { deployments } from './octokit-deployments.ts';
import { pullRequests } from './octokit-pull-requests.ts';
import { releases } from './octokit-releases.ts';
import { workflowRuns } from './octokit-workflow-runs.ts';
import type { GitHubOptions } from './open.ts';

/** The {@link GitHub} of a real server, through octokit. */
export function octokitGitHub({
  token,
  url,
  owner,
  name,
  patience = 60,
  pace = true,
  second = 1000,
  log,
}: GitHubOptions): GitHub {
  const client = openClient({ token, url, patience, pace, second, log });
  const at = { owner, repo: name };
  let requests = 0;
  client.hook.before('request', () => {
    requests += 1;
  });
  const login = new Once(() => client.rest.users.getAuthenticated().then(({ data }) => data.login));
  return {
    repository: `${owner}/${name}`,
    requests: () => requests,
    ...history(client, at),
    ...writes(client, at),
    ...comments(client, at),
    ...releases(client, at),
    ...deployments(client, at),
    ...pullRequests(client, at),
    ...workflowRuns(client, at),
    async isOwn({ author }) {
      // Tokens of Apps, GITHUB_TOKEN among them, may not ask who they are; no person can be of type Bot.
      if (token.startsWith('ghs_')) return author.type === 'Bot';
      return author.login === (await attempt('learn whose token this is', login.get()));
    },
  };
}

function history({ rest }: Octokit, at: Place) {
  return {
    commit: (sha: string) =>
      attempt(`read the commit ${sha}`, rest.git.getCommit({ ...at, commit_sha: sha })).then(({ data }) =>
        toCommit(data),
      ),
    commits: (sha: string, count: number) =>
      attempt(`list the commits before ${sha}`, rest.repos.listCommits({ ...at, sha, per_page: count })).then(
        ({ data }) => data.map(({ sha, commit, parents }) => toCommit({ ...commit, sha, parents })),
      ),
    async mergeBase(base: string, head: string) {
      const compared = rest.repos.compareCommitsWithBasehead({ ...at, basehead: `${base}...${head}`, per_page: 1 });
      const found = await attempt(`compare ${base} with ${head}`, compared.catch(missing));
      return found?.data.merge_base_commit.sha;
    },
    refs: (prefix: string) =>
      attempt(`list the refs under ${prefix}`, rest.git.listMatchingRefs({ ...at, ref: prefix })).then(({ data }) =>
        data.map(({ ref, object }) => ({ ref, sha: object.sha })),
      ),
    tree: (sha: string) =>
      attempt(`read the tree ${sha}`, rest.git.getTree({ ...at, tree_sha: sha })).then(({ data }) =>
        data.tree.map(({ path, type, sha, size }) => ({ path, type, sha, size })),
      ),
    blob: (sha: string) =>
      attempt(`read the blob ${sha}`, rest.git.getBlob({ ...at, file_sha: sha })).then(({ data }) =>
        Buffer.from(data.content, 'base64'),
      ),
    async file(path: string, ref: string) {
      const found = rest.repos.getContent({ ...at, path, ref, mediaType: { format: 'raw' } }).catch(missing);
      const answer = await attempt(`read ${path} at ${ref}`, found);
      const text: unknown = answer?.data;
      return typeof text === 'string' ? text : undefined;
    },
  };
}

function writes({ rest }: Octokit, at: Place) {
  return {
    createBlob: (bytes: Buffer) =>
      attempt(
        'store a blob',
        rest.git.createBlob({ ...at, content: bytes.toString('base64'), encoding: 'base64' }),
      ).then(({ data }) => data.sha),
    createTree: (entries: Parameters<GitHub['createTree']>[0]) =>
      attempt('store a tree', rest.git.createTree({ ...at, tree: entries.map(toTreeItem) })).then(
        ({ data }) => data.sha,
      ),
    createCommit: (message: string, tree: string) =>
      attempt('store a commit', rest.git.createCommit({ ...at, message, tree, parents: [] })).then(
        ({ data }) => data.sha,
      ),
    async createRef(ref: string, sha: string) {
      const created = rest.git.createRef({ ...at, ref, sha }).then(
        () => true,
        (error: unknown) => {
          if (isUnprocessable(error) && /already exists/i.test(String(error))) return false;
          throw error;
        },
      );
      return attempt(`create ${ref}`, created);
    },
    deleteRef: (ref: string) =>
      attempt(`delete ${ref}`, rest.git.deleteRef({ ...at, ref: ref.replace(/^refs\//, '') })).then(() => {}),
  };
}

function comments({ rest, paginate }: Octokit, at: Place) {
  return {
    comments: (issue: number) =>
      attempt(
        `list the comments of #${issue}`,
        paginate(rest.issues.listComments, { ...at, issue_number: issue, per_page: 100 }),
        'pull-requests: write',
      ).then((all) => all.map(toComment)),
    createComment: (issue: number, body: string) =>
      attempt(`comment on #${issue}`, rest.issues.createComment({ ...at, issue_number: issue, body })).then(
        ({ data }) => toComment(data),
      ),
    updateComment: (id: number, body: string) =>
      attempt(
        `update the comment ${id}`,
        rest.issues.updateComment({ ...at, comment_id: id, body }).catch(missing),
      ).then((answer) => answer && toComment(answer.data)),
    deleteComment: (id: number) =>
      attempt(
        `delete the comment ${id}`,
        rest.issues.deleteComment({ ...at, comment_id: id }).catch((error: unknown) => {
          if (!isMissing(error)) throw error;
        }),
      ).then(() => {}),
  };
}

interface CommitData {
  readonly sha: string;
  readonly tree: { readonly sha: string };
  readonly parents: readonly { readonly sha?: string }[];
  readonly committer: { readonly date?: string } | null;
}

function toCommit({ sha, tree, parents, committer }: CommitData): Commit {
  return { sha, tree: tree.sha, parents: parents.flatMap((parent) => parent.sha ?? []), date: committer?.date ?? '' };
}

function toTreeItem(entry: Parameters<GitHub['createTree']>[0][number]) {
  const file = { path: entry.path, mode: '100644' as const, type: 'blob' as const };
  return 'text' in entry ? { ...file, content: entry.text } : { ...file, sha: entry.blob };
}

interface CommentData {
  readonly id: number;
  readonly body?: string;
  readonly html_url: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly user: { readonly login: string; readonly type: string } | null;
}

function toComment({ id, body = '', html_url: url, user, created_at, updated_at }: CommentData): Comment {
  const author = { login: user?.login ?? '', type: user?.type ?? '' };
  return { id, body, url, author, createdAt: created_at, updatedAt: updated_at };
}

/** A value asked for at most once. */
class Once<T> {
  readonly #ask: () => Promise<T>;
  #value: Promise<T> | undefined;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  get(): Promise<T> {
    this.#value ??= this.#ask();
    return this.#value;
  }
}
