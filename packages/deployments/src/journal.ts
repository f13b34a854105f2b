import type { DeploymentState, Deployments } from '@mlops-actions/github';
import { describe, type Entry, type Payload, taskOf } from './entry.ts';
import type { Situation } from './situation.ts';

/** What a deployment is begun with. */
export interface Beginning {
  readonly environment: string;
  /** Tag or commit. */
  readonly ref: string;
  readonly payload: Payload;
  /** Page of the run. */
  readonly logUrl: string;
  readonly url: string | undefined;
}

/** Keeps GitHub informed of one deployment. */
export interface Journal {
  readonly id: number;
  /** Whether it is the one GitHub made for the job's `environment:`. */
  readonly reused: boolean;
  tell(state: DeploymentState, text: string, url?: string): Promise<void>;
}

/**
 * Begins a deployment: a new one, or the one GitHub made for this job's `environment:`, so that there are never two.
 *
 * @throws UserError E_PERMISSION without `deployments: write`.
 */
export async function beginDeployment(
  github: Deployments,
  { ofThisJob }: Pick<Situation, 'ofThisJob'>,
  { environment, ref, payload, logUrl, url }: Beginning,
): Promise<Journal> {
  const { model, version } = payload;
  const create = () =>
    github.createDeployment({
      ref,
      task: taskOf(model),
      environment,
      production: /^prod/i.test(environment),
      payload,
      description: describe(model, version, 'deployment'),
    });
  const id = ofThisJob ?? (await create()).id;
  const tell: Journal['tell'] = (state, text, environmentUrl = url) =>
    github.createDeploymentStatus(id, { state, description: describe(model, version, text), logUrl, environmentUrl });
  return { id, reused: ofThisJob !== undefined, tell };
}

/** Marks a deployment whose place another one took. GitHub does that by itself outside production, to other models too. */
export async function retire(github: Deployments, model: string, entry: Entry, logUrl: string): Promise<void> {
  if (entry.inactive) return;
  const description = describe(model, entry.version, 'replaced');
  await github.createDeploymentStatus(entry.id, { state: 'inactive', description, logUrl });
}

/** Ends the deployment of a run that died. */
export async function close(
  github: Deployments,
  model: string,
  entry: Entry,
  end: { text: string; logUrl: string },
): Promise<void> {
  const description = describe(model, entry.version, end.text);
  await github.createDeploymentStatus(entry.id, { state: 'error', description, logUrl: end.logUrl });
}
