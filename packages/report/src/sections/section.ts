import type { Exhibits, Flips } from '@mlops-actions/gate';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { Addresses } from '../links.ts';

/** A part of the report below the verdict; `body` is HTML. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly body: string;
}

/** What sections are written from. */
export interface Material {
  readonly record: EvalGateRecord;
  readonly exhibits: Exhibits;
  /** Undefined where ids must not be shown. */
  readonly flips: readonly Flips[] | undefined;
  readonly addresses: Addresses;
  readonly caps: Caps;
}

/** Most rows of a table; what is beyond is counted and left out. */
export interface Caps {
  /** Of explored slices. */
  readonly explored: number;
  /** Of every other table. */
  readonly rows: number;
}

/** How many are not shown, in a sentence; empty when all are. */
export function leftOut(total: number, shown: number): string {
  const more = total - shown;
  return more > 0
    ? `<p class="note">${more} more ${more === 1 ? 'is' : 'are'} left out to keep this file small; the record has them all.</p>`
    : '';
}
