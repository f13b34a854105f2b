import { type Aggregate, findMetric } from '@mlops-actions/metrics';
import type { Comparison } from '@mlops-actions/records';
import { contrastAggregates } from '../measure/aggregates.ts';
import type { Measured, Subject } from '../measure/subject.ts';
import type { GatingMetric, Guard, Policy } from '../policy/policy.ts';
import { quote } from '../policy/yaml-reader.ts';
import { withoutBaseline } from './changed-examples.ts';
import { absoluteMargin, blankComparison } from './comparison.ts';
import type { Mode } from './exit.ts';
import { fewestPairs } from './families.ts';
import { policyFlags } from './judge.ts';
import { isGain, judgeFamily } from './judge-family.ts';
import { judgeFloors } from './judge-floors.ts';
import { errorOf, type Fault, type Judgement, overallVerdict } from './judgement.ts';
import { directionOf, orient, showValues } from './show-metrics.ts';
import { marginFault } from './weigh-subject.ts';

/** What is judged where one side or both have no predictions. */
export interface NumberEvidence {
  readonly policy: Policy;
  readonly candidate: ReadonlyMap<string, Aggregate>;
  /** Null: nothing is recorded to compare with. */
  readonly baseline: ReadonlyMap<string, Aggregate> | null;
  /** What makes the two sides incomparable, in words. */
  readonly mismatches?: readonly string[];
  readonly mode?: Mode;
  readonly flags?: readonly string[];
}

/**
 * Judges numbers without predictions, by whatever they bring along of their noise.
 *
 * Bare numbers bring nothing: they are held against a margin the policy names, tagged `no-noise-estimate`, and never
 * pass where proof is asked for; against a default margin they stay open.
 */
export function judgeNumbers(evidence: NumberEvidence): Judgement {
  const { policy, candidate, baseline, mode = 'merge' } = evidence;
  const gates = policy.gating.map((metric) => gateNumbers(metric, evidence));
  const measured = gates.flatMap((gate) => gate.measured ?? []);
  const tested = judgeFamily(measured, {
    block: policy.alpha,
    pass: policy.alpha,
    blockOn: policy.blockOn,
    identical: new Set(),
  });
  const comparisons = [
    ...tested,
    ...gates.flatMap(({ bare }) => bare ?? []),
    ...policy.guards.map(unseenGuard),
    ...policy.gating.flatMap((metric) => floorsOf(metric, candidate, policy)),
    ...showNumbers(policy, candidate, baseline),
  ];
  const faults = [
    ...(baseline === null ? withoutBaseline(policy.when) : []),
    ...incomparable(evidence),
    ...gates.flatMap(({ fault }) => fault ?? []),
  ];
  const verdict = overallVerdict(comparisons, faults);
  const untested = gates.some(({ bare }) => bare !== undefined);
  // Proof is what promote and improve ask for, and bare numbers have none.
  const refused = verdict === 'pass' && untested && mode !== 'merge' && mode !== 'report';
  const unproven = verdict === 'pass' && mode === 'improve' && !isGain(measured, policy.alpha);
  return {
    verdict: refused || unproven ? 'inconclusive' : verdict,
    comparisons,
    examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
    alpha: policy.alpha,
    flags: [
      ...new Set([
        ...(evidence.flags ?? []),
        'numbers-only',
        ...(untested ? ['no-noise-estimate'] : []),
        ...(refused ? ['proof-asked'] : []),
        ...(unproven ? ['no-gain-proven'] : []),
        ...(baseline === null ? ['no-baseline'] : []),
        ...policyFlags(policy),
      ]),
    ],
    error: errorOf(faults),
    resampling: null,
    aggregates: Object.fromEntries(
      [...candidate].map(([name, one]) => [name, { ...one, values: one.values === null ? null : [...one.values] }]),
    ),
    flips: [],
  };
}

/** A gating metric by numbers: tested, held against a limit, or at fault. */
interface GatedNumbers {
  readonly measured?: Measured;
  readonly bare?: Comparison;
  readonly fault?: Fault;
}

type Aggregates = ReadonlyMap<string, Aggregate>;

function gateNumbers(metric: GatingMetric, { policy, candidate, baseline }: NumberEvidence): GatedNumbers {
  const now = candidate.get(metric.name);
  const before = baseline?.get(metric.name);
  const subject: Subject = { ...subjectOf(metric) };
  const shown = { candidate: now?.value ?? null, baseline: before?.value ?? null, n: now?.n ?? 0 };
  const fault = faultOf(metric.name, now?.value);
  const comparison: Comparison = { ...showValues(metric, shown), role: 'gate' };
  if (now === undefined && policy.when.metricMissing === 'inconclusive')
    return { bare: { ...comparison, verdict: 'inconclusive', flags: ['metric-missing'] } };
  if (fault !== undefined || now === undefined)
    return { bare: { ...comparison, verdict: 'error' }, ...(fault && { fault }) };
  if (before === undefined) return { bare: { ...comparison, verdict: 'inconclusive', flags: ['no-baseline'] } };
  const wrong = faultOf(metric.name, before.value) ?? marginFault(subject, before.value);
  if (wrong !== undefined) return { bare: { ...comparison, verdict: 'error' }, fault: wrong };
  const { contrast, n, countsExamples } = contrastAggregates(
    { metric: metric.name, direction: metric.direction },
    now,
    before,
  );
  // Values that never vary say as little of chance as one alone.
  if (contrast === null || contrast.flags.includes('degenerate'))
    return { bare: holdAgainstLimit(comparison, metric, before.value) };
  // Runs are no examples: their number is judged by the test itself.
  const examples = countsExamples ? n : Math.max(n, fewestPairs);
  const measure = {
    n: examples,
    candidate: now.value,
    baseline: before.value,
    contrast,
    sample: () => null,
    flips: null,
  };
  return { measured: { subject, measure } };
}

function subjectOf({ name, direction, margin }: GatingMetric): Subject {
  return { metric: name, direction, margin, where: null, role: 'gate', against: 'baseline' };
}

/** Bare numbers: an explicit margin is a limit, a default one is none. */
function holdAgainstLimit(
  comparison: Comparison,
  { margin, marginGiven, direction }: GatingMetric,
  before: number,
): Comparison {
  const limit = absoluteMargin(margin, before);
  const base = {
    ...comparison,
    margin: limit,
    flags: ['no-noise-estimate', ...(margin.relative ? ['relative-margin'] : [])],
  };
  if (!marginGiven) return { ...base, verdict: 'inconclusive' };
  const delta = orient(direction, (comparison.candidate ?? Number.NaN) - before);
  // Slack for sums such as 0.9 − 0.01, which no double holds exactly.
  const slack = 1e-12 * Math.max(1, Math.abs(before));
  return { ...base, test: 'limit', verdict: delta >= -limit - slack ? 'pass' : 'fail' };
}

function floorsOf({ name, min, max }: GatingMetric, candidate: Aggregates, { alpha }: Policy): Comparison[] {
  const own = candidate.get(name);
  if (own === undefined) return [];
  return judgeFloors({ metric: name, min, max, value: own.value, n: own.n ?? 0, sample: () => null }, 1 - 2 * alpha);
}

function showNumbers({ gating, show }: Policy, candidate: Aggregates, baseline: Aggregates | null): Comparison[] {
  const known = new Set(gating.map(({ name }) => name));
  return show
    .filter((name) => !known.has(name))
    .map((name) =>
      showValues(
        { name, direction: directionOf(name) },
        {
          candidate: candidate.get(name)?.value ?? null,
          baseline: baseline?.get(name)?.value ?? null,
          n: candidate.get(name)?.n ?? 0,
        },
      ),
    );
}

/** Which examples a slice holds, only predictions say. */
function unseenGuard({ where, metric }: Guard): Comparison {
  const blank = blankComparison({ metric, direction: directionOf(metric), where, role: 'guard' });
  return { ...blank, verdict: 'inconclusive', flags: ['no-predictions'] };
}

function incomparable({ mismatches = [] }: NumberEvidence): Fault[] {
  return mismatches.map((what) => ({
    code: 'E_INCOMPARABLE',
    message: `Candidate and baseline cannot be compared: ${what}. Evaluate the baseline anew in the same way, or merge the change of the evaluation first.`,
  }));
}

/** What is wrong with the value of a gating metric. */
function faultOf(name: string, value: number | undefined): Fault | undefined {
  if (value === undefined) {
    const message = `The policy lists ${quote(name)}, and the evidence does not hold it. Write it, or take the metric out of the policy.`;
    return { code: 'E_METRIC_MISSING', message };
  }
  if (!Number.isFinite(value)) {
    const message = `${quote(name)} is ${value}. Look for an empty class or a diverged training.`;
    return { code: 'E_METRIC_NAN', message };
  }
  if (findMetric(name)?.unit !== 'proportion' || (value >= 0 && value <= 1)) return undefined;
  const message = `${quote(name)} is ${value}, and a share from 0 to 1 was expected. Write 0.95 for 95 %.`;
  return { code: 'E_METRIC_RANGE', message };
}
