import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { ExpressionScope } from './expressions.ts';
import { interpolateString } from './expressions.ts';
import { contextVariables, gitHubContext } from './github-context.ts';
import { hostEnvironment } from './host-environment.ts';
import { Masks } from './masks.ts';
import type { MatrixLeg } from './matrix.ts';
import type { JobDefinition } from './parse-workflow.ts';
import { ProcessGroups } from './process-groups.ts';
import type { Conclusion, StepWork } from './results.ts';
import type { ProcessResult } from './run-process.ts';
import { runnerContext, runnerVariables } from './runner-variables.ts';
import type { TokenPermissions } from './token-permissions.ts';
import { runContexts, type WorkflowSession } from './workflow-session.ts';

/** The folders of one job, all below a fresh one. */
export interface JobFolders {
  readonly home: string;
  readonly temp: string;
  readonly toolCache: string;
  readonly runnerWorkspace: string;
  readonly workspace: string;
}

/** One job to run: a leg of a matrix, or the only one. */
export interface JobPlan {
  readonly session: WorkflowSession;
  readonly definition: JobDefinition;
  readonly name: string;
  readonly matrix: MatrixLeg;
  readonly strategy: Readonly<Record<string, unknown>>;
  /** The `needs` context. */
  readonly needs: Readonly<Record<string, unknown>>;
  readonly permissions: TokenPermissions;
  /** Aborted when the run is cancelled, a failed leg ends its matrix, or the job's time is over. */
  readonly signal: AbortSignal;
}

/** What to run when the job's steps are over. */
export interface PostStage {
  /** The step it belongs to. */
  readonly id: string;
  readonly name: string;
  /** Evaluated when its turn comes. */
  readonly condition: string;
  readonly run: (signal: AbortSignal | undefined, onLine: (line: string) => void) => Promise<StepWork>;
}

/** The state of one running job. */
export class JobSession {
  readonly plan: JobPlan;
  readonly folders: JobFolders;
  readonly masks = new Masks();
  readonly groups = new ProcessGroups();
  readonly posts: PostStage[] = [];
  readonly jobId: number;
  /** The `github` context without what differs from step to step. */
  readonly github: Readonly<Record<string, unknown>>;
  readonly runner: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** `env:` of workflow and job, then what steps wrote to GITHUB_ENV. */
  env: Record<string, string> = {};
  /** Whether a step failed that may not. */
  failed = false;
  cancelled = false;
  readonly lines: string[] = [];
  #searchPath: string[] = [];

  private constructor(plan: JobPlan, folders: JobFolders, token: string, jobId: number) {
    const { session, definition } = plan;
    this.plan = plan;
    this.folders = folders;
    this.jobId = jobId;
    this.secrets = { ...session.secrets, GITHUB_TOKEN: token };
    this.runner = runnerContext(folders);
    this.github = gitHubContext({
      ...session,
      job: definition.id,
      apiUrl: session.standin.url,
      token,
      workspace: folders.workspace,
      eventPath: join(folders.temp, '_github_workflow', 'event.json'),
    });
    for (const secret of Object.values(this.secrets)) this.masks.add(secret);
  }

  /** Makes the job's folders, token and `env:`. */
  static async start(plan: JobPlan, jobId: number): Promise<JobSession> {
    const { session, permissions, definition } = plan;
    const { standin, repository, event } = session;
    const folders = await makeFolders(session);
    const token = standin.issueToken({ repository, permissions, login: 'github-actions[bot]' });
    const job = new JobSession(plan, folders, token, jobId);
    await writeFile(String(job.github['event_path']), JSON.stringify(event.payload));
    const { needs, strategy, matrix } = plan;
    const contexts = { ...runContexts(session), github: job.github, secrets: job.secrets };
    job.env = interpolateEnv(session.workflow.yaml.env, { contexts });
    const jobScope = { contexts: { ...contexts, needs, strategy, matrix } };
    job.env = { ...job.env, ...interpolateEnv(definition.yaml.env, jobScope) };
    return job;
  }

  get status(): Exclude<Conclusion, 'skipped'> {
    if (this.cancelled) return 'cancelled';
    return this.failed ? 'failure' : 'success';
  }

  /** The variables every process of the job gets, before `env:`. */
  get hostVariables(): Record<string, string> {
    const host = hostEnvironment(this.folders.home);
    return { ...host, PATH: [...this.#searchPath, host['PATH'] ?? ''].join(delimiter) };
  }

  /** The variables no `env:` can change. */
  fixedVariables(github: Readonly<Record<string, unknown>>): Record<string, string> {
    return { ...contextVariables(github), ...runnerVariables(this.runner) };
  }

  /** Notes that the job was cancelled, when it was: from then on only steps that ask for it run. */
  noticeCancellation(): void {
    this.cancelled ||= this.plan.signal.aborted;
  }

  /** Passes on a line of the job's log. */
  report(line: string, step: string): void {
    this.lines.push(line);
    this.plan.session.onLine?.(line, { job: this.plan.name, step });
  }

  /** Takes over what a step wrote to GITHUB_ENV and GITHUB_PATH. */
  take({ env, path }: Pick<ProcessResult, 'env' | 'path'>): void {
    this.env = { ...this.env, ...env };
    this.#searchPath = [...path.toReversed(), ...this.#searchPath];
  }

  /** The contexts that are the same for all steps. */
  contexts(): Record<string, unknown> {
    const { needs, strategy, matrix, session } = this.plan;
    const { runner, secrets } = this;
    const job = { status: this.status, check_run_id: this.jobId };
    return { ...runContexts(session), needs, strategy, matrix, runner, secrets, job };
  }
}

/** Evaluates an `env:` mapping. */
export function interpolateEnv(
  env: Readonly<Record<string, unknown>> | undefined,
  scope: ExpressionScope,
): Record<string, string> {
  return Object.fromEntries(Object.entries(env ?? {}).map(([name, value]) => [name, interpolateString(value, scope)]));
}

async function makeFolders({ root, repository }: WorkflowSession): Promise<JobFolders> {
  const [, name = 'repository'] = repository.split('/');
  const base = await mkdtemp(join(root, 'job-'));
  const folders = {
    home: join(base, 'home'),
    temp: join(base, 'work', '_temp'),
    toolCache: join(base, 'work', '_tool'),
    runnerWorkspace: join(base, 'work', name),
    workspace: join(base, 'work', name, name),
  };
  const all = [...Object.values(folders), join(folders.temp, '_github_workflow')];
  await Promise.all(all.map((folder) => mkdir(folder, { recursive: true })));
  return folders;
}
