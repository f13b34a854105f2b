import type { Predictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { quote } from '../policy/yaml-reader.ts';
import { cellText, placeOf, problemsAt, requireColumn } from './cells.ts';
import type { ResolvedTask } from './resolve-task.ts';

/**
 * Requires of every example a label and a prediction, or `correct` instead of both, and scores that are numbers.
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
  const graded = predictions.columns.has('correct');
  if (!graded || predictions.columns.has('label')) checkLabels(predictions);
  if (!graded || predictions.columns.has('prediction')) checkAnswers(predictions, task);
  checkScores(predictions);
}

function checkLabels(predictions: Predictions): void {
  const remedy = 'give each example its true answer';
  const code = 'E_PREDICTIONS_LABEL';
  const labels = requireColumn(predictions, 'label', { code, why: `${remedy} in a column label` });
  refuse(predictions, { code, what: 'no label', rows: rowsWhere(labels, isMissing), remedy });
}

function checkAnswers(predictions: Predictions, { task, classes }: ResolvedTask): void {
  const code = 'E_PREDICTIONS_VALUE';
  const answers = requireColumn(predictions, 'prediction', {
    code,
    why: 'write the answer of the model in a column prediction',
  });
  const remedy = 'let the model answer every example; one it cannot answer is a wrong answer, not a missing one';
  refuse(predictions, { code, what: 'no prediction', rows: rowsWhere(answers, isMissing), remedy });
  if (task === 'binary' && predictions.columns.has('label')) checkClasses(predictions, answers, classes);
}

function isMissing(text: string | null): boolean {
  return text === null || text === 'NaN';
}

function checkClasses(predictions: Predictions, answers: readonly (string | null)[], classes: readonly string[]): void {
  // With one class seen, any one other answer may be the second class.
  const known: readonly (string | null)[] =
    classes.length === 2 ? classes : [...new Set([...classes, ...answers])].slice(0, 2);
  refuse(predictions, {
    code: 'E_PREDICTIONS_LABEL',
    what: `a prediction outside the classes ${classes.map(quote).join(', ')}`,
    rows: rowsWhere(answers, (answer) => !known.includes(answer)),
    show: (row) => quote(answers[row] ?? ''),
    remedy: 'write predictions exactly as the labels are written, or set `task: multiclass`',
  });
}

function checkScores(predictions: Predictions): void {
  for (const [name, cells] of predictions.columns) {
    if (name !== 'score' && !name.startsWith('score:')) continue;
    refuse(predictions, {
      code: 'E_PREDICTIONS_VALUE',
      what: `a ${name} that is no finite number`,
      rows: rowsWhere(cells, (cell) => !Number.isFinite(toNumber(cellText(cell)))),
      show: (row) => quote(cellText(cells[row]) ?? ''),
      remedy: 'look for a division by zero or a diverged training',
    });
  }
}

function toNumber(text: string | null): number {
  return text === null || text.trim() === '' ? Number.NaN : Number(text);
}

function rowsWhere<T>(values: readonly T[], test: (value: T) => boolean): number[] {
  return [...values.keys()].filter((row) => test(values[row] as T));
}

interface Fault {
  readonly code: UserError['code'];
  readonly what: string;
  readonly rows: readonly number[];
  readonly remedy: string;
  readonly show?: (row: number) => string;
}

function refuse(predictions: Predictions, { code, what, rows, remedy, show }: Fault): void {
  const [first] = rows;
  if (first === undefined) return;
  const describe = (row: number): string => (show === undefined ? what : `${what}: ${show(row)}`);
  throw new UserError(
    code,
    `${quote(predictions.file)} has ${rows.length} of ${predictions.length} rows with ${describe(first)}, first in ${placeOf(predictions, first)}: ${remedy}.`,
    { problems: problemsAt(predictions, rows, describe) },
  );
}
