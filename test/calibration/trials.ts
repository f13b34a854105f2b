import { detectionSizes, detectionTrial, effects } from './detection.ts';
import { ratchetSizes, ratchetTrial, steps } from './ratchet.ts';
import { studies } from './studies/all.ts';
import { type Cell, cellsOf } from './study.ts';
import type { Trial } from './trial.ts';
import { sliceCounts, sliceTrial, sliceTruths } from './whole-policy.ts';

/** Everything that can be drawn, engine by engine and rule by rule. */
export interface Plan {
  readonly cells: readonly Cell[];
  readonly rules: readonly Trial[];
}

/** All trials; `only` leaves the populations of one engine, and no rules. @throws RangeError on an unknown engine. */
export function planTrials(only?: string): Plan {
  const chosen = studies.filter(({ id }) => only === undefined || id === only);
  if (chosen.length === 0) {
    throw new RangeError(`there is no engine ${only}; there are ${studies.map(({ id }) => id).join(', ')}`);
  }
  return { cells: chosen.flatMap(cellsOf), rules: only === undefined ? ruleTrials() : [] };
}

function ruleTrials(): Trial[] {
  return [
    ...detectionSizes.flatMap((n) => effects.map((effect) => detectionTrial(n, effect))),
    ...sliceCounts.flatMap((slices) => sliceTruths.map((truth) => sliceTrial(slices, truth))),
    ...ratchetSizes.flatMap((n) => steps.map((step) => ratchetTrial(n, step))),
  ];
}
