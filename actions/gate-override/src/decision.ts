import type { AcceptedMetric } from '@mlops-actions/gate';

/** What becomes of a request. */
export type Decision =
  | {
      readonly state: 'accepted';
      readonly accepted: readonly AcceptedMetric[];
      /** Description of the status. */
      readonly description: string;
      /** Of the comment. */
      readonly url: string;
    }
  | { readonly state: 'withdrawn'; readonly description: string }
  | {
      readonly state: 'refused' | 'skipped';
      /** One clause of plain text. */
      readonly reason: string;
      /** What to do: plain sentences. */
      readonly remedy?: string;
      /** What to paste, word by word. */
      readonly paste?: readonly string[];
    };

/** A no that says what to do. */
export function refuse(reason: string, remedy: string, paste: readonly string[] = []): Decision {
  return { state: 'refused', reason, remedy, paste };
}

/** Nothing to do. */
export function skip(reason: string): Decision {
  return { state: 'skipped', reason };
}
