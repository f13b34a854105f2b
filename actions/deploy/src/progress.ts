import { setTimeout as sleep } from 'node:timers/promises';
import type { Journal } from '@mlops-actions/deployments';
import { describeError, ServiceError, UserError } from '@mlops-actions/errors';
import type { Clock, Phase, RolloutOutcome } from '@mlops-actions/rollout';
import type { Prepared } from './prepare.ts';

const titles: Readonly<Record<Phase, string>> = {
  check: 'asking the target',
  stage: 'bringing the new version up',
  ready: 'waiting for the new version',
  golden: 'asking golden questions',
  weight: 'shifting traffic',
  promote: 'promoting',
  proof: 'proving what serves',
  cleanup: 'cleaning up',
  rollback: 'ROLLING BACK',
};
/** Phases GitHub is told of: few requests, and always the ones a reader waits for. */
const toldPhases: readonly Phase[] = ['stage', 'weight', 'rollback'];

/** Tells log and GitHub what happens now. A status that cannot be written does not stop a rollout. */
export async function tellPhase(
  { ports }: Prepared,
  journal: Journal,
  phase: Phase,
  weight: number | null,
): Promise<void> {
  const text = weight === null ? titles[phase] : `${titles[phase]}: ${weight} %`;
  ports.runner.info(text);
  if (!toldPhases.includes(phase)) return;
  try {
    await journal.tell('in_progress', text);
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ServiceError)) throw error;
    ports.runner.info(`GitHub was not told: ${describeError(error)}`);
  }
}

/** The last status of a deployment, for people who read the list of deployments. */
export function describeEnd({ status, reason = '' }: RolloutOutcome, before: string | undefined): string {
  if (status === 'success') return before === undefined ? 'serves, the first version' : `serves, after ${before}`;
  if (status === 'rolled-back') return `rolled back to ${before ?? 'nothing'}: ${reason}`;
  return `FAILED: ${reason}`;
}

/** The clock of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  async sleep(ms, signal) {
    await sleep(ms, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
      if (signal?.aborted !== true) throw error;
    });
  },
};
