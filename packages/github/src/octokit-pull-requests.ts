import type { Octokit } from '@octokit/rest';
import { attempt, missing, type Place } from './attempt.ts';
import type { Access, PullRequestState, PullRequests } from './pull-requests.ts';

const levels: readonly string[] = ['admin', 'maintain', 'write', 'triage', 'read', 'none'] satisfies Access[];

/** Pull requests, people and statuses of a real server. */
export function pullRequests({ rest, paginate }: Octokit, at: Place): PullRequests {
  return {
    async pullRequest(number) {
      const found = await attempt(
        `read the pull request #${number}`,
        rest.pulls.get({ ...at, pull_number: number }).catch(missing),
        'pull-requests: read',
      );
      return found && toState(found.data);
    },
    pullRequestsFrom: (owner, branch) =>
      attempt(
        'list the pull requests of a branch',
        rest.pulls.list({ ...at, head: `${owner}:${branch}`, state: 'open', per_page: 100 }),
        'pull-requests: read',
      ).then(({ data }) => data.map(toState)),
    async accessOf(login) {
      const answer = await attempt(
        `ask what ${login.slice(0, 60)} may do here`,
        rest.repos.getCollaboratorPermissionLevel({ ...at, username: login }).catch(missing),
      );
      const { role_name: role, permission } = answer?.data ?? {};
      // A role of an organisation's own has another name; its base permission is in the other field.
      return (levels.find((level) => level === role) ??
        levels.find((level) => level === permission) ??
        'none') as Access;
    },
    async statuses(sha) {
      const all = await attempt(
        `read the statuses of ${sha}`,
        paginate(rest.repos.listCommitStatusesForRef, { ...at, ref: sha, per_page: 100 }),
        'statuses: read',
      );
      const newest = new Map(all.toReversed().map((status) => [status.context, status]));
      return [...newest.values()].map(({ context, state, description, target_url, creator }) => ({
        context,
        state: state as 'success',
        description: description ?? '',
        url: target_url ?? '',
        creator: creator?.login ?? '',
      }));
    },
    createStatus: (sha, { context, state, description, url }) =>
      attempt(
        `set the status ${context}`,
        rest.repos.createCommitStatus({ ...at, sha, context, state, description, ...(url && { target_url: url }) }),
        'statuses: write',
      ).then(() => {}),
  };
}

interface PullData {
  readonly number: number;
  readonly state: string;
  readonly html_url: string;
  readonly labels: readonly { readonly name?: string }[];
  readonly head: { readonly sha: string; readonly ref: string; readonly repo: { readonly full_name: string } | null };
  readonly base: { readonly sha: string; readonly ref: string };
}

function toState({ number, state, html_url, labels, head, base }: PullData): PullRequestState {
  return {
    number,
    open: state === 'open',
    // GitHub leaves the repository out when the fork was deleted.
    head: { sha: head.sha, ref: head.ref, repository: head.repo?.full_name },
    base: { sha: base.sha, ref: base.ref },
    labels: labels.flatMap(({ name }) => name ?? []),
    url: html_url,
  };
}
