import { example } from './contract/index.ts';
import { type PullRequest, type Repository, type State, userOf } from './state.ts';

/** A webhook event: its name and payload. */
export interface Event {
  readonly name: string;
  readonly payload: Record<string, unknown>;
}

/** A pull request as the API and the webhooks tell it: the official example with the state laid over it. */
export function renderPullRequest(state: State, repository: Repository, pull: PullRequest): Record<string, unknown> {
  const template = example('pulls/get') as Record<string, unknown> & { head: object; base: object };
  const address = `https://api.github.com/repos/${repository.fullName}`;
  const page = `https://github.com/${repository.fullName}/pull/${pull.number}`;
  const headRepository = state.repositories.get(pull.headRepository);
  return {
    ...template,
    id: pull.number,
    number: pull.number,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: renderUser(pull.author),
    draft: pull.draft,
    merged: pull.merged,
    mergeable: pull.mergeSha !== null,
    merge_commit_sha: pull.mergeSha,
    html_url: page,
    url: `${address}/pulls/${pull.number}`,
    issue_url: `${address}/issues/${pull.number}`,
    comments_url: `${address}/issues/${pull.number}/comments`,
    labels: [],
    requested_reviewers: [],
    requested_teams: [],
    head: {
      ...template.head,
      label: `${pull.headRepository.split('/')[0]}:${pull.head}`,
      ref: pull.head,
      sha: pull.headSha,
      repo: headRepository === undefined ? null : renderRepository(headRepository),
    },
    base: {
      ...template.base,
      label: `${repository.owner}:${pull.base}`,
      ref: pull.base,
      sha: pull.baseSha,
      repo: renderRepository(repository),
    },
  };
}

/** A repository as webhooks tell it. */
export function renderRepository({
  id,
  name,
  owner,
  fullName,
  defaultBranch,
  private: hidden,
  parent,
}: Repository): Record<string, unknown> {
  const template = (example('pulls/get') as { base: { repo: Record<string, unknown> } }).base.repo;
  return {
    ...template,
    id,
    name,
    full_name: fullName,
    private: hidden,
    fork: parent !== undefined,
    default_branch: defaultBranch,
    owner: renderUser(owner),
    html_url: `https://github.com/${fullName}`,
    url: `https://api.github.com/repos/${fullName}`,
  };
}

export function renderUser(login: string): Record<string, unknown> {
  const template = (example('pulls/get') as { user: Record<string, unknown> }).user;
  return { ...template, ...userOf(login) };
}

/** The event of a pull request: `opened`, `synchronize`, … */
export function pullRequestEvent(state: State, repository: Repository, pull: PullRequest, action: string): Event {
  return {
    name: 'pull_request',
    payload: {
      action,
      number: pull.number,
      pull_request: renderPullRequest(state, repository, pull),
      repository: renderRepository(repository),
      sender: renderUser(pull.author),
    },
  };
}

/** The event of a push to a branch. */
export function pushEvent(
  repository: Repository,
  push: { branch: string; before: string; after: string; pusher: string },
): Event {
  const { branch, before, after, pusher } = push;
  const { author, committer, message, tree } = repository.git.commit(after);
  const head = {
    id: after,
    tree_id: tree,
    message,
    timestamp: committer.date,
    author,
    committer,
    added: [],
    removed: [],
    modified: [],
    distinct: true,
  };
  return {
    name: 'push',
    payload: {
      ref: `refs/heads/${branch}`,
      before,
      after,
      base_ref: null,
      created: /^0+$/.test(before),
      deleted: false,
      forced: false,
      compare: `https://github.com/${repository.fullName}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
      commits: [head],
      head_commit: head,
      pusher: { name: pusher, email: null },
      repository: renderRepository(repository),
      sender: renderUser(pusher),
    },
  };
}

/** The event of a workflow started by hand. */
export function workflowDispatchEvent(
  repository: Repository,
  dispatch: { workflow: string; ref: string; inputs: Record<string, string>; sender: string },
): Event {
  const { workflow, ref, inputs, sender } = dispatch;
  return {
    name: 'workflow_dispatch',
    payload: { inputs, ref, workflow, repository: renderRepository(repository), sender: renderUser(sender) },
  };
}
