import { addressOf, pageOf, type View } from '../context.ts';
import { readCommits } from '../git/commits.ts';
import type { PullRequest, Run } from '../records.ts';
import { renderUser } from '../templates.ts';
import { nodeId } from './commit.ts';
import { renderMinimal } from './repository.ts';

/** A workflow run as the API and the webhooks tell it. */
export function renderRun(view: View, run: Run): Record<string, unknown> {
  const { state, repository } = view;
  const url = addressOf(view, `actions/runs/${run.id}`);
  const shown = view.example('actions/get-workflow-run') as { repository: object; head_repository: object };
  const { name, email, date, message } = headOf(view, run);
  const head = state.repositories.get(run.headRepository) ?? repository;
  return {
    ...shown,
    id: run.id,
    name: run.name,
    node_id: nodeId('WorkflowRun', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow,
    workflow_id: workflowId(run),
    workflow_url: addressOf(view, `actions/workflows/${workflowId(run)}`),
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    display_title: message.split('\n')[0],
    actor: renderUser(run.actor, state.origin),
    triggering_actor: renderUser(run.triggeringActor, state.origin),
    referenced_workflows: [],
    pull_requests: pullsOf(view, run),
    created_at: run.createdAt,
    run_started_at: run.startedAt,
    updated_at: run.updatedAt,
    url,
    html_url: pageOf(view, `actions/runs/${run.id}`),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    head_commit: {
      id: run.headSha,
      tree_id: run.headSha,
      message,
      timestamp: date,
      author: { name, email },
      committer: { name, email },
    },
    repository: renderMinimal(state, repository, shown.repository),
    head_repository: renderMinimal(state, head, shown.head_repository),
  };
}

/** The same file is the same workflow. */
export function workflowId({ workflow }: Run): number {
  return Buffer.from(workflow).reduce((sum, byte) => (sum * 31 + byte) % 90_000_000, 13);
}

function headOf({ repository: { git } }: View, { headSha, createdAt }: Run) {
  const [commit] = git.typeOf(headSha) === 'commit' ? readCommits(git, [headSha]) : [];
  return { name: '', email: '', date: createdAt, ...commit?.author, message: commit?.message ?? '' };
}

/** The open pull requests of the run's branch; of a fork's none, as on GitHub. */
function pullsOf(view: View, { headRepository, headBranch }: Run): object[] {
  const { state, repository } = view;
  if (headRepository !== repository.fullName) return [];
  const open = repository.pulls.filter(
    (pull) => pull.state === 'open' && pull.headRepository === headRepository && pull.head === headBranch,
  );
  const repo = { id: repository.id, url: `${state.origin}/repos/${repository.fullName}`, name: repository.name };
  const side = (ref: string, sha: string) => ({ ref, sha, repo });
  return open.map((pull: PullRequest) => ({
    id: pull.id,
    number: pull.number,
    url: addressOf(view, `pulls/${pull.number}`),
    head: side(pull.head, pull.headSha),
    base: side(pull.base, pull.baseSha),
  }));
}
