import { calibrationLine } from './calibration.ts';
import type { Curve, CurveLine } from './exhibits.ts';
import type { SideRows } from './gather-exhibits.ts';
import { type RankedScores, rankScores } from './ranked-scores.ts';
import { precisionRecallLine, rocLine } from './ranking-lines.ts';

type Points = Omit<CurveLine, 'side'>;

const kinds: readonly (readonly [Curve['kind'], (ranked: RankedScores) => Points | undefined])[] = [
  ['roc', rocLine],
  ['precision-recall', precisionRecallLine],
  ['calibration', calibrationLine],
];

/** The curves that follow from scores of a positive class, baseline first; those nobody can draw are left out. */
export function drawCurves(sides: readonly SideRows[], positive: string): Curve[] {
  const ranked = sides.toReversed().flatMap((one) => {
    const scores = rankScores(one, positive);
    return scores === undefined ? [] : [{ side: one.side, scores }];
  });
  if (!ranked.some(({ side }) => side === 'candidate')) return [];
  return kinds.flatMap(([kind, draw]) => {
    const lines = ranked.flatMap(({ side, scores }): CurveLine[] => {
      const points = draw(scores);
      return points === undefined ? [] : [{ side, ...points }];
    });
    return lines.length === 0 ? [] : [{ kind, lines }];
  });
}
