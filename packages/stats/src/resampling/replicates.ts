/** Values of each side over replicates, side by side. */
export interface Replicates {
  readonly sides: readonly Float64Array[];
  /** Replicates without a value on some side, drawn again. */
  readonly redrawn: number;
  /** Whether more than 1 % had to be drawn again. */
  readonly unstable: boolean;
}

/** Writes the value of each side in the next replicate. */
export type DrawValues = (values: Float64Array) => void;

/**
 * Collects so many replicates. One that has no value is drawn again; after as many of those as were asked for, what
 * there is has to do.
 */
export function collectReplicates(draw: DrawValues, asked: { replicates: number; sides: number }): Replicates {
  const { replicates, sides } = asked;
  const columns = Array.from({ length: sides }, () => new Float64Array(replicates));
  const values = new Float64Array(sides);
  let filled = 0;
  let redrawn = 0;
  while (filled < replicates && redrawn <= replicates) {
    draw(values);
    if (values.some((value) => !Number.isFinite(value))) redrawn++;
    else {
      for (let s = 0; s < sides; s++) (columns[s] as Float64Array)[filled] = values[s] as number;
      filled++;
    }
  }
  return {
    sides: columns.map((column) => column.subarray(0, filled)),
    redrawn,
    unstable: redrawn > 0.01 * replicates,
  };
}
