import type { Deployments } from '@mlops-actions/github';
import { type Entry, jobTask, toEntry } from './entry.ts';

/** What the history says before a deployment begins. */
export interface Situation {
  /** The newest deployment that succeeded: what should be live. */
  readonly live: Entry | undefined;
  /** The newest good one before `live` with another version: where `previous` leads. */
  readonly before: Entry | undefined;
  /** Begun, not ended, and its run still goes on. */
  readonly running: Entry | undefined;
  /** Begun, never ended, and its run is over: it died half-way. Newest first. */
  readonly broken: readonly Entry[];
  /** The deployment GitHub made for this very job, because the job has `environment:`. */
  readonly ofThisJob: number | undefined;
}

export interface Place {
  readonly model: string;
  readonly environment: string;
  /** This run; its own unfinished deployments are of a step or an attempt that is over. */
  readonly run: number;
}

const reach = 100;
const ended = ['success', 'failure', 'error'];

/** The deployments of a model to an environment, newest first, at most 100; each costs a request when it is reached. */
export async function* entries(github: Deployments, { model, environment }: Place): AsyncGenerator<Entry> {
  for (const deployment of await github.deployments({ environment, count: reach })) {
    const entry = toEntry(model, deployment, await github.deploymentStatuses(deployment.id));
    if (entry !== undefined) yield entry;
  }
}

/**
 * Reads what is live, what was before, and what was left unfinished.
 *
 * @throws UserError E_PERMISSION when an unfinished deployment is there and the token may not see whether its run
 *   still goes on: `actions: read`.
 */
export async function readSituation(github: Deployments, place: Place): Promise<Situation> {
  let live: Entry | undefined;
  let before: Entry | undefined;
  let running: Entry | undefined;
  const broken: Entry[] = [];
  for await (const entry of entries(github, place)) {
    if (entry.succeeded && live === undefined) live = entry;
    else if (entry.succeeded && entry.version !== live?.version) {
      before = entry;
      break;
    } else if (live === undefined && !ended.includes(entry.state)) {
      if (await isOver(github, entry, place)) broken.push(entry);
      else running ??= entry;
    }
  }
  return { live, before, running, broken, ofThisJob: await findOfThisJob(github, place) };
}

async function isOver(github: Deployments, { run }: Entry, place: Place): Promise<boolean> {
  if (run === undefined || run.id === place.run) return true;
  const state = await github.runState(run.id);
  return state === undefined || state.finished || (run.attempt !== undefined && run.attempt < state.attempt);
}

async function findOfThisJob(github: Deployments, { environment, run }: Place): Promise<number | undefined> {
  for (const { id } of await github.deployments({ environment, task: jobTask, count: 10 })) {
    const statuses = await github.deploymentStatuses(id);
    const isOfThisRun = statuses.some(({ logUrl }) => logUrl.includes(`/actions/runs/${run}/`));
    if (isOfThisRun && !ended.includes(statuses[0]?.state ?? '')) return id;
  }
  return undefined;
}
