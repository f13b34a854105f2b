import { ServiceError, UserError } from '@mlops-actions/errors';
import type { Pruned, PruneOptions, StoredRecord } from './records-store.ts';
import { newestFirst, type RecordRef } from './refs.ts';

/** Records one run deletes, so that a push stays quick whatever has piled up. */
export const mostDeletions = 20;

/**
 * The records that need not stay, oldest first.
 *
 * @throws RangeError when `keep` is no integer of at least 1.
 */
export function surplus<Stored extends StoredRecord>(
  records: readonly Stored[],
  { keep, protect, spare }: PruneOptions,
): Stored[] {
  if (!Number.isSafeInteger(keep) || keep < 1)
    throw new RangeError(`keep must be an integer of at least 1, got ${keep}`);
  return records
    .toSorted((a, b) => newestFirst(a.ref, b.ref))
    .slice(keep)
    .filter(({ ref }) => !protect(ref.commit) && !spare.some((other) => isSame(ref, other)))
    .toReversed();
}

/**
 * Deletes one after the other, at most {@link mostDeletions}, up to the first fault.
 *
 * @param remove returns false for what was gone already.
 */
export async function deleteSome<Stored extends StoredRecord>(
  doomed: readonly Stored[],
  remove: (stored: Stored) => Promise<boolean>,
): Promise<Pruned> {
  let deleted = 0;
  let gone = 0;
  let fault: Error | undefined;
  for (const stored of doomed.slice(0, mostDeletions)) {
    try {
      if (await remove(stored)) deleted += 1;
      gone += 1;
    } catch (error) {
      fault = told(error);
      break;
    }
  }
  return { deleted, left: doomed.length - gone, fault };
}

/** Runs a pruning from its listing on: a listing that fails is told as well. */
export async function prunedBy(act: () => Promise<Pruned>): Promise<Pruned> {
  try {
    return await act();
  } catch (error) {
    return { deleted: 0, left: 0, fault: told(error) };
  }
}

/** Faults of the store are told. Anything else is ours, and thrown. */
function told(error: unknown): Error {
  if (error instanceof UserError || error instanceof ServiceError) return error;
  throw error;
}

function isSame(one: RecordRef, other: RecordRef): boolean {
  return newestFirst(one, other) === 0 && one.commit === other.commit && one.model === other.model;
}
