import { addressOf, pageOf, type View } from './context.ts';
import { atDefaultBranch, type Event } from './events.ts';
import { readCommits } from './git/commits.ts';
import type { MergeGroup } from './merges.ts';
import type { Run } from './records.ts';
import { nodeId } from './render/commit.ts';
import { renderRepository } from './render/repository.ts';
import { renderRun, workflowId } from './render/run.ts';
import type { Repository, State } from './state.ts';
import { renderUser } from './templates.ts';

/** The event of a cron line of a workflow. */
export function scheduleEvent(state: State, repository: Repository, cron: string): Event {
  const payload = { schedule: cron, repository: renderRepository(state, repository) };
  return { name: 'schedule', payload, ...atDefaultBranch(repository) };
}

/** The event of a merge queue that wants to know whether a group may be merged. */
export function mergeGroupEvent(state: State, repository: Repository, group: MergeGroup): Event {
  const [commit] = readCommits(repository.git, [group.headSha]);
  if (commit === undefined) throw new Error(`${repository.fullName} has no commit ${group.headSha}`);
  const { sha: id, tree: tree_id, message, committer, author } = commit;
  const person = ({ name, email }: { name: string; email: string }) => ({ name, email });
  const head_commit = {
    id,
    tree_id,
    message,
    timestamp: committer.date,
    author: person(author),
    committer: person(committer),
  };
  return {
    name: 'merge_group',
    payload: {
      action: 'checks_requested',
      merge_group: {
        head_sha: group.headSha,
        head_ref: group.headRef,
        base_sha: group.baseSha,
        base_ref: group.baseRef,
        head_commit,
      },
      repository: renderRepository(state, repository),
      sender: renderUser('github-merge-queue[bot]', state.origin),
    },
  };
}

/** The event of a workflow run that was asked for, began or is over, as it stands now. */
export function workflowRunEvent(view: View, run: Run, action: string): Event {
  const { state, repository } = view;
  const id = workflowId(run);
  const url = addressOf(view, `actions/workflows/${id}`);
  const workflow = {
    id,
    node_id: nodeId('Workflow', id),
    name: run.name,
    path: run.workflow,
    state: 'active',
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    url,
    html_url: pageOf(view, `blob/${repository.defaultBranch}/${run.workflow}`),
    badge_url: pageOf(view, `workflows/${encodeURIComponent(run.name)}/badge.svg`),
  };
  return {
    name: 'workflow_run',
    payload: {
      action,
      workflow,
      workflow_run: renderRun(view, run),
      repository: renderRepository(state, repository),
      sender: renderUser(run.triggeringActor, state.origin),
    },
    ...atDefaultBranch(repository),
  };
}
