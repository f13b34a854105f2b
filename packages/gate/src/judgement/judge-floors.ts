import type { Comparison } from '@mlops-actions/records';
import { wilsonInterval } from '@mlops-actions/stats';
import type { Floor } from '../policy/policy.ts';
import { blankComparison } from './comparison.ts';

/** A value with the bounds it must keep. */
export interface FloorSubject extends Floor {
  readonly metric: string;
  readonly value: number;
  /** Examples it rests on; 0 when unknown. */
  readonly n: number;
  /** Hits among the n, where the metric is a share of examples; null for other metrics. */
  readonly hits: number | null;
}

/**
 * Holds a measured value against its `min` and `max`: one comparison each, judged on this test set alone.
 * For shares the Wilson interval says whether the floor would hold beyond it; if not: flag `floor-not-proven`.
 */
export function judgeFloors(subject: FloorSubject, level: number): Comparison[] {
  const bounds = [
    { floor: subject.min, direction: 'higher' as const },
    { floor: subject.max, direction: 'lower' as const },
  ];
  return bounds.flatMap(({ floor, direction }) =>
    floor === null ? [] : [judgeFloor(subject, { floor, direction, level })],
  );
}

interface Bound {
  readonly floor: number;
  readonly direction: 'higher' | 'lower';
  readonly level: number;
}

function judgeFloor({ metric, value, n, hits }: FloorSubject, { floor, direction, level }: Bound): Comparison {
  const blank = blankComparison({ metric, direction, margin: 0, where: null, role: 'gate' });
  const base: Comparison = { ...blank, against: 'floor', n, baseline: floor, candidate: value, level };
  if (!Number.isFinite(value)) return { ...base, verdict: 'error' };
  const orient = (other: number): number => (direction === 'higher' ? other - floor : floor - other);
  const ci = hits === null || n === 0 ? null : ordered(wilsonInterval(hits, n, level).map(orient));
  return {
    ...base,
    delta: orient(value),
    ci,
    test: ci === null ? null : 'wilson',
    verdict: orient(value) >= 0 ? 'pass' : 'fail',
    flags: ci !== null && ci[0] < 0 && ci[1] >= 0 ? ['floor-not-proven'] : [],
  };
}

function ordered(bounds: readonly number[]): [number, number] {
  return [Math.min(...bounds), Math.max(...bounds)];
}
