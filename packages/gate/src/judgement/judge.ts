import type { Predictions } from '@mlops-actions/dataset';
import type { Comparison } from '@mlops-actions/records';
import { findGrading, findMismatches } from '../evidence/fingerprint.ts';
import type { Pairing } from '../evidence/pair-examples.ts';
import type { ResolvedTask } from '../evidence/resolve-task.ts';
import { type Examples, examplesOf } from '../measure/examples.ts';
import { marksOf } from '../measure/marks.ts';
import { measureShare } from '../measure/share.ts';
import type { Measured } from '../measure/subject.ts';
import type { Policy } from '../policy/policy.ts';
import { agreeingExamples } from './agreeing-examples.ts';
import { type ChangeFault, changedExamples, withoutBaseline } from './changed-examples.ts';
import type { Mode } from './exit.ts';
import { exploreSlices } from './explore-slices.ts';
import { shareAlpha } from './families.ts';
import { findFlips } from './find-flips.ts';
import { isGain, judgeFamily } from './judge-family.ts';
import { judgeFloors } from './judge-floors.ts';
import { errorOf, type Fault, type Judgement, overallVerdict } from './judgement.ts';
import { showMetrics } from './show-metrics.ts';
import { faultsOf, measuredOf, unseenComparisons, weighGate, weighGuard } from './weigh-policy.ts';
import { replicates, type Weighed, weighSubject } from './weigh-subject.ts';

/** One thing the candidate is compared with. */
export interface OtherSide {
  readonly predictions: Predictions;
  readonly pairing: Pairing;
  /** Whether the digests of both sides are the same: of their models, else of their predictions. */
  readonly identical?: boolean;
}

/** What is judged, by predictions. All sides have passed `checkPredictions`. */
export interface PredictionEvidence {
  readonly policy: Policy;
  readonly task: ResolvedTask;
  readonly candidate: Predictions;
  /** Null: nothing is recorded to compare with; floors are still judged. */
  readonly baseline: OtherSide | null;
  /** The second comparison, where the policy asks for one and it exists. */
  readonly anchor?: OtherSide | null;
  /** Under `improve` a pass needs a proven gain. */
  readonly mode?: Mode;
  /** Text that stands for the evidence, such as its digests: what resampled tests draw follows from it. */
  readonly seed?: string;
  /** What the record shall carry besides, such as `policy-from-head`. */
  readonly flags?: readonly string[];
  /** Whether a person accepted that examples vanished or got other labels: the common ones that agree are judged. */
  readonly changesAccepted?: boolean;
}

/**
 * Judges a candidate against its baseline, and its anchor where there is one, on the common examples.
 *
 * Red when a gating metric or a guarded slice is proven worse (Holm, within `policy.alpha`), or a floor is broken;
 * green when every gating metric is proven not worse by its margin and every floor holds; error when something the
 * policy asks for could not be compared; open otherwise. Guarded slices can block and are never needed for green.
 */
export function judge(evidence: PredictionEvidence): Judgement {
  const { policy, candidate, baseline } = evidence;
  const common = examplesOf(
    candidate,
    baseline === null ? null : { baseline: baseline.predictions, pairing: baseline.pairing },
  );
  const examples = evidence.changesAccepted === true ? agreeingExamples(common) : common;
  const incomparable = findIncomparable(evidence, examples);
  if (incomparable.length > 0) return unjudged(evidence, incomparable);
  const { comparisons, faults, measured, gained } = compareAll(evidence, examples);
  const verdict = overallVerdict(comparisons, faults);
  const unproven = evidence.mode === 'improve' && verdict === 'pass' && !gained;
  return {
    verdict: unproven ? 'inconclusive' : verdict,
    comparisons,
    examples: countExamples(baseline?.pairing, countDiscordant(examples, evidence.task)),
    alpha: policy.alpha,
    flags: [...new Set([...(evidence.flags ?? []), ...flagsOf(evidence), ...(unproven ? ['no-gain-proven'] : [])])],
    error: errorOf(faults),
    resampling: { replicates, seed: evidence.seed ?? '' },
    aggregates: {},
    flips: findFlips(measured, examples),
  };
}

/** What of the policy a reader of the record has to know. */
export function policyFlags({ blockOn, when }: Policy): string[] {
  return [
    ...(blockOn === 'beyond-margin' ? ['block-on-beyond-margin'] : []),
    ...(when.inconclusive === 'fail' ? ['inconclusive-blocks'] : []),
  ];
}

function flagsOf({ policy, candidate, baseline, anchor }: PredictionEvidence): string[] {
  return [
    ...(baseline === null ? ['no-baseline'] : []),
    ...(baseline?.identical === true ? ['identical'] : []),
    ...(baseline !== null && baseline.pairing.onlyCandidate > 0 ? ['examples-added'] : []),
    ...(policy.anchor !== null && (anchor === null || anchor === undefined) ? ['no-anchor'] : []),
    ...(anchor !== null && anchor !== undefined && anchoredExamples(candidate, anchor) === undefined
      ? ['anchor-incomparable']
      : []),
    ...policyFlags(policy),
  ];
}

function findIncomparable(
  { policy, baseline, changesAccepted = false }: PredictionEvidence,
  examples: Examples,
): ChangeFault[] {
  if (baseline === null) return withoutBaseline(policy.when);
  const accepted = changesAccepted && examples.count > 0;
  const changed = accepted ? [] : changedExamples(baseline.pairing, policy.when.examplesChanged);
  if (changed.length > 0 || examples.baseline === null) return changed;
  const names = [...policy.gating.map(({ name }) => name), ...policy.guards.map(({ metric }) => metric)];
  const mismatches = [
    ...findMismatches(examples.count, examples.candidate, examples.baseline),
    ...findGrading(names, examples.candidate, examples.baseline),
  ];
  return mismatches.map((what) => ({
    code: 'E_INCOMPARABLE' as const,
    flag: 'incomparable',
    message: `Candidate and baseline cannot be compared: ${what}. Evaluate the baseline anew in the same way, or merge the change of the evaluation first.`,
  }));
}

interface Compared {
  readonly comparisons: Comparison[];
  readonly faults: readonly Fault[];
  readonly measured: readonly Measured[];
  /** Whether a gating metric is proven better than on the baseline. */
  readonly gained: boolean;
}

function compareAll(evidence: PredictionEvidence, examples: Examples): Compared {
  const { policy, task, baseline, anchor, seed = '' } = evidence;
  const weighing = { task, seed };
  const budget = shareAlpha(policy.alpha, policy.guards.length);
  const identical = new Set([
    ...(baseline?.identical === true ? (['baseline'] as const) : []),
    ...(anchor?.identical === true ? (['anchor'] as const) : []),
  ]);
  const rules = { pass: policy.alpha, blockOn: policy.blockOn, identical };
  const weighedGates = policy.gating.map((metric) => weighGate(metric, examples, weighing));
  const weighedAnchors = weighAnchors(evidence);
  const weighedGuards = policy.guards.map((guard) => weighGuard(guard, examples, { ...weighing, policy }));
  const weighed = [...weighedGates, ...weighedAnchors, ...weighedGuards];
  const [gates, anchors, guards] = [weighedGates, weighedAnchors, weighedGuards].map(measuredOf) as [
    Measured[],
    Measured[],
    Measured[],
  ];
  const explored = exploreSlices(examples, {
    columns: policy.explore,
    alpha: policy.alpha,
    metrics: gates.map(({ subject }) => subject),
    weigh: (subject, slice) =>
      measuredOf([
        weighSubject(subject, slice, { ...weighing, quick: true }, { code: 'E_SLICE_EMPTY', message: '' }),
      ])[0],
  });
  return {
    comparisons: [
      ...judgeFamily([...gates, ...anchors], { ...rules, block: budget.gate }),
      ...judgeFamily(guards, { ...rules, block: budget.guard }),
      ...unseenComparisons(weighed, policy.when),
      ...gates.flatMap((gate) => gateFloors(gate, policy)),
      ...showMetrics(policy, examples, task),
      ...explored,
    ],
    faults: faultsOf(weighed, policy.when),
    measured: [...gates, ...guards],
    gained: isGain(gates, policy.alpha),
  };
}

/** The gating metrics against the anchor. */
function weighAnchors({ policy, task, anchor, candidate, seed = '' }: PredictionEvidence): Weighed[] {
  const examples = anchoredExamples(candidate, anchor);
  if (examples === undefined) return [];
  return policy.gating.map((metric) => weighGate(metric, examples, { task, seed }, 'anchor'));
}

/**
 * The examples candidate and anchor have under the same label. Undefined where there is none, or where the anchor was
 * evaluated differently: an old release that cannot be compared must not stop the next one.
 */
function anchoredExamples(candidate: Predictions, anchor: PredictionEvidence['anchor']): Examples | undefined {
  if (anchor === null || anchor === undefined) return undefined;
  const examples = agreeingExamples(examplesOf(candidate, { baseline: anchor.predictions, pairing: anchor.pairing }));
  if (examples.count === 0 || examples.baseline === null) return undefined;
  const mismatches = findMismatches(examples.count, examples.candidate, examples.baseline);
  return mismatches.length === 0 ? examples : undefined;
}

function gateFloors({ subject, measure }: Measured, { gating, alpha }: Policy): Comparison[] {
  const { min = null, max = null } = gating.find(({ name }) => name === subject.metric) ?? {};
  const { candidate: value, n, sample } = measure;
  return judgeFloors({ metric: subject.metric, min, max, value, n, sample }, 1 - 2 * alpha);
}

/** Examples that exactly one side answered rightly; 0 where answers cannot be told right. */
function countDiscordant(examples: Examples, task: ResolvedTask): number {
  const { columns } = examples.candidate.predictions;
  const tellsRight = columns.has('correct') || (task.classes.length > 0 && columns.has('label'));
  if (!tellsRight || examples.baseline === null || marksOf(examples).repeated) return 0;
  const { flips } = measureShare({ metric: 'accuracy', direction: 'higher' }, examples, task);
  return flips === null ? 0 : flips.lost + flips.gained;
}

function countExamples(pairing: Pairing | undefined, discordant: number): Judgement['examples'] {
  return {
    paired: pairing?.count ?? 0,
    discordant,
    onlyCandidate: pairing?.onlyCandidate ?? 0,
    onlyBaseline: pairing?.onlyBaseline ?? 0,
    relabelled: pairing?.relabelled ?? 0,
  };
}

function unjudged({ policy, baseline, flags = [] }: PredictionEvidence, faults: readonly ChangeFault[]): Judgement {
  return {
    verdict: 'error',
    comparisons: [],
    examples: countExamples(baseline?.pairing, 0),
    alpha: policy.alpha,
    flags: [...new Set([...flags, ...faults.map(({ flag }) => flag)])],
    error: errorOf(faults),
    resampling: null,
    aggregates: {},
    flips: [],
  };
}
