import type { Predictions } from '@mlops-actions/dataset';
import { cellText } from '../evidence/cells.ts';
import type { Examples } from '../measure/examples.ts';
import type { Measured } from '../measure/subject.ts';
import type { Flips, LostExample } from './judgement.ts';

/** What flipped, for each comparison with the baseline that counts single examples. */
export function findFlips(measured: readonly Measured[], { candidate, baseline }: Examples): Flips[] {
  if (baseline === null) return [];
  return measured.flatMap(({ subject, measure: { flips } }) =>
    flips === null || subject.against !== 'baseline'
      ? []
      : [
          {
            metric: subject.metric,
            slice: subject.where === null ? null : Object.fromEntries(subject.where),
            lost: flips.lost,
            gained: flips.gained,
            examples: flips.first.map(([row, other]) =>
              describeLost(candidate.predictions, row, { baseline: baseline.predictions, other }),
            ),
          },
        ],
  );
}

function describeLost(
  candidate: Predictions,
  row: number,
  { baseline, other }: { baseline: Predictions; other: number },
): LostExample {
  return {
    id: cell(candidate, 'id', row),
    label: cell(candidate, 'label', row),
    baseline: cell(baseline, 'prediction', other),
    candidate: cell(candidate, 'prediction', row),
  };
}

function cell(predictions: Predictions, column: string, row: number): string | null {
  return cellText(predictions.columns.get(column)?.[row]);
}
