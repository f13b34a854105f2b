import type { Comparison } from '@mlops-actions/records';
import type { GatingMetric, Guard, Policy } from '../policy/policy.ts';
import { blankComparison } from './comparison.ts';
import { policyFlags } from './judge.ts';
import { errorOf, type Judgement, overallVerdict } from './judgement.ts';
import { directionOf, faultOf, listedFloors, showValues } from './show-metrics.ts';

/** What is judged where one side or both have no predictions. */
export interface NumberEvidence {
  readonly policy: Policy;
  readonly candidate: ReadonlyMap<string, number>;
  /** Null: nothing is recorded to compare with. */
  readonly baseline: ReadonlyMap<string, number> | null;
  readonly flags?: readonly string[];
}

/**
 * Judges bare numbers. Nothing says how far they would move by chance, so differences are shown and not judged:
 * floors can break, and the verdict is `inconclusive` at best.
 */
export function judgeNumbers({ policy, candidate, baseline, flags = [] }: NumberEvidence): Judgement {
  const value = (name: string) => ({
    candidate: candidate.get(name) ?? null,
    baseline: baseline?.get(name) ?? null,
    n: 0,
  });
  const gates = policy.gating.map((metric) => ({
    metric,
    comparison: openGate(metric, showValues(metric, value(metric.name))),
  }));
  const listed = policy.listed.map((metric) => ({
    metric,
    comparison: { ...showValues(metric, value(metric.name)), flags: ['not-judged-yet'] },
  }));
  const known = new Set([...policy.gating, ...policy.listed].map(({ name }) => name));
  const shown = policy.show
    .filter((name) => !known.has(name))
    .map((name) => showValues({ name, direction: directionOf(name) }, value(name)));
  const comparisons = [
    ...gates.map(({ comparison }) => comparison),
    ...policy.guards.map(unseenGuard),
    ...gates.flatMap(({ metric, comparison }) => listedFloors({ ...metric, margin: null }, comparison, policy)),
    ...listed.flatMap(({ metric, comparison }) => [comparison, ...listedFloors(metric, comparison, policy)]),
    ...shown,
  ];
  const faults = [...gates, ...listed].flatMap(({ metric, comparison }) => faultOf(metric.name, comparison.candidate));
  return {
    verdict: overallVerdict(comparisons, faults),
    comparisons,
    examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
    alpha: policy.alpha,
    flags: [
      ...new Set([
        ...flags,
        'no-noise-estimate',
        ...(baseline === null ? ['no-baseline'] : []),
        ...policyFlags(policy),
      ]),
    ],
    error: errorOf(faults),
    flips: [],
  };
}

function openGate({ margin }: GatingMetric, comparison: Comparison): Comparison {
  const flag = comparison.baseline === null ? 'no-baseline' : 'no-noise-estimate';
  return { ...comparison, role: 'gate', margin, verdict: 'inconclusive', flags: [flag] };
}

/** Which examples a slice holds, only predictions say. */
function unseenGuard({ where, metric }: Guard): Comparison {
  const blank = blankComparison({ metric, direction: directionOf(metric), margin: 0, where, role: 'guard' });
  return { ...blank, verdict: 'inconclusive', flags: ['no-predictions'] };
}
