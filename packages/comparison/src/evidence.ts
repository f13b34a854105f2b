import type { Predictions } from '@mlops-actions/dataset';
import type { Aggregate } from '@mlops-actions/metrics';
import type { Comparison } from '@mlops-actions/records';

/** What one side of a comparison brings. */
export interface Evidence {
  readonly predictions: Predictions | undefined;
  /** Numbers, for where there are no predictions. */
  readonly aggregates: ReadonlyMap<string, Aggregate>;
  /** How the numbers came to be: dataset, judge, decoding, as far as said. */
  readonly fingerprint: ReadonlyMap<string, string>;
}

/** Bare numbers as aggregates that know nothing of their noise. */
export function bare(values: Iterable<readonly [string, number]>): Map<string, Aggregate> {
  return new Map([...values].map(([name, value]) => [name, { value, n: null, stderr: null, values: null }]));
}

/** What comparisons measured of the candidate on all examples, with the number of examples it rests on. */
export function summaryOf(comparisons: readonly Comparison[]): Map<string, Aggregate> {
  const gates = comparisons.filter(
    ({ role, slice, against }) => role === 'gate' && slice === null && against !== 'floor' && against !== 'anchor',
  );
  return new Map(
    gates.flatMap(({ metric, candidate, n }) =>
      candidate === null ? [] : [[metric, { value: candidate, n: n === 0 ? null : n, stderr: null, values: null }]],
    ),
  );
}

/** What the fingerprints of two sides disagree on, in words; what one side does not say counts as another. */
export function fingerprintMismatches(candidate: Evidence['fingerprint'], baseline: Evidence['fingerprint']): string[] {
  const names = [...new Set([...candidate.keys(), ...baseline.keys()])];
  const shown = (text: string | undefined) => (text === undefined ? 'not said' : JSON.stringify(text.slice(0, 100)));
  return names
    .filter((name) => candidate.get(name) !== baseline.get(name))
    .map(
      (name) =>
        `the ${name} is ${shown(candidate.get(name))} for the candidate and ${shown(baseline.get(name))} for the baseline`,
    );
}
