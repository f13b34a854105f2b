import type { ResolvedEvent } from './events.ts';
import { gitHubContext, type RunIdentity } from './github-context.ts';
import type { GitHubServer } from './github-server.ts';
import type { Workflow } from './parse-workflow.ts';
import type { CancelTimes } from './spawn-process.ts';

/** Receives each masked line as it is printed, with the job and step it belongs to. */
export type LineListener = (line: string, source: { readonly job: string; readonly step: string }) => void;

/** Everything the jobs of one run share. */
export interface WorkflowSession {
  readonly standin: GitHubServer;
  /** `owner/name`. */
  readonly repository: string;
  readonly workflow: Workflow;
  readonly event: ResolvedEvent;
  readonly run: RunIdentity;
  /** An existing folder; each job gets one of its own below it. */
  readonly root: string;
  /** Where `uses: owner/name/path@ref` is found: `owner/name` to the folder of a checkout. */
  readonly actions: Readonly<Record<string, string>>;
  /** As the run may see them: none but the token for a fork. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly vars: Readonly<Record<string, string>>;
  /** The `inputs` context: those of a workflow_dispatch, with defaults. */
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly onLine: LineListener | undefined;
  readonly signal: AbortSignal | undefined;
  readonly cancelTimes: CancelTimes | undefined;
}

/** The contexts of a run before any job has a runner: those of a job's `if`, `strategy`, `name` and the like. */
export function runContexts(session: WorkflowSession, job = ''): Record<string, unknown> {
  const { inputs, vars, standin } = session;
  const github = gitHubContext({ ...session, job, apiUrl: standin.url, token: '', workspace: '', eventPath: '' });
  return { inputs, vars, github };
}
