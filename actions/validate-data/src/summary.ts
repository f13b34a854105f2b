import type { CheckReport, Violation } from '@mlops-actions/engine';
import type { FileSet } from '@mlops-actions/lineage';
import { code, count, details, join, table } from '@mlops-actions/markdown';
import { describePlace } from './annotations.ts';
import type { Verdict } from './verdict.ts';
import { describeCounts } from './verdict.ts';

const shownViolations = 100;
const shownFiles = 100;

/** Everything the summary speaks of. */
export interface Validation {
  readonly model: string;
  /** Path of the contract. */
  readonly contract: string;
  readonly report: CheckReport;
  readonly verdict: Verdict;
  readonly data: FileSet;
}

/** The summary of a validation: verdict, broken rules, what was looked at. */
export function renderValidation({ model, contract, report, verdict, data }: Validation): string {
  const { datasets, rules } = report;
  const looked = `${count(verdict.rows, 'row')} in ${count(data.files.length, 'file')} checked against ${code(contract)}: ${count(rules, 'rule')} applied.`;
  return join(
    `### ${headline(model, verdict)}`,
    looked,
    renderViolations(verdict.violations, datasets.length > 1),
    details('What was checked', join(renderDatasets(datasets), renderFiles(data))),
  );
}

function headline(model: string, verdict: Verdict): string {
  const subject = `data of ${code(model)}`;
  if (verdict.violations.length === 0) return `✅ Validate data: the ${subject} keeps its contract`;
  const mark = verdict.passed ? '⚠️' : '❌';
  return `${mark} Validate data: the ${subject} breaks its contract (${describeCounts(verdict)})`;
}

function renderViolations(violations: readonly Violation[], named: boolean): string {
  if (violations.length === 0) return '';
  const rows = violations
    .slice(0, shownViolations)
    .map((violation) => [
      violation.level === 'error' ? '❌ error' : '⚠️ warning',
      ...(named ? [code(violation.dataset)] : []),
      `${code(violation.rule)} (line ${violation.line})`,
      violation.column === null ? code(violation.message, 300) : code(violation.column),
      `${violation.count.toLocaleString('en-US')} / ${violation.total.toLocaleString('en-US')}`,
      violation.examples.map((example) => code(describePlace(example), 200)).join(', '),
    ]);
  const headers = ['Level', ...(named ? ['Dataset'] : []), 'Rule', 'Column', 'Breaking / all', 'First places'];
  const alignments = headers.map((header) => (header.startsWith('Breaking') ? 'right' : 'left'));
  const rest = violations.length - rows.length;
  return join(table(headers, rows, alignments), rest > 0 ? `and ${count(rest, 'more broken rule')} in the record` : '');
}

function renderDatasets(datasets: CheckReport['datasets']): string {
  const rows = datasets.map(({ name, files, rows }) => [code(name), String(files), rows.toLocaleString('en-US')]);
  return table(['Dataset', 'Files', 'Rows'], rows, ['left', 'right', 'right']);
}

function renderFiles({ digest, files }: FileSet): string {
  const rows = files
    .slice(0, shownFiles)
    .map(({ path, size, sha256 }) => [code(path, 200), size.toLocaleString('en-US'), code(sha256, 71)]);
  const rest = files.length - rows.length;
  return join(
    table(['File', 'Bytes', 'Digest'], rows, ['left', 'right', 'left']),
    rest > 0 ? `and ${count(rest, 'more file')} in the record` : '',
    `Digest of all: ${code(digest, 71)}`,
  );
}
