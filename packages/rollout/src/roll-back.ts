import { UserError } from '@mlops-actions/errors';
import type { TargetVersion } from '@mlops-actions/target';
import { GoldenCheck } from './golden-check.ts';
import { askUp, whyNotServing, whyNotWeighted } from './observe.ts';
import { PhaseLog } from './phase-log.ts';
import type { RolloutOrder, RolloutOutcome } from './rollout.ts';
import { reasonOf, Stop, type StopReason } from './stop.ts';
import { until } from './until.ts';

/** Pauses before the second and the third try. Short: a runner kills a cancelled job after ten seconds. */
const pausesMs = [1000, 3000];

/** Only the way back, for taking over after a run that died; a signal is not heeded. Never throws. */
export function rollBack(order: RolloutOrder): Promise<RolloutOutcome> {
  const why = { reason: `the run that rolled ${order.next.version} out ended half-way`, code: undefined };
  return takeBack(order, new PhaseLog(order), why);
}

/** Brings the old version back and proves that it is. Never throws; never stopped by the signal. */
export async function takeBack(order: RolloutOrder, log: PhaseLog, why: StopReason): Promise<RolloutOutcome> {
  const { phases, golden } = log;
  const outcome = { touched: true, phases, golden, url: undefined };
  try {
    await log.take('rollback', null, () => restore(order));
    await log.take('proof', 0, () =>
      order.old === undefined ? proveGone(order, log) : proveBack(order, order.old, log),
    );
    return { ...outcome, status: 'rolled-back', ...why };
  } catch (error) {
    const { reason, code } = reasonOf(error);
    return {
      ...outcome,
      status: 'failed',
      reason: `NOBODY KNOWS WHAT SERVES NOW: the way back is not proven, ${reason}. It began because of this: ${why.reason}`,
      code: why.code ?? code,
    };
  }
}

async function restore(order: RolloutOrder): Promise<string> {
  const { clock, old } = order;
  for (let tries = 1; ; tries += 1) {
    try {
      await restoreOnce(order);
      return `${old?.version ?? 'nothing'} is to serve again${tries === 1 ? '' : `, after ${tries} tries`}`;
    } catch (error) {
      const pause = pausesMs[tries - 1];
      const { reason, code } = reasonOf(error);
      if (pause === undefined) throw new Stop(`the rollback failed ${tries} times, at last with: ${reason}`, code);
      await clock.sleep(pause);
    }
  }
}

/** A version that was rolled out anew must not be taken away as the one that failed: it is what to go back to. */
function restoreOnce({ target, next, old }: RolloutOrder): Promise<void> {
  return old?.version === next.version ? target.promote(old) : target.rollback(next, old);
}

/** Everything that can be asked says that the old version serves. */
async function proveBack(order: RolloutOrder, old: TargetVersion, log: PhaseLog): Promise<string> {
  const { target, next } = order;
  let slot: string | undefined;
  await untilProven(order, `${old.version} was not seen to serve again`, async () => {
    const { why, url } = await askUp(target, old);
    slot = url;
    if (why !== undefined) return why;
    const state = await target.current();
    const left = old.version === next.version ? undefined : whyNotWeighted(state, next.version, 0);
    return whyNotServing(state, old.version) ?? left;
  });
  const golden = new GoldenCheck(order, log);
  const told = golden.asks ? await golden.back(old, slot) : undefined;
  return `${old.version} serves again${told === undefined ? '' : `; ${told}`}`;
}

/** Nothing served before: everything that can be asked says that the new version does not either. */
async function proveGone(order: RolloutOrder, log: PhaseLog): Promise<string> {
  const { target, next } = order;
  const golden = new GoldenCheck(order, log);
  await untilProven(order, `${next.version} was not seen to be gone`, async () => {
    const { why } = await askUp(target, next).catch((error: unknown) => refusalOf(error));
    if (why === undefined) return `${next.version} still answers`;
    const state = await target.current();
    if (state.version === next.version) return `${next.version} still serves`;
    return whyNotWeighted(state, next.version, 0) ?? (golden.asks ? golden.whyNotGone() : undefined);
  });
  return `${next.version} does not answer any more`;
}

/** Patient with refusals too: what stands at the end of this road is the loudest message there is. */
function untilProven(order: RolloutOrder, what: string, ask: () => Promise<string | undefined>): Promise<void> {
  const { clock, config } = order;
  const patient = () => ask().catch((error: unknown) => refusalOf(error).why);
  return until(patient, { clock, limitMs: config.limits.readyMs, what });
}

/** A target that refuses to speak of a version does not serve it. */
function refusalOf(error: unknown): { readonly why: string; readonly url: undefined } {
  if (error instanceof UserError) return { why: error.message, url: undefined };
  throw error;
}
