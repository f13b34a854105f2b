import { type ExpressionScope, interpolateString } from './expressions.ts';
import { StepFault } from './faults.ts';
import type { JobDeploymentStatus } from './github-server.ts';
import type { JobSession } from './job-session.ts';
import type { Conclusion, EnvironmentRun } from './results.ts';
import { runContexts } from './workflow-session.ts';

const creator = 'github-actions[bot]';

/** The `environment:` of a running job, and the deployment GitHub makes for it. */
export class JobEnvironment {
  readonly #job: JobSession;
  readonly #name: string;
  readonly #url: unknown;
  readonly #deploymentId: number | undefined;

  private constructor(job: JobSession, name: string, url: unknown, deploys: boolean) {
    this.#job = job;
    this.#name = name;
    this.#url = url;
    this.#deploymentId = deploys ? this.#deploy() : undefined;
  }

  /**
   * Enters the environment of a job; undefined where it names none.
   *
   * @throws StepFault when its name cannot be evaluated.
   */
  static enter(job: JobSession): JobEnvironment | undefined {
    const { session, definition, needs, matrix, strategy } = job.plan;
    const { environment } = definition.yaml;
    const contexts = { ...runContexts(session, definition.id), needs, matrix, strategy };
    const { name, url, deployment = true } = fieldsOf(environment);
    const named = interpolateString(name, { contexts });
    return named === '' ? undefined : new JobEnvironment(job, named, url, deployment !== false);
  }

  /**
   * Leaves it with what became of the job. Its address may name outputs of steps; one that cannot be evaluated fails
   * the job, as GitHub does.
   */
  leave(scope: ExpressionScope): EnvironmentRun {
    let url = '';
    try {
      url = interpolateString(this.#url, scope);
    } catch (error) {
      if (!(error instanceof StepFault)) throw error;
      this.#job.failed = true;
    }
    this.#tell(stateOf[this.#job.status], url);
    return { name: this.#name, url, deploymentId: this.#deploymentId };
  }

  #deploy(): number {
    const { standin, repository, event } = this.#job.plan.session;
    const ref = event.ref.replace(/^refs\/(heads|tags)\//, '');
    // Whatever its name, the environment of a job is none of production: a later success makes it inactive.
    const wanted = { sha: event.sha, ref, environment: this.#name, creator, production: false };
    const { id } = standin.createDeployment(repository, wanted);
    for (const state of ['queued', 'in_progress'] as const)
      standin.updateDeployment(repository, id, { state, creator, logUrl: this.#page });
    return id;
  }

  #tell(state: JobDeploymentStatus['state'], environmentUrl: string): void {
    if (this.#deploymentId === undefined) return;
    const { standin, repository } = this.#job.plan.session;
    const status = { state, creator, logUrl: this.#page, environmentUrl };
    standin.updateDeployment(repository, this.#deploymentId, status);
  }

  get #page(): string {
    const { repository, run } = this.#job.plan.session;
    return `https://github.com/${repository}/actions/runs/${run.id}/job/${this.#job.jobId}`;
  }
}

const stateOf: Readonly<Record<Exclude<Conclusion, 'skipped'>, JobDeploymentStatus['state']>> = {
  success: 'success',
  failure: 'failure',
  cancelled: 'error',
};

interface EnvironmentFields {
  readonly name?: unknown;
  readonly url?: unknown;
  readonly deployment?: unknown;
}

function fieldsOf(environment: unknown): EnvironmentFields {
  return typeof environment === 'object' && environment !== null ? environment : { name: environment };
}
