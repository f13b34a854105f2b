import type { PullRequest } from '../records.ts';
import type { Repository, State } from '../state.ts';
import { renderUser, template } from '../templates.ts';
import { renderLabel } from './label.ts';
import { renderRepository } from './repository.ts';

/** A pull request as the API and the webhooks tell it. */
export function renderPullRequest(state: State, repository: Repository, pull: PullRequest): Record<string, unknown> {
  const { fullName } = repository;
  const shown = template('pulls/get', { origin: state.origin, fullName }) as Record<string, unknown>;
  const { headSha: sha, mergedSha, mergeSha, number } = pull;
  return {
    ...shown,
    ...addresses(state, fullName, pull),
    id: pull.id,
    number,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: renderUser(pull.author, state.origin),
    draft: pull.draft,
    merged: pull.merged,
    mergeable: pull.merged ? null : pull.mergeable,
    mergeable_state: pull.mergeable ? 'clean' : 'dirty',
    rebaseable: pull.mergeable,
    merge_commit_sha: mergedSha ?? mergeSha,
    merged_by: pull.merged ? renderUser(pull.author, state.origin) : null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    merged_at: pull.mergedAt,
    closed_at: pull.closedAt,
    comments: repository.comments.filter(({ issue }) => issue === number).length,
    ...nobody,
    labels: pull.labels.map((label) => renderLabel(state, repository, label)),
    head: renderSide(state, shown['head'] as object, { fullName: pull.headRepository, ref: pull.head, sha }),
    base: renderSide(state, shown['base'] as object, { fullName, ref: pull.base, sha: pull.baseSha }),
  };
}

const nobody = {
  assignee: null,
  assignees: [],
  milestone: null,
  locked: false,
  active_lock_reason: null,
  requested_reviewers: [],
  requested_teams: [],
  review_comments: 0,
  auto_merge: null,
};

function addresses({ origin }: State, fullName: string, { number, headSha }: PullRequest) {
  const api = `${origin}/repos/${fullName}`;
  const page = `https://github.com/${fullName}/pull/${number}`;
  const links = {
    url: `${api}/pulls/${number}`,
    html_url: page,
    issue_url: `${api}/issues/${number}`,
    comments_url: `${api}/issues/${number}/comments`,
    review_comments_url: `${api}/pulls/${number}/comments`,
    commits_url: `${api}/pulls/${number}/commits`,
    statuses_url: `${api}/statuses/${headSha}`,
  };
  const href = (target: string) => ({ href: target });
  return {
    ...links,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    review_comment_url: `${api}/pulls/comments{/number}`,
    _links: {
      self: href(links.url),
      html: href(page),
      issue: href(links.issue_url),
      comments: href(links.comments_url),
      review_comments: href(links.review_comments_url),
      review_comment: href(`${api}/pulls/comments{/number}`),
      commits: href(links.commits_url),
      statuses: href(links.statuses_url),
    },
  };
}

function renderSide(state: State, shown: object, at: { fullName: string; ref: string; sha: string }) {
  const [owner = ''] = at.fullName.split('/');
  const repository = state.repositories.get(at.fullName);
  return {
    ...shown,
    label: `${owner}:${at.ref}`,
    ref: at.ref,
    sha: at.sha,
    user: renderUser(owner, state.origin),
    // A fork may be gone while its pull request stays.
    repo: repository === undefined ? null : renderRepository(state, repository),
  };
}
