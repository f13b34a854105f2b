import type { CheckReport, Violation } from '@mlops-actions/engine';
import { code, count, join, table } from '@mlops-actions/markdown';
import type { Annotation } from '@mlops-actions/runner';

const shownAnnotations = 9;
const shownRows = 100;

/** Violations on the lines of the contract: nine at most, and how many more there are. */
export function annotate(violations: readonly Violation[], file: string): Annotation[] {
  const notes = violations.map(({ message, line, level, examples }) => ({
    level,
    title: 'Validate data',
    message: `${message}${places(examples)}`,
    file,
    line,
  }));
  const rest = notes.length - shownAnnotations - 1;
  if (rest <= 0) return notes;
  const more: Annotation = {
    level: 'warning',
    title: 'Validate data',
    message: `${count(rest + 1, 'further violation')}: see the summary of the job.`,
    file,
  };
  return [...notes.slice(0, shownAnnotations), more];
}

/** The summary: verdict first, then every violation. */
export function renderReport(
  { datasets, violations, rules }: CheckReport,
  { passed, file }: { passed: boolean; file: string },
): string {
  const rows = datasets.reduce((sum, dataset) => sum + dataset.rows, 0);
  const files = datasets.reduce((sum, dataset) => sum + dataset.files, 0);
  const errors = violations.filter(({ level }) => level === 'error').length;
  const head = passed
    ? violations.length === 0
      ? '✅ the data keeps its contract'
      : `✅ no error, ${count(violations.length, 'warning')}`
    : `❌ ${count(errors, 'error')} in the data`;
  const checked = `${count(rows, 'row')} in ${count(files, 'file')} checked against ${count(rules, 'rule')} of ${code(file)}.`;
  const cells = violations
    .slice(0, shownRows)
    .map((violation) => [
      `${violation.level === 'error' ? '❌' : '⚠️'} ${code(violation.rule)}`,
      violation.column === null ? '' : code(violation.column),
      code(violation.dataset),
      `${violation.count.toLocaleString('en-US')} of ${violation.total.toLocaleString('en-US')}`,
      `line ${violation.line}`,
      violation.examples
        .map(({ file: at, line, row }) =>
          code(`${at}${line === undefined ? (row === undefined ? '' : ` row ${row}`) : `:${line}`}`),
        )
        .join(', '),
    ]);
  const list =
    cells.length === 0
      ? ''
      : table(['rule', 'column', 'dataset', 'violations', 'contract', 'first places'], cells, [
          'left',
          'left',
          'left',
          'right',
          'left',
          'left',
        ]);
  const more = violations.length > shownRows ? `and ${violations.length - shownRows} more, in the record` : '';
  return join(`### ${head}`, checked, list, more);
}

function places(examples: Violation['examples']): string {
  const shown = examples.map(
    ({ file, line, row }) => `${file}${line === undefined ? (row === undefined ? '' : ` row ${row}`) : `:${line}`}`,
  );
  return shown.length === 0 ? '' : ` First at ${shown.join(', ')}.`;
}
