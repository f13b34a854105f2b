const FEW = 10;
const TOO_FEW = 5;

/** What speaks against deciding, known before any noise is looked at. */
export interface Caution {
  readonly flags: readonly string[];
  /** False where the numbers may be shown and must not decide. */
  readonly enough: boolean;
}

/** What the number of clusters is worth; without clusters there is nothing to be cautious of. */
export function judgeClusters(clusters: number | undefined): Caution {
  if (clusters === undefined || clusters >= FEW) return { flags: [], enough: true };
  return clusters < TOO_FEW
    ? { flags: ['too-few-clusters'], enough: false }
    : { flags: ['few-clusters'], enough: true };
}
