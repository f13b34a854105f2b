import type { Comparison, EvalGateRecord } from '@mlops-actions/records';

/** An example that was right on the baseline and is wrong on the candidate. */
export interface LostExample {
  /** As the candidate's file has it; null where it has no ids. */
  readonly id: string | null;
  readonly label: string | null;
  readonly baseline: string | null;
  readonly candidate: string | null;
}

/** What flipped within one comparison. */
export interface Flips {
  readonly metric: string;
  /** Column to value; null for all examples. */
  readonly slice: Comparison['slice'];
  readonly lost: number;
  readonly gained: number;
  /** The first 10 lost ones. */
  readonly examples: readonly LostExample[];
}

/** The part of the record that follows from policy and evidence, and what a comment shows beside it. */
export interface Judgement
  extends Pick<
    EvalGateRecord,
    'verdict' | 'examples' | 'alpha' | 'comparisons' | 'flags' | 'error' | 'resampling' | 'aggregates'
  > {
  /** One for each gating or guarding comparison with pairs. Holds ids: not for a public record. */
  readonly flips: readonly Flips[];
}

/** Why something could not be compared. */
export interface Fault {
  readonly code:
    | 'E_BASELINE_MISSING'
    | 'E_EVIDENCE'
    | 'E_EXAMPLES_CHANGED'
    | 'E_INCOMPARABLE'
    | 'E_MARGIN'
    | 'E_METRIC_MISSING'
    | 'E_METRIC_NAN'
    | 'E_METRIC_RANGE'
    | 'E_SLICE_EMPTY';
  readonly message: string;
}

/** The first fault's code and every fault's message; null without faults. */
export function errorOf(faults: readonly Fault[]): EvalGateRecord['error'] {
  const [first] = faults;
  if (first === undefined) return null;
  return { code: first.code, message: [...new Set(faults.map(({ message }) => message))].join(' ') };
}

/** The verdict of all comparisons together: what could not be seen is never green. */
export function overallVerdict(comparisons: readonly Comparison[], faults: readonly Fault[]): Judgement['verdict'] {
  const judged = comparisons.filter(({ verdict }) => verdict !== 'not-judged');
  if (faults.length > 0 || judged.some(({ verdict }) => verdict === 'error')) return 'error';
  if (judged.some(({ verdict }) => verdict === 'fail')) return 'fail';
  const gates = judged.filter(({ role, against }) => role === 'gate' && against !== 'floor');
  const floors = judged.filter(({ against }) => against === 'floor');
  const proven = gates.length > 0 && [...gates, ...floors].every(({ verdict }) => verdict === 'pass');
  return proven ? 'pass' : 'inconclusive';
}
