import type { Predictions } from '@mlops-actions/dataset';
import { cellText, refuseRows, requireColumn, rowsWhere } from './cells.ts';
import { indexExamples } from './index-examples.ts';

/**
 * Predictions whose labels are replaced by a trusted truth: what a change writes as label, or marks as correct itself,
 * is not asked.
 *
 * @param truth a file with `id` and `label`.
 * @param hash applied to the ids of the truth, where the predictions keep hashed ones.
 * @throws UserError E_PREDICTIONS_LABEL where the truth lacks an example, or a label.
 */
export function applyTruth(
  predictions: Predictions,
  truth: Predictions,
  hash: ((id: string) => string) | undefined,
): Predictions {
  const labels = requireColumn(truth, 'label', {
    code: 'E_PREDICTIONS_LABEL',
    why: 'write the true answer of each example',
  });
  refuseRows(truth, {
    code: 'E_PREDICTIONS_LABEL',
    what: 'no label',
    rows: rowsWhere(labels, (cell) => cellText(cell) === null),
    remedy: 'give each example its true answer',
  });
  const { numbers, exampleOf } = indexExamples(truth);
  const rowOf = new Map<number, number>();
  exampleOf.forEach((example, row) => rowOf.set(example, row));
  const known = hash === undefined ? numbers : new Map([...numbers].map(([id, number]) => [hash(id), number]));
  const ids = requireColumn(predictions, 'id', {
    code: 'E_PREDICTIONS_ID',
    why: 'without ids the true labels cannot be looked up',
  });
  const found = ids.map((id) => labels[rowOf.get(known.get(cellText(id) ?? '') ?? -1) ?? -1] ?? null);
  refuseRows(predictions, {
    code: 'E_PREDICTIONS_LABEL',
    what: `no label in ${truth.file}`,
    rows: rowsWhere(found, (cell) => cell === null),
    remedy: 'add the true labels of these examples to the file the policy names under `labels`, on the base',
  });
  const columns = new Map([...predictions.columns, ['label', found]]);
  columns.delete('correct');
  return { ...predictions, columns };
}
