import type { Caution } from '../resampling/clusters.ts';

/** Rows of each class. */
export interface ClassCounts {
  readonly positives: number;
  readonly negatives: number;
}

/** Rows of a class below which a value may be shown and must not decide. */
export const FEW = 10;

/** Fewer rows of a class than `few`, 10 by default, may be shown and must not decide. */
export function judgeClasses({ positives, negatives }: ClassCounts, few = FEW): Caution {
  const enough = Math.min(positives, negatives) >= few;
  return { enough, flags: enough ? [] : ['few-of-a-class'] };
}

/** Counts the classes. @throws RangeError on marks other than 0 and 1. */
export function countClasses(positive: Uint8Array): ClassCounts {
  let positives = 0;
  for (const mark of positive) {
    if (mark > 1) throw new RangeError(`positive must be 0 or 1, not ${mark}`);
    positives += mark;
  }
  return { positives, negatives: positive.length - positives };
}

/** Counts the classes. @throws RangeError with fewer than 2 rows of a class, or on marks other than 0 and 1. */
export function requireClasses(positive: Uint8Array): ClassCounts {
  const { positives, negatives } = countClasses(positive);
  if (positives < 2 || negatives < 2) {
    throw new RangeError(`there must be at least 2 positives and 2 negatives, not ${positives} and ${negatives}`);
  }
  return { positives, negatives };
}

/** Requires one entry for each row. @throws RangeError */
export function requireRows(positive: Uint8Array, ...columns: readonly ArrayLike<number>[]): void {
  for (const { length } of columns) {
    if (length !== positive.length) {
      throw new RangeError(`there must be one value for each of ${positive.length} rows, not ${length}`);
    }
  }
}
