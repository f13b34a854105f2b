import { type Coded, membersOf, numbersOf, setsOf, textsOf } from './encode.ts';
import type { Cell, Examples, Rows, Task } from './examples.ts';
import { allWeights } from './weights.ts';

/** What may be needed beside columns of one name. */
export const positiveClass = 'positive';
export const classScores = 'score:<class>';

const scoreOf = 'score:';

/** Rows and columns a metric is computed from. */
export class View {
  readonly rows: Uint32Array;
  readonly task: Task;
  readonly positive: string | undefined;
  /** By row of the examples; undefined where every one weighs 1. */
  readonly weights: Float64Array | undefined;
  readonly #examples: Examples;

  /** @throws RangeError for rows the examples do not have. */
  constructor(examples: Examples, task: Task, rows: Rows) {
    this.#examples = examples;
    this.task = task;
    this.positive = task.positive ?? undefined;
    this.rows = toRows(rows, examples.length);
    this.weights = allWeights(examples);
  }

  get isMultilabel(): boolean {
    return this.task.task === 'multilabel';
  }

  /** Whether probabilities come as one column per class. */
  get isMulticlass(): boolean {
    return this.task.task === 'multiclass';
  }

  has(column: string): boolean {
    return this.#examples.columns.has(column);
  }

  /** Whether a need is met: a column, `positive`, or `score:<class>` for any class. */
  meets(need: string): boolean {
    if (need === positiveClass) return this.positive !== undefined;
    if (need === classScores) return this.scoredClasses().length > 0;
    return this.has(need) || (need === 'score' && this.has(this.positiveScore()));
  }

  /** The column of the positive class's probability: `score`, else the one of its class. */
  positiveScore(): string {
    return this.has('score') || this.positive === undefined ? 'score' : scoreOf + this.positive;
  }

  /** Classes with a column of their own, sorted. */
  scoredClasses(): string[] {
    return [...this.#examples.columns.keys()]
      .filter((name) => name.startsWith(scoreOf) && name.length > scoreOf.length)
      .map((name) => name.slice(scoreOf.length))
      .toSorted();
  }

  cells(column: string): readonly Cell[] {
    return this.#examples.columns.get(column) ?? [];
  }

  /** Classes by row; of multi-label tasks sets, and no value is the empty set. */
  classes(column: string): Coded {
    const cells = this.cells(column);
    return this.isMultilabel ? setsOf(cells) : textsOf(cells);
  }

  numbers(column: string): Float64Array {
    return numbersOf(this.cells(column));
  }

  /** The classes a text of {@link classes} stands for: itself, or the members of a set. */
  members(name: string): readonly string[] {
    return this.isMultilabel ? membersOf(name) : [name];
  }

  /** Whether a row's label, or prediction, is a class, or holds it. */
  carries(column: string, name: string): (row: number) => boolean {
    const { codes, names } = this.classes(column);
    const table = Uint8Array.from(names, (text) => (this.members(text).includes(name) ? 1 : 0));
    return (row) => table[codes[row] as number] === 1;
  }
}

function toRows(rows: Rows, length: number): Uint32Array {
  if (rows === undefined) {
    const all = new Uint32Array(length);
    for (let row = 0; row < length; row += 1) all[row] = row;
    return all;
  }
  const given = rows instanceof Uint32Array ? rows : new Uint32Array(rows);
  let last = -1;
  for (let at = 0; at < given.length; at += 1) if ((given[at] as number) > last) last = given[at] as number;
  if (last >= length) throw new RangeError(`expected rows below ${length}, found ${last}`);
  return given;
}
