import type { Outcomes } from './generators/outcomes.ts';
import type { Random } from './generators/random.ts';
import { familyBlocks } from './rules/families.ts';
import { alpha } from './rules/gate.ts';
import { contrastOutcomes } from './studies/paired-binary.ts';
import type { Trial } from './trial.ts';

/** Pull requests one after the other, each compared with what was merged before, and all with one anchor. */
export const pullRequests = 10;
export const ratchetSizes = [500, 2000] as const;
/** What each pull request truly changes. */
export const steps = [-0.003, 0] as const;

const margin = { size: 0.01, relative: false };
const disagreement = 0.06;
const start = 0.88;

/** A rule that sees the comparison with the baseline, and that with the anchor. */
interface RatchetRule {
  readonly title: string;
  readonly blocks: (baseline: Outcomes, anchor: Outcomes) => boolean;
}

/** Rules with and without an anchor. */
export const ratchetRules: readonly RatchetRule[] = [
  { title: 'eval-gate, baseline alone', blocks: (baseline) => significant([baseline]) },
  { title: 'eval-gate, baseline and anchor', blocks: (baseline, anchor) => significant([baseline, anchor]) },
  { title: 'one margin of 1 pp, baseline alone', blocks: beyond },
  {
    title: 'one margin of 1 pp, baseline and anchor',
    blocks: (baseline, anchor) => beyond(baseline) || beyond(anchor),
  },
];

/** Counts, for each rule, sequences it stopped within 5 and within 10, then single pull requests it blocked. */
export function ratchetTrial(n: number, step: number): Trial {
  return {
    id: `ratchet / ${n} / ${step}`,
    events: ratchetRules.flatMap(({ title }) => [`${title}: within 5`, `${title}: within 10`, `${title}: blocked`]),
    draws: 5000,
    run: (random, counts) => {
      const first = ratchetRules.map(() => Infinity);
      let examples = openExamples(n, random);
      for (let merged = 0; merged < pullRequests; merged++) {
        const { next, baseline, anchor } = takeStep(examples, { accuracy: start + merged * step, step, random });
        for (const [rule, { blocks }] of ratchetRules.entries()) {
          if (!blocks(baseline, anchor)) continue;
          first[rule] = Math.min(first[rule] as number, merged + 1);
          counts[3 * rule + 2] = (counts[3 * rule + 2] as number) + 1;
        }
        examples = next;
      }
      for (const [rule, stopped] of first.entries()) {
        if (stopped <= 5) counts[3 * rule] = (counts[3 * rule] as number) + 1;
        if (stopped <= pullRequests) counts[3 * rule + 1] = (counts[3 * rule + 1] as number) + 1;
      }
    },
  };
}

/** Examples by whether the anchor, and the model merged last, are right. */
interface Examples {
  readonly both: number;
  readonly anchorOnly: number;
  readonly modelOnly: number;
  readonly neither: number;
}

function openExamples(n: number, random: Random): Examples {
  const both = random.binomial(n, start);
  return { both, anchorOnly: 0, modelOnly: 0, neither: n - both };
}

/** One pull request: right answers get lost and wrong ones come right, alike whatever the anchor says. */
function takeStep(examples: Examples, o: { accuracy: number; step: number; random: Random }) {
  const { accuracy, step, random } = o;
  const losing = (disagreement - step) / 2 / accuracy;
  const gaining = (disagreement + step) / 2 / (1 - accuracy);
  const fromBoth = random.binomial(examples.both, losing);
  const fromModel = random.binomial(examples.modelOnly, losing);
  const toBoth = random.binomial(examples.anchorOnly, gaining);
  const toModel = random.binomial(examples.neither, gaining);
  const next = {
    both: examples.both - fromBoth + toBoth,
    anchorOnly: examples.anchorOnly + fromBoth - toBoth,
    modelOnly: examples.modelOnly - fromModel + toModel,
    neither: examples.neither + fromModel - toModel,
  };
  const n = next.both + next.anchorOnly + next.modelOnly + next.neither;
  const pair = (lost: number, gained: number, baselineHits: number): Outcomes => ({
    n,
    lost,
    gained,
    baselineHits,
    candidateHits: baselineHits + gained - lost,
  });
  return {
    next,
    baseline: pair(fromBoth + fromModel, toBoth + toModel, examples.both + examples.modelOnly),
    anchor: pair(next.anchorOnly, next.modelOnly, next.both + next.anchorOnly),
  };
}

function significant(comparisons: readonly Outcomes[]): boolean {
  return familyBlocks({ contrasts: comparisons.map(contrastOutcomes), margin, budget: alpha });
}

function beyond(outcomes: Outcomes): boolean {
  return contrastOutcomes(outcomes).interval(0.95)[1] < -margin.size;
}
