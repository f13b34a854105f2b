import type { Violation } from '@mlops-actions/engine';
import { visible } from '@mlops-actions/markdown';
import type { Annotation } from '@mlops-actions/runner';

/** GitHub shows ten of each level per step. */
const shown = 10;
const longest = 500;

/** Notes on the lines of the contract that are broken; when there are too many, the last one says how many more. */
export function annotate(violations: readonly Violation[], file: string): Annotation[] {
  const listed = violations.length > shown ? violations.slice(0, shown - 1) : violations;
  const annotations = listed.map(
    (violation): Annotation => ({
      level: violation.level,
      title: `Data breaks \`${violation.rule}\``,
      message: `${visible(violation.message, longest)}${describePlaces(violation)}`,
      file,
      line: violation.line,
    }),
  );
  if (listed.length === violations.length) return annotations;
  const rest = violations.slice(listed.length);
  const level = rest.some((violation) => violation.level === 'error') ? 'error' : 'warning';
  return [
    ...annotations,
    { level, message: `${rest.length} more rules are broken: see the summary of the job.`, file },
  ];
}

/** ` (first at data/a.csv:3, data/a.csv:9)`, or nothing. */
export function describePlaces({ examples }: Violation): string {
  if (examples.length === 0) return '';
  return ` (first at ${examples.map((example) => visible(describePlace(example), longest)).join(', ')})`;
}

/** `data/a.csv:3`, `data/a.parquet row 3` or `data/a.csv`. */
export function describePlace({ file, line, row }: Violation['examples'][number]): string {
  if (line !== undefined) return `${file}:${line}`;
  return row === undefined ? file : `${file} row ${row}`;
}
