import type { Cell, Predictions } from '@mlops-actions/dataset';
import { cellText } from '../evidence/cells.ts';
import { indexExamples } from '../evidence/index-examples.ts';
import { type ExampleRows, type Pairing, rowsOf } from '../evidence/pair-examples.ts';

/** One side's rows of some examples. */
export interface Side extends ExampleRows {
  readonly predictions: Predictions;
}

/** The examples a value rests on, and how each side answered them. */
export interface Examples {
  readonly count: number;
  readonly candidate: Side;
  /** Null when there is nothing to compare with. */
  readonly baseline: Side | null;
}

/** Where the pairing speaks of both sides, the common examples; else all of the candidate's. */
export function examplesOf(
  candidate: Predictions,
  other: { readonly baseline: Predictions; readonly pairing: Pairing } | null,
): Examples {
  if (other !== null) {
    const { pairing, baseline } = other;
    return {
      count: pairing.count,
      candidate: { predictions: candidate, ...pairing.candidate },
      baseline: { predictions: baseline, ...pairing.baseline },
    };
  }
  const alone = ownExamples(candidate);
  return {
    count: alone.start === null ? alone.rows.length : alone.start.length - 1,
    candidate: { predictions: candidate, ...alone },
    baseline: null,
  };
}

/** Without a baseline, ids matter only where an example has several rows. */
function ownExamples(candidate: Predictions): ExampleRows {
  const { columns, length } = candidate;
  const rows = Uint32Array.from({ length }, (_, row) => row);
  if (!columns.has('id') || !['repeat', 'seed'].some((name) => columns.has(name))) return { rows, start: null };
  const { numbers, exampleOf } = indexExamples(candidate);
  const sorted = rows.toSorted((a, b) => (exampleOf[a] as number) - (exampleOf[b] as number) || a - b);
  const start = new Uint32Array(numbers.size + 1);
  for (const example of exampleOf) start[example + 1] = (start[example + 1] as number) + 1;
  for (let at = 0; at < numbers.size; at += 1) start[at + 1] = (start[at + 1] as number) + (start[at] as number);
  return { rows: sorted, start: sorted.length === numbers.size ? null : start };
}

/** Some of the examples, by number. */
export function subset(examples: Examples, chosen: Uint32Array): Examples {
  const { candidate, baseline } = examples;
  return {
    count: chosen.length,
    candidate: pick(candidate, chosen),
    baseline: baseline === null ? null : pick(baseline, chosen),
  };
}

function pick({ predictions, rows, start }: Side, chosen: Uint32Array): Side {
  if (start === null) return { predictions, rows: chosen.map((example) => rows[example] as number), start: null };
  const parts = Array.from(chosen, (example) => rowsOf({ rows, start }, example));
  const picked = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  const begin = new Uint32Array(chosen.length + 1);
  for (const [at, part] of parts.entries()) {
    picked.set(part, begin[at]);
    begin[at + 1] = (begin[at] as number) + part.length;
  }
  return { predictions, rows: picked, start: begin };
}

/** The row in which an example begins. */
export function firstRow({ rows, start }: ExampleRows, example: number): number {
  return rows[start === null ? example : (start[example] as number)] as number;
}

/** A column by example, as numbers of its values; −1 where it is empty. */
export interface Coded {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/**
 * A column of the examples. The baseline's is taken where it has one: a change must not talk its way out of a guarded
 * slice. Undefined when no side has it.
 */
export function codeColumn({ count, candidate, baseline }: Examples, name: string): Coded | undefined {
  const side = baseline?.predictions.columns.has(name) ? baseline : candidate;
  const cells = side.predictions.columns.get(name);
  if (cells === undefined) return undefined;
  const numbers = new Map<Cell, number>();
  const byText = new Map<string, number>();
  const codes = new Int32Array(count);
  for (let example = 0; example < count; example += 1) {
    const cell = cells[firstRow(side, example)] ?? null;
    let code = numbers.get(cell);
    if (code === undefined) {
      code = codeOf(cellText(cell), byText);
      numbers.set(cell, code);
    }
    codes[example] = code;
  }
  return { codes, values: [...byText.keys()] };
}

function codeOf(text: string | null, byText: Map<string, number>): number {
  if (text === null) return -1;
  const known = byText.get(text) ?? byText.size;
  byText.set(text, known);
  return known;
}

/** The examples of each value of a column, in one pass; those where it is empty are in none. */
export function groupByCode({ codes, values }: Coded): Uint32Array[] {
  const sizes = new Uint32Array(values.length);
  for (const code of codes) if (code >= 0) sizes[code] = (sizes[code] as number) + 1;
  const groups = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(values.length);
  for (let example = 0; example < codes.length; example += 1) {
    const code = codes[example] as number;
    if (code < 0) continue;
    const at = filled[code] as number;
    (groups[code] as Uint32Array)[at] = example;
    filled[code] = at + 1;
  }
  return groups;
}

/** The example of each row of a side. */
export function rowExamples({ rows, start }: ExampleRows, count: number): Uint32Array {
  const examples = new Uint32Array(rows.length);
  for (let example = 0; example < count; example += 1) {
    const [from, to] =
      start === null ? [example, example + 1] : [start[example] as number, start[example + 1] as number];
    examples.fill(example, from, to);
  }
  return examples;
}
