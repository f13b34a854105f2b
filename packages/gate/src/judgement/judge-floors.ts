import type { Comparison } from '@mlops-actions/records';
import type { Sample } from '@mlops-actions/stats';
import type { Direction, Floor } from '../policy/policy.ts';
import { blankComparison } from './comparison.ts';

/** A value with the bounds it must keep. */
export interface FloorSubject extends Floor {
  readonly metric: string;
  readonly value: number;
  /** Examples it rests on; 0 when unknown. */
  readonly n: number;
  /** The value with its noise; null where that is not known. */
  readonly sample: () => Sample | null;
}

/**
 * Holds a measured value against its `min` and `max`: one comparison each, judged on this test set alone.
 * Where its noise is known, the interval says whether the floor would hold beyond this set; if not: `floor-not-proven`.
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
  readonly direction: Direction;
  readonly level: number;
}

function judgeFloor({ metric, value, n, sample }: FloorSubject, { floor, direction, level }: Bound): Comparison {
  const blank = blankComparison({ metric, direction, where: null, role: 'gate' });
  const base: Comparison = { ...blank, against: 'floor', n, baseline: floor, candidate: value, level };
  if (!Number.isFinite(value)) return { ...base, candidate: null, verdict: 'error' };
  const orient = (other: number): number => (direction === 'higher' ? other - floor : floor - other);
  const own = sample();
  const interval = own?.interval(level) ?? null;
  const ci = interval === null ? null : ordered(interval.map(orient));
  return {
    ...base,
    delta: orient(value),
    ci,
    test: ci === null ? null : (own?.test ?? null),
    verdict: orient(value) >= 0 ? 'pass' : 'fail',
    flags: ci !== null && ci[0] < 0 && ci[1] >= 0 ? ['floor-not-proven'] : [],
  };
}

function ordered(bounds: readonly number[]): [number, number] {
  return [Math.min(...bounds), Math.max(...bounds)];
}
