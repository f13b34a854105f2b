import type { Mail } from './mail.ts';

/** A mail as the model sees it: which weights it touches, and how much. Squares of the values add up to 1. */
export interface Features {
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
}

const word = /[\p{L}$!?'’]{2,20}|\d+/gu;

/** The words of a mail and the pairs they form, as they stand in its source. */
export function readTerms({ subject, body }: Pick<Mail, 'subject' | 'body'>, maxWords: number): string[] {
  const inSubject = subject.toLowerCase().match(word) ?? [];
  const inBody = body.toLowerCase().match(word)?.slice(0, maxWords) ?? [];
  const pairs = inBody.slice(1).map((second, index) => `${inBody[index]} ${second}`);
  return [...inSubject.map((term) => `subject:${term}`), ...inBody, ...pairs];
}

/** Hashes terms to buckets; a term that comes often counts more, but less than in proportion. */
export function hashTerms(terms: readonly string[], bucketCount: number): Features {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const bucket = hash(term) % bucketCount;
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const values = Float32Array.from(counts.values(), (count) => Math.log1p(count));
  const norm = Math.hypot(...values) || 1;
  return { buckets: Uint32Array.from(counts.keys()), values: values.map((value) => value / norm) };
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return state >>> 0;
}
