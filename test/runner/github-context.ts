import type { ResolvedEvent } from './events.ts';

/** The run a job belongs to. */
export interface RunIdentity {
  readonly id: number;
  readonly number: number;
  /** 1 for the first time. */
  readonly attempt: number;
  /** Login of who started the attempt; default who made the event. */
  readonly triggeringActor?: string | undefined;
}

/** What the `github` context is made of. */
export interface ContextParts {
  /** `owner/name`. */
  readonly repository: string;
  readonly event: ResolvedEvent;
  readonly run: RunIdentity;
  /** The workflow's name, and its file inside the repository. */
  readonly workflow: { readonly name: string; readonly path: string };
  readonly job: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly workspace: string;
  readonly eventPath: string;
}

/** The `github` context of one job. All values but `event` are strings. */
export interface GitHubContext extends Readonly<Record<string, unknown>> {
  readonly event: Readonly<Record<string, unknown>>;
}

/** Builds the `github` context. */
export function gitHubContext(parts: ContextParts): GitHubContext {
  const { repository, event, run, workflow, apiUrl } = parts;
  const [owner = ''] = repository.split('/');
  const known = event.payload as { repository?: { id?: number; owner?: { id?: number } }; sender?: { id?: number } };
  return {
    ...refContext(event),
    actor: event.actor,
    actor_id: String(known.sender?.id ?? 1),
    api_url: apiUrl,
    event: event.payload,
    event_name: event.name,
    event_path: parts.eventPath,
    graphql_url: `${apiUrl}/graphql`,
    job: parts.job,
    repository,
    repository_id: String(known.repository?.id ?? 1),
    repository_owner: owner,
    repository_owner_id: String(known.repository?.owner?.id ?? 1),
    repositoryUrl: `git://github.com/${repository}.git`,
    retention_days: '90',
    run_attempt: String(run.attempt),
    run_id: String(run.id),
    run_number: String(run.number),
    server_url: 'https://github.com',
    token: parts.token,
    triggering_actor: run.triggeringActor ?? event.actor,
    workflow: workflow.name,
    workflow_ref: `${repository}/${workflow.path}@${event.ref}`,
    workflow_sha: event.sha,
    workspace: parts.workspace,
  };
}

function refContext({ sha, ref, baseRef, headRef }: ResolvedEvent): Record<string, string> {
  return {
    sha,
    ref,
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: 'false',
    base_ref: baseRef,
    head_ref: headRef,
  };
}

const notVariables = new Set(['event', 'token', 'repositoryUrl', 'action_status']);

/** The GITHUB_* variables of the context; the token is not among them. */
export function contextVariables(context: Readonly<Record<string, unknown>>): Record<string, string> {
  const variables: Record<string, string> = { CI: 'true', GITHUB_ACTIONS: 'true' };
  for (const [name, value] of Object.entries(context)) {
    if (typeof value === 'string' && !notVariables.has(name)) variables[`GITHUB_${name.toUpperCase()}`] = value;
  }
  return variables;
}
