import { aloneAddress, usersAddress } from './addresses.ts';
import { PhaseLog } from './phase-log.ts';
import { takeBack } from './roll-back.ts';
import type { RolloutOrder, RolloutOutcome } from './rollout.ts';
import { Shift } from './shift.ts';
import { reasonOf, Stop, type StopReason, throwIfCancelled } from './stop.ts';

/**
 * Brings a version to where it serves: check, stage, ready, golden rows, the steps, promote, proof, clean up.
 *
 * Whatever goes wrong after staging began, a broken limit, and a cancelled job take everything back, and prove that the
 * old version serves again. Once the new one is proven, only cleaning up is left, which nothing takes back. A call of
 * the target that runs while the job is cancelled is waited for: a rollback beside it could be undone by it.
 *
 * Never throws.
 */
export async function rollOut(order: RolloutOrder): Promise<RolloutOutcome> {
  const log = new PhaseLog(order);
  const checked = await check(order, log);
  if ('reason' in checked) return { ...checked, status: 'failed', touched: false, ...told(log), url: undefined };
  const shift = new Shift(order, log, checked.serving);
  try {
    await shift.run();
  } catch (error) {
    return takeBack(order, log, stopOf(order, error));
  }
  await cleanUp(order, log);
  const url = usersAddress(order.endpoint) ?? aloneAddress(order.endpoint, order.next.version, shift.slot);
  return { status: 'success', touched: true, reason: undefined, code: undefined, ...told(log), url };
}

function told({ phases, golden }: PhaseLog): Pick<RolloutOutcome, 'phases' | 'golden'> {
  return { phases, golden };
}

function stopOf({ signal }: RolloutOrder, error: unknown): StopReason {
  return signal?.aborted === true ? { reason: 'cancelled', code: undefined } : reasonOf(error);
}

/** What users meet now, or why it cannot begin; nothing is touched yet. */
async function check(
  order: RolloutOrder,
  log: PhaseLog,
): Promise<StopReason | { readonly serving: string | undefined }> {
  const { target, old, signal } = order;
  let serving = old?.version;
  try {
    throwIfCancelled(signal);
    await log.take('check', null, async () => {
      refuseImpossible(order);
      await target.check();
      // What serves may be something nobody recorded, or the new version, where a run died after its promotion.
      serving = (await currentVersion(order)) ?? serving;
      return 'the target can do it';
    });
    throwIfCancelled(signal);
    return { serving };
  } catch (error) {
    return stopOf(order, error);
  }
}

/** A target that cannot say now is asked again at every step; without a recorded version it is the only one who knows. */
async function currentVersion({ target, old }: RolloutOrder): Promise<string | undefined> {
  const asked = target.current();
  const state = await (old === undefined ? asked : asked.catch(() => undefined));
  return state?.version;
}

/** What no target could do, or would prove nothing. */
function refuseImpossible({ target, config, golden }: RolloutOrder): void {
  const { steps, request, goldenSet } = config;
  if (steps.at(-1)?.weight !== 100)
    throw new Stop('the last step is not 100 %: add { weight: 100 }', 'E_DEPLOY_CONFIG');
  if (!target.splits && steps.length > 1)
    throw new Stop('the target cannot split requests between versions: use steps: [{weight: 100}]', 'E_TARGET');
  if (golden.length > 0 !== (request !== undefined))
    throw new Stop('golden rows and `golden` of the config go together: give both or neither', 'E_GOLDEN');
  if (goldenSet !== undefined && golden.length === 0)
    throw new Stop(`the golden rows of ${JSON.stringify(goldenSet)} are missing`, 'E_GOLDEN');
}

/** The new version serves, proven: what stays behind is a warning. */
async function cleanUp({ target, next, old }: RolloutOrder, log: PhaseLog): Promise<void> {
  // A version that is rolled out anew must not be removed as its own predecessor.
  const gone = old?.version === next.version ? undefined : old;
  try {
    await log.take('cleanup', null, async () => {
      await target.cleanup(next, gone);
      return gone === undefined ? 'nothing stays behind' : `${gone.version} is taken away`;
    });
  } catch {
    return;
  }
}
