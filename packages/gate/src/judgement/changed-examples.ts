import type { Pairing } from '../evidence/pair-examples.ts';
import type { When } from '../policy/policy.ts';
import { quote } from '../policy/yaml-reader.ts';
import type { Fault } from './judgement.ts';

const remedy =
  'Restore them; or, if the test set is meant to change, merge that change first: a push to the default branch records a new baseline, and the model is then judged on the new set. With the input `baseline-run` the baseline answers the new set at once.';

/** A fault of the examples, with the flag the record carries. */
export interface ChangeFault extends Fault {
  readonly flag: string;
}

/**
 * Rule `examples-changed`. `common`: added examples are only counted; vanished and relabelled ones keep the gate shut,
 * for a test set that changes with the model it judges proves nothing. `error`: added ones do, too. `rebuild`: so does
 * every change the baseline did not answer anew.
 */
export function changedExamples(pairing: Pairing, rule: When['examplesChanged']): ChangeFault[] {
  return [...vanished(pairing), ...relabelled(pairing), ...(rule === 'common' ? [] : added(pairing, rule))];
}

/** Rule `no-baseline`, for when nothing is recorded. */
export function withoutBaseline({ noBaseline }: When): ChangeFault[] {
  if (noBaseline !== 'error') return [];
  const message =
    'Nothing is recorded to compare with, and the policy says `no-baseline: error`. Push to the default branch to record a baseline.';
  return [{ code: 'E_BASELINE_MISSING', flag: 'no-baseline', message }];
}

function vanished({ count, onlyBaseline, vanishedIds }: Pairing): ChangeFault[] {
  if (onlyBaseline === 0 && count > 0) return [];
  const named =
    vanishedIds.length === 0
      ? ''
      : ` (${vanishedIds.map(quote).join(', ')}${onlyBaseline > vanishedIds.length ? ', …' : ''})`;
  const what =
    count === 0
      ? 'Candidate and baseline have no example in common'
      : `The candidate did not answer ${onlyBaseline} of the baseline's ${onlyBaseline + count} examples`;
  return [{ code: 'E_EXAMPLES_CHANGED', flag: 'examples-vanished', message: `${what}${named}. ${remedy}` }];
}

function relabelled({ relabelled, relabelledIds, count }: Pairing): ChangeFault[] {
  if (relabelled === 0) return [];
  const named = `${relabelledIds.map(quote).join(', ')}${relabelled > relabelledIds.length ? ', …' : ''}`;
  return [
    {
      code: 'E_EXAMPLES_CHANGED',
      flag: 'relabelled',
      message: `${relabelled} of ${count} common examples have another label than in the baseline (${named}). ${remedy}`,
    },
  ];
}

function added({ onlyCandidate }: Pairing, rule: When['examplesChanged']): ChangeFault[] {
  if (onlyCandidate === 0) return [];
  const message = `The candidate answered ${onlyCandidate} examples the baseline does not have, and the policy says \`examples-changed: ${rule}\`. ${remedy}`;
  return [{ code: 'E_EXAMPLES_CHANGED', flag: 'examples-added', message }];
}
