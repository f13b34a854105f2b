import { codeColumn, type Examples, firstRow } from './examples.ts';

/** How examples hang together and how much each counts; undefined where no column says. */
export interface Marks {
  /** The cluster of each example. */
  readonly clusters: Int32Array | undefined;
  /** The weight of each example, as a file's column `weight` has it. */
  readonly weights: Float64Array | undefined;
  /** Whether an example has several rows on a side. */
  readonly repeated: boolean;
}

/** Reads the marks of examples. */
export function marksOf(examples: Examples): Marks {
  const { candidate, baseline } = examples;
  return {
    clusters: codeColumn(examples, 'cluster')?.codes,
    weights: weightsOf(examples),
    repeated: candidate.start !== null || (baseline !== null && baseline.start !== null),
  };
}

/** Whether every example is one row, counts the same, and stands for itself. */
export function isPlain({ clusters, weights, repeated }: Marks): boolean {
  return clusters === undefined && weights === undefined && !repeated;
}

function weightsOf({ count, candidate, baseline }: Examples): Float64Array | undefined {
  const side = baseline?.predictions.columns.has('weight') ? baseline : candidate;
  const cells = side.predictions.columns.get('weight');
  return cells && Float64Array.from({ length: count }, (_, example) => Number(cells[firstRow(side, example)]));
}

/** The clusters of some examples, numbered from 0 without gaps. */
export function renumber(clusters: Int32Array | undefined, chosen: Uint32Array): Uint32Array | undefined {
  if (clusters === undefined) return undefined;
  const numbers = new Map<number, number>();
  return chosen.map((example) => {
    const code = clusters[example] as number;
    const number = numbers.get(code) ?? numbers.size;
    numbers.set(code, number);
    return number;
  });
}
