import { drawOutcomes, type Outcomes } from './generators/outcomes.ts';
import type { Random } from './generators/random.ts';
import { budgets, familyBlocks } from './rules/families.ts';
import { blocks } from './rules/gate.ts';
import { contrastOutcomes } from './studies/paired-binary.ts';
import { type Trial, tally } from './trial.ts';

/** Slices of a test set of 2000 examples. */
export const sliceCounts = [5, 10, 20] as const;

/** What happens to the slices: nothing, or one of them loses ten points. */
export type SliceTruth = 'no change' | 'one slice −10 pp';
export const sliceTruths: readonly SliceTruth[] = ['no change', 'one slice −10 pp'];

/** What is counted of a policy with slices. */
export const sliceEvents = [
  'eval-gate: all examples 4 %, guarded slices 1 %',
  'all examples alone, 5 %',
  'every comparison at 5 %',
  'any slice more than 2 pp down',
] as const;

const examples = 2000;
const margin = { size: 0.01, relative: false };

/** One primary metric and guarded slices of even size. */
export function sliceTrial(slices: number, truth: SliceTruth): Trial {
  return {
    id: `slices / ${slices} / ${truth}`,
    events: sliceEvents,
    draws: 20_000,
    run: (random, counts) => tally(counts, judge(drawSlices(slices, truth, random))),
  };
}

function drawSlices(slices: number, truth: SliceTruth, random: Random): Outcomes[] {
  return Array.from({ length: slices }, (_, slice) => {
    const falls = truth !== 'no change' && slice === 0;
    const population = { accuracy: 0.88, disagreement: falls ? 0.12 : 0.08, effect: falls ? -0.1 : 0 };
    return drawOutcomes(population, examples / slices, random);
  });
}

function judge(slices: readonly Outcomes[]): boolean[] {
  const whole = contrastOutcomes(addUp(slices));
  const each = slices.map(contrastOutcomes);
  return [
    familyBlocks({ contrasts: [whole], margin, budget: budgets.gate }) ||
      familyBlocks({ contrasts: each, margin, budget: budgets.guard }),
    blocks(whole, margin),
    [whole, ...each].some((contrast) => blocks(contrast, margin)),
    slices.some(({ n, lost, gained }) => 50 * (lost - gained) > n),
  ];
}

function addUp(slices: readonly Outcomes[]): Outcomes {
  const sum = (count: (slice: Outcomes) => number) => slices.reduce((total, slice) => total + count(slice), 0);
  return {
    n: sum(({ n }) => n),
    lost: sum(({ lost }) => lost),
    gained: sum(({ gained }) => gained),
    baselineHits: sum(({ baselineHits }) => baselineHits),
    candidateHits: sum(({ candidateHits }) => candidateHits),
  };
}
