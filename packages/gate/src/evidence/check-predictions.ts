import type { Cell, Predictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { quote } from '../policy/yaml-reader.ts';
import { cellText, refuseRows, requireColumn, rowsWhere } from './cells.ts';
import type { ResolvedTask } from './resolve-task.ts';

/**
 * Requires of every example what its task needs: classes a label and a prediction, or `correct` instead of both;
 * numbers a label and a prediction that are numbers; rankings a group, a relevance and a score. Scores must be numbers.
 *
 * In a binary task a prediction is one of the labels seen. With more classes a model may answer one that no example
 * has: that answer is wrong, not broken.
 *
 * @throws UserError E_PREDICTIONS_LABEL, E_PREDICTIONS_VALUE with the first lines at fault.
 */
export function checkPredictions(predictions: Predictions, task: ResolvedTask): void {
  if (predictions.length === 0) {
    const message = `${quote(predictions.file)} has no rows: let the evaluation write one for each example.`;
    throw new UserError('E_PREDICTIONS_VALUE', message);
  }
  if (task.task === 'regression') checkNumbers(predictions, ['label', 'prediction']);
  else if (task.task === 'ranking') checkRanking(predictions);
  else if (task.task !== 'scores') checkClassified(predictions, task);
  checkScores(predictions);
  checkMarks(predictions);
}

function checkClassified(predictions: Predictions, task: ResolvedTask): void {
  const graded = predictions.columns.has('correct');
  if (!graded || predictions.columns.has('label')) checkLabels(predictions);
  if (!graded || predictions.columns.has('prediction')) checkAnswers(predictions, task);
}

function checkLabels(predictions: Predictions): void {
  const remedy = 'give each example its true answer';
  const code = 'E_PREDICTIONS_LABEL';
  const labels = requireColumn(predictions, 'label', { code, why: `${remedy} in a column label` });
  refuseRows(predictions, { code, what: 'no label', rows: rowsWhere(labels, isMissing), remedy });
}

function checkAnswers(predictions: Predictions, { task, labels }: ResolvedTask): void {
  const code = 'E_PREDICTIONS_VALUE';
  const answers = requireColumn(predictions, 'prediction', {
    code,
    why: 'write the answer of the model in a column prediction',
  });
  const remedy = 'let the model answer every example; one it cannot answer is a wrong answer, not a missing one';
  refuseRows(predictions, { code, what: 'no prediction', rows: rowsWhere(answers, isMissing), remedy });
  if (task === 'binary' && predictions.columns.has('label')) checkClasses(predictions, answers, labels);
}

function isMissing(cell: Cell): boolean {
  return cell === null || cell === '' || cell === 'NaN' || Number.isNaN(cell);
}

function checkClasses(predictions: Predictions, answers: readonly Cell[], labels: readonly string[]): void {
  // With one class seen, any one other answer may be the second class.
  const known =
    labels.length === 2
      ? labels
      : [...new Set([...labels, ...new Set(answers.map((cell) => cellText(cell) ?? ''))])].slice(0, 2);
  refuseRows(predictions, {
    code: 'E_PREDICTIONS_LABEL',
    what: `a prediction outside the classes ${labels.map(quote).join(', ')}`,
    rows: rowsWhere(answers, (answer) => !known.includes(cellText(answer) ?? '')),
    show: (row) => quote(cellText(answers[row]) ?? ''),
    remedy: 'write predictions exactly as the labels are written, or set `task: multiclass`',
  });
}

function checkRanking(predictions: Predictions): void {
  const code = 'E_PREDICTIONS_VALUE';
  const groups = requireColumn(predictions, 'group', { code, why: 'name the query of each row in a column group' });
  const remedy = 'name the query each row belongs to';
  refuseRows(predictions, { code, what: 'no group', rows: rowsWhere(groups, isMissing), remedy });
  checkNumbers(predictions, ['label', 'score']);
  refuseRows(predictions, {
    code: 'E_PREDICTIONS_LABEL',
    what: 'a relevance below 0',
    rows: rowsWhere(predictions.columns.get('label') ?? [], (cell) => toNumber(cell) < 0),
    remedy: 'write how relevant the row is to its query, 0 for not at all',
  });
}

function checkNumbers(predictions: Predictions, names: readonly string[]): void {
  for (const name of names) {
    const code = name === 'label' ? 'E_PREDICTIONS_LABEL' : 'E_PREDICTIONS_VALUE';
    const cells = requireColumn(predictions, name, {
      code,
      why: `write a number for each example in a column ${name}`,
    });
    refuseUnless(predictions, name, { code, cells, ok: Number.isFinite });
  }
}

function checkScores(predictions: Predictions): void {
  for (const [name, cells] of predictions.columns) {
    if (name === 'score' || name.startsWith('score:'))
      refuseUnless(predictions, name, { code: 'E_PREDICTIONS_VALUE', cells, ok: Number.isFinite });
    if (name === 'weight')
      refuseUnless(predictions, name, {
        code: 'E_PREDICTIONS_VALUE',
        cells,
        ok: (value) => Number.isFinite(value) && value >= 0,
        what: 'finite number of at least 0',
      });
  }
}

/** Columns that say which rows belong together. */
function checkMarks(predictions: Predictions): void {
  for (const name of ['cluster', 'repeat', 'seed']) {
    const rows = rowsWhere(predictions.columns.get(name) ?? [], isMissing);
    refuseRows(predictions, {
      code: 'E_PREDICTIONS_VALUE',
      what: `no ${name}`,
      rows,
      remedy: `write the ${name} of every row, or leave the column out`,
    });
  }
}

interface Numbers {
  readonly code: UserError['code'];
  readonly cells: readonly Cell[];
  readonly ok: (value: number) => boolean;
  readonly what?: string;
}

function refuseUnless(
  predictions: Predictions,
  name: string,
  { code, cells, ok, what = 'finite number' }: Numbers,
): void {
  refuseRows(predictions, {
    code,
    what: `a ${name} that is no ${what}`,
    rows: rowsWhere(cells, (cell) => !ok(toNumber(cell))),
    show: (row) => quote(cellText(cells[row]) ?? ''),
    remedy: 'look for a division by zero or a diverged training',
  });
}

function toNumber(cell: Cell): number {
  if (typeof cell === 'number') return cell;
  return typeof cell !== 'string' || cell.trim() === '' ? Number.NaN : Number(cell);
}
