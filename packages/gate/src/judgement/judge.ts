import type { Predictions } from '@mlops-actions/dataset';
import type { Comparison } from '@mlops-actions/records';
import type { Pairing } from '../evidence/pair-examples.ts';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import type { Policy } from '../policy/policy.ts';
import { changedExamples } from './changed-examples.ts';
import type { Measured } from './comparison.ts';
import { type Examples, examplesOf } from './examples.ts';
import { exploreSlices } from './explore-slices.ts';
import { shareAlpha } from './families.ts';
import { findFlips } from './find-flips.ts';
import { judgeFamily } from './judge-family.ts';
import { judgeFloors } from './judge-floors.ts';
import { errorOf, type Fault, type Judgement, overallVerdict } from './judgement.ts';
import { countDiscordant } from './measure.ts';
import { measureListed, showMetrics } from './show-metrics.ts';
import { faultsOf, measuredOf, unseenComparisons, weighGate, weighGuard } from './weigh-policy.ts';

/** What is judged, by predictions. Both sides have passed `checkPredictions`. */
export interface PredictionEvidence {
  readonly policy: Policy;
  readonly task: ResolvedTask;
  readonly candidate: Predictions;
  /** Null: nothing is recorded to compare with; floors are still judged. */
  readonly baseline: { readonly predictions: Predictions; readonly pairing: Pairing } | null;
  /** Whether the digests of both sides' predictions are the same. */
  readonly identical?: boolean;
  /** What the record shall carry besides, such as `policy-from-head`. */
  readonly flags?: readonly string[];
}

/**
 * Judges a candidate against its baseline on the common examples.
 *
 * Red when a gating metric or a guarded slice is proven worse (Holm, within `policy.alpha`), or a floor is broken;
 * green when every gating metric is proven not worse by its margin and every floor holds; error when something the
 * policy asks for could not be compared; open otherwise. Guarded slices can block and are never needed for green.
 */
export function judge(evidence: PredictionEvidence): Judgement {
  const { policy, candidate, baseline } = evidence;
  const pairing = baseline?.pairing;
  const changed = pairing === undefined ? [] : changedExamples(pairing);
  if (changed.length > 0) return unjudged(evidence, changed);
  const examples = examplesOf(
    candidate,
    baseline === null ? null : { baseline: baseline.predictions, pairing: baseline.pairing },
  );
  const { comparisons, faults, measured } = compareAll(evidence, examples);
  const flags = [
    ...(baseline === null ? ['no-baseline'] : []),
    ...(evidence.identical === true && baseline !== null ? ['identical'] : []),
    ...(pairing !== undefined && pairing.onlyCandidate > 0 ? ['examples-added'] : []),
    ...policyFlags(policy),
  ];
  return {
    verdict: overallVerdict(comparisons, faults),
    comparisons,
    examples: countExamples(pairing, countDiscordant(examples, evidence.task)),
    alpha: policy.alpha,
    flags: [...new Set([...(evidence.flags ?? []), ...flags])],
    error: errorOf(faults),
    flips: findFlips(measured, examples),
  };
}

/** What of the policy a reader of the record has to know. */
export function policyFlags({ blockOn, gating }: Policy): string[] {
  return [
    ...(blockOn === 'beyond-margin' ? ['block-on-beyond-margin'] : []),
    ...(gating.length === 0 ? ['floors-only'] : []),
  ];
}

interface Compared {
  readonly comparisons: Comparison[];
  readonly faults: readonly Fault[];
  readonly measured: readonly Measured[];
}

function compareAll(evidence: PredictionEvidence, examples: Examples): Compared {
  const { policy, task, identical = false } = evidence;
  const budget = shareAlpha(policy.alpha, policy.guards.length);
  const rules = { pass: policy.alpha, blockOn: policy.blockOn, identical };
  const weighedGates = policy.gating.map((metric) => weighGate(metric, examples, evidence));
  const weighedGuards = policy.guards.map((guard) => weighGuard(guard, examples, evidence));
  const weighed = [...weighedGates, ...weighedGuards];
  const [gates, guards] = [measuredOf(weighedGates), measuredOf(weighedGuards)];
  const listed = measureListed(policy, examples, task);
  return {
    comparisons: [
      ...judgeFamily(gates, { ...rules, block: budget.gate }),
      ...judgeFamily(guards, { ...rules, block: budget.guard }),
      ...unseenComparisons(weighed),
      ...gates.flatMap((gate) => gateFloors(gate, policy)),
      ...listed.comparisons,
      ...showMetrics(policy, examples, task),
      ...exploreSlices(policy, { examples, task, metrics: gates.map(({ subject }) => subject) }),
    ],
    faults: [...faultsOf(weighed), ...listed.faults],
    measured: [...gates, ...guards],
  };
}

function gateFloors({ subject, measure }: Measured, { gating, alpha }: Policy): Comparison[] {
  const { min = null, max = null } = gating.find(({ name }) => name === subject.metric) ?? {};
  const { candidate: value, n, candidateHits: hits } = measure;
  return judgeFloors({ metric: subject.metric, min, max, value, n, hits }, 1 - 2 * alpha);
}

function countExamples(pairing: Pairing | undefined, discordant: number): Judgement['examples'] {
  return {
    paired: pairing?.candidateRows.length ?? 0,
    discordant,
    onlyCandidate: pairing?.onlyCandidate ?? 0,
    onlyBaseline: pairing?.onlyBaseline ?? 0,
    relabelled: pairing?.relabelled ?? 0,
  };
}

function unjudged(
  { policy, baseline, flags = [] }: PredictionEvidence,
  faults: readonly (Fault & { readonly flag: string })[],
): Judgement {
  return {
    verdict: 'error',
    comparisons: [],
    examples: countExamples(baseline?.pairing, 0),
    alpha: policy.alpha,
    flags: [...new Set([...flags, ...faults.map(({ flag }) => flag)])],
    error: errorOf(faults),
    flips: [],
  };
}
