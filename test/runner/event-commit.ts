import { isOfDefaultBranch, type WorkflowEvent } from './events.ts';
import { git } from './git.ts';

/**
 * Finds the ref and commit of an event whose payload names no commit: GitHub takes what is there now.
 *
 * @throws Error when the ref does not exist.
 */
export async function atCommit(event: WorkflowEvent, bare: string): Promise<WorkflowEvent> {
  const ref = event.sha === undefined ? refOf(event) : undefined;
  if (ref === undefined) return event;
  return { ...event, ref, sha: await git(bare, ['rev-parse', '--verify', `${ref}^{commit}`]) };
}

interface KnownPayload {
  readonly ref?: string;
  readonly release?: { readonly tag_name: string };
  readonly repository?: { readonly default_branch?: string };
}

function refOf({ name, payload }: WorkflowEvent): string | undefined {
  const { ref = '', release, repository } = payload as KnownPayload;
  switch (name) {
    case 'workflow_dispatch':
      return ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
    case 'release':
      return `refs/tags/${release?.tag_name ?? ''}`;
    default:
      return isOfDefaultBranch(name) ? `refs/heads/${repository?.default_branch ?? 'main'}` : undefined;
  }
}
