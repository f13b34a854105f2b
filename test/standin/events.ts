import { readCommits } from './git/commits.ts';
import { diff, emptyTree } from './git/diff.ts';
import type { PullRequest, RepositoryDispatch } from './records.ts';
import { renderLabel } from './render/label.ts';
import { renderPullRequest } from './render/pull-request.ts';
import { renderRepository } from './render/repository.ts';
import type { Repository, State } from './state.ts';
import { renderUser } from './templates.ts';

/** A webhook event: its name and payload. */
export interface Event {
  readonly name: string;
  readonly payload: Record<string, unknown>;
  /** GITHUB_SHA, where the payload does not say it. */
  readonly sha?: string;
  /** GITHUB_REF, where the payload does not say it. */
  readonly ref?: string;
}

/** A push of a branch or of a tag. */
export interface Push {
  readonly branch?: string;
  readonly tag?: string;
  /** Forty zeros for what is new. */
  readonly before: string;
  /** What the ref holds then: of an annotated tag the tag object. */
  readonly after: string;
  /** Login of who pushed. */
  readonly pusher: string;
}

export interface WorkflowDispatch {
  /** Path of the workflow's file. */
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly sender: string;
}

const noCommit = /^0+$/;

/** What the event of a pull request may say beyond its action. */
export interface PullRequestActivity {
  /** Makes it `pull_request_target`. Default `pull_request`. */
  readonly target?: boolean;
  /** Of `labeled` and `unlabeled`: which. */
  readonly label?: string;
  /** Login of who did it; default the author. */
  readonly sender?: string;
}

/** The event of a pull request: `opened`, `synchronize`, … */
export function pullRequestEvent(
  state: State,
  repository: Repository,
  pull: PullRequest,
  action: string,
  { target = false, label, sender = pull.author }: PullRequestActivity = {},
): Event {
  const payload = {
    action,
    number: pull.number,
    pull_request: renderPullRequest(state, repository, pull),
    repository: renderRepository(state, repository),
    sender: renderUser(sender, state.origin),
    ...(label !== undefined && { label: renderLabel(state, repository, label) }),
  };
  // Only a push to the branch has a before and an after.
  const moved = action === 'synchronize' ? { before: pull.previousHeadSha, after: pull.headSha } : {};
  if (target) return { name: 'pull_request_target', payload: { ...payload, ...moved }, ...atDefaultBranch(repository) };
  return { name: 'pull_request', payload: { ...payload, ...moved } };
}

/** The event of a push. At most the last 20 commits are listed, and none for a tag. */
export function pushEvent(state: State, repository: Repository, push: Push): Event {
  const { branch, tag, before, after, pusher } = push;
  const { git, fullName } = repository;
  const head = git.peel(after, 'commit') ?? after;
  const isNew = noCommit.test(before);
  const range =
    git.typeOf(before) === undefined
      ? ['--max-count=1', after]
      : ['--max-count=20', '--reverse', `${before}..${after}`];
  const forced = !isNew && git.maybe('merge-base', '--is-ancestor', before, after) === undefined;
  const pushed = tag === undefined ? git.lines('rev-list', ...range) : [];
  const commits = pushed.map((sha) => renderPushed(repository, sha));
  const from = isNew ? '' : `${before.slice(0, 12)}...`;
  const payload = {
    ref: tag === undefined ? `refs/heads/${branch}` : `refs/tags/${tag}`,
    before,
    after,
    base_ref: null,
    created: isNew,
    deleted: false,
    forced,
    compare: `https://github.com/${fullName}/compare/${from}${after.slice(0, 12)}`,
    commits,
    head_commit: renderPushed(repository, head),
    pusher: { name: pusher, email: null },
    repository: renderRepository(state, repository),
    sender: renderUser(pusher, state.origin),
  };
  return { name: 'push', payload };
}

/** The event of a workflow started by hand or by the API. */
export function workflowDispatchEvent(state: State, repository: Repository, dispatch: WorkflowDispatch): Event {
  const { workflow, ref, inputs, sender } = dispatch;
  return {
    name: 'workflow_dispatch',
    payload: {
      inputs,
      ref,
      workflow,
      repository: renderRepository(state, repository),
      sender: renderUser(sender, state.origin),
    },
  };
}

/** The event of a dispatch of one's own. */
export function repositoryDispatchEvent(state: State, repository: Repository, dispatch: RepositoryDispatch): Event {
  const { eventType, clientPayload, sender } = dispatch;
  const payload = {
    action: eventType,
    branch: repository.defaultBranch,
    client_payload: clientPayload,
    repository: renderRepository(state, repository),
    sender: renderUser(sender, state.origin),
  };
  return { name: 'repository_dispatch', payload };
}

function renderPushed({ git, fullName }: Repository, sha: string) {
  const [commit] = readCommits(git, [sha]);
  if (commit === undefined) throw new Error(`${fullName} has no commit ${sha}`);
  const files = diff(git, commit.parents[0] ?? emptyTree, sha);
  const named = (...wanted: string[]) =>
    files.filter(({ status }) => wanted.includes(status)).map(({ filename }) => filename);
  const renamedFrom = files.flatMap(({ previous }) => (previous === undefined ? [] : [previous]));
  const person = ({ name, email }: { name: string; email: string }) => ({ name, email });
  return {
    id: sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `https://github.com/${fullName}/commit/${sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: named('added', 'renamed'),
    removed: [...named('removed'), ...renamedFrom],
    modified: named('modified', 'changed'),
  };
}

/** What GitHub runs on where it trusts no head. @throws Error when the repository is empty. */
export function atDefaultBranch({ git, defaultBranch, fullName }: Repository): { sha: string; ref: string } {
  const ref = `refs/heads/${defaultBranch}`;
  const sha = git.peel(ref, 'commit');
  if (sha === undefined) throw new Error(`${fullName} has no branch ${defaultBranch}`);
  return { sha, ref };
}
