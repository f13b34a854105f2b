import type { Pairing } from '../evidence/pair-examples.ts';
import { quote } from '../policy/yaml-reader.ts';
import type { Fault } from './judgement.ts';

const remedy =
  'Restore them; or, if the test set is meant to change, merge that change first: a push to the default branch records a new baseline, and the model is then judged on the new set.';

/**
 * Rule `examples-changed: common`: added examples are only counted; vanished and relabelled ones keep the gate shut,
 * for a test set that changes with the model it judges proves nothing.
 */
export function changedExamples(pairing: Pairing): (Fault & { readonly flag: string })[] {
  return [...vanished(pairing), ...relabelled(pairing)];
}

function vanished({ candidateRows, onlyBaseline, vanishedIds }: Pairing): (Fault & { readonly flag: string })[] {
  if (onlyBaseline === 0 && candidateRows.length > 0) return [];
  const named =
    vanishedIds.length === 0
      ? ''
      : ` (${vanishedIds.map(quote).join(', ')}${onlyBaseline > vanishedIds.length ? ', …' : ''})`;
  const what =
    candidateRows.length === 0
      ? 'Candidate and baseline have no example in common'
      : `The candidate did not answer ${onlyBaseline} of the baseline's ${onlyBaseline + candidateRows.length} examples`;
  return [{ code: 'E_EXAMPLES_CHANGED', flag: 'examples-vanished', message: `${what}${named}. ${remedy}` }];
}

function relabelled({ relabelled, relabelledIds, candidateRows }: Pairing): (Fault & { readonly flag: string })[] {
  if (relabelled === 0) return [];
  const named = `${relabelledIds.map(quote).join(', ')}${relabelled > relabelledIds.length ? ', …' : ''}`;
  return [
    {
      code: 'E_EXAMPLES_CHANGED',
      flag: 'relabelled',
      message: `${relabelled} of ${candidateRows.length} common examples have another label than in the baseline (${named}). ${remedy}`,
    },
  ];
}
