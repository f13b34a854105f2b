import { type Problem, UserError } from '@mlops-actions/errors';
import type { GoldenRequest, RolloutConfig } from './config.ts';
import { isRecord } from './json-value.ts';
import { columnsIn } from './template.ts';

/** A golden row: column to value, as the file has it. */
export type GoldenRow = ReadonlyMap<string, unknown>;

/** A row and the line it stands on, from 1. */
interface PlacedRow {
  readonly line: number;
  readonly row: GoldenRow;
}

const maxBytes = 64 * 1024 * 1024;
const maxRows = 10_000;
const maxLine = 1024 * 1024;
const maxProblems = 20;

/**
 * Reads golden rows: JSON Lines, one object a line, blank lines passed over; 1 to 10,000 rows, at most 64 MiB.
 *
 * @param name path as it is to be shown; ends in `.jsonl` or `.ndjson`.
 * @throws UserError E_GOLDEN with the first 20 faults, each with its line: a line that is no object, or a row that lacks
 *   a column the request or `expect` names.
 */
export function parseGoldenSet(
  bytes: Uint8Array,
  name: string,
  { request }: Pick<RolloutConfig, 'request'>,
): readonly GoldenRow[] {
  const text = decode(bytes, name);
  if (request === undefined)
    throw new UserError('E_GOLDEN', `Nothing says how to ask the rows of ${name}: add \`golden\` to mlops/deploy.yml.`);
  const lines = linesOf(text);
  if (lines.length === 0) throw new UserError('E_GOLDEN', `${name} has no rows: write at least one, or name none.`);
  if (lines.length > maxRows)
    throw new UserError('E_GOLDEN', `${name} has more than ${maxRows} rows: choose at most so many.`);
  const problems: Problem[] = [];
  const rows = lines.flatMap(({ line, raw }): PlacedRow[] => {
    const row = readRow(raw);
    if (typeof row !== 'string') return [{ line, row }];
    problems.push({ file: name, line, message: row });
    return [];
  });
  problems.push(...findMissingColumns(rows, request).map((problem) => ({ file: name, ...problem })));
  if (problems.length > 0) throw refuse(name, problems);
  return rows.map(({ row }) => row);
}

function decode(bytes: Uint8Array, name: string): string {
  if (!/\.(?:jsonl|ndjson)$/i.test(name))
    throw new UserError(
      'E_GOLDEN',
      `${JSON.stringify(name.slice(0, 200))} is of no known form: write golden rows as JSON Lines, .jsonl.`,
    );
  if (bytes.length > maxBytes)
    throw new UserError(
      'E_GOLDEN',
      `${name} has ${bytes.length} bytes, more than the ${maxBytes} read: choose fewer rows.`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError('E_GOLDEN', `${name} is not UTF-8: write it as UTF-8.`, { cause });
  }
}

/** The lines that are not blank, one more than may be at most. */
function linesOf(text: string): { readonly line: number; readonly raw: string }[] {
  const lines: { line: number; raw: string }[] = [];
  for (let from = 0, line = 1; from < text.length && lines.length <= maxRows; line += 1) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const raw = text.slice(from, to).trim();
    from = to + 1;
    if (raw !== '') lines.push({ line, raw });
  }
  return lines;
}

/** A row, or what is wrong with it. */
function readRow(raw: string): GoldenRow | string {
  if (raw.length > maxLine) return `the line is longer than ${maxLine} characters`;
  try {
    const value: unknown = JSON.parse(raw);
    return isRecord(value) ? new Map(Object.entries(value)) : 'expected a JSON object';
  } catch {
    return 'expected a JSON object, found no JSON';
  }
}

function findMissingColumns(rows: readonly PlacedRow[], request: GoldenRequest): Problem[] {
  const asked = [...columnsIn(request.path), ...columnsIn(request.body)];
  const columns = new Set(request.expect === undefined ? asked : [...asked, request.expect]);
  return rows.flatMap(({ line, row }) =>
    [...columns]
      .filter((column) => !row.has(column))
      .map((column) => ({ line, message: `the column ${JSON.stringify(column)} is missing` })),
  );
}

function refuse(name: string, problems: readonly Problem[]): UserError {
  const shown = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, maxProblems);
  const [first] = shown;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new UserError(
    'E_GOLDEN',
    `The golden rows ${name} cannot be used: line ${first?.line}: ${first?.message}${more}. Correct the lines, or the columns mlops/deploy.yml names.`,
    { problems: shown },
  );
}
