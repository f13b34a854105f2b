import type { Predictions } from '@mlops-actions/dataset';
import { cellText } from '../evidence/cells.ts';
import type { Measured } from './comparison.ts';
import type { Examples } from './examples.ts';
import type { Flips, LostExample } from './judgement.ts';

const shown = 10;

/** What flipped, for each comparison that has pairs. */
export function findFlips(measured: readonly Measured[], { candidate, baseline }: Examples): Flips[] {
  if (baseline === null) return [];
  return measured.flatMap(({ subject, measure }) =>
    measure.table === null
      ? []
      : [
          {
            metric: subject.metric,
            slice: subject.where === null ? null : Object.fromEntries(subject.where),
            lost: measure.table.b,
            gained: measure.table.c,
            examples: measure.lost
              .slice(0, shown)
              .map(([row, other]) => describeLost(candidate, row, { baseline, other })),
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
