import { drawOutcomes } from './generators/outcomes.ts';
import { isGreen, peerRules } from './rules/peers.ts';
import { type Trial, tally } from './trial.ts';

/** The sizes, and true changes, at which rules are set side by side. */
export const detectionSizes = [200, 1000, 5000] as const;
export const effects = [0, -0.005, -0.01, -0.02, -0.03] as const;

/** What the population of that table is. */
export const detectionPopulation = { accuracy: 0.88, disagreement: 0.06 } as const;

/** Counts, over the same test sets, how often each rule blocks; the last event is our green. */
export function detectionTrial(n: number, effect: number): Trial {
  return {
    id: `detection / ${n} / ${effect}`,
    events: [...peerRules.map(({ title }) => title), 'green'],
    draws: 20_000,
    run: (random, counts) => {
      const outcomes = drawOutcomes({ ...detectionPopulation, effect }, n, random);
      tally(counts, [...peerRules.map((rule) => rule.blocks(outcomes)), isGreen(outcomes)]);
    },
  };
}
