import { hash } from './hash.ts';
import type { Mail } from './mail.ts';

/** A mail as the model sees it: which weights it touches, and how much. The squares of the values add up to 1. */
export interface Features {
  readonly buckets: Uint32Array;
  readonly values: Float32Array;
}

/** What the model looks for in a mail: words of the subject, words and pairs of words of the text. */
export function readTerms({ subject, body }: Pick<Mail, 'subject' | 'body'>, maxWords: number): string[] {
  const words = readWords(readText(body)).slice(0, maxWords);
  return [
    ...readWords(subject).map((word) => `subject:${word}`),
    ...words,
    ...words.slice(1).map((second, index) => `${words[index]} ${second}`),
  ];
}

/** Hashes terms to buckets. A term that comes often counts more, but less than in proportion. */
export function hashTerms(terms: readonly string[], bucketCount: number): Features {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const bucket = hash(term) % bucketCount;
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const values = Float32Array.from(counts.values(), (count) => Math.log1p(count));
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { buckets: Uint32Array.from(counts.keys()), values: values.map((value) => value / norm) };
}

function readWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}$!?'’]{2,20}|\d+/gu) ?? [];
}

/** The text of a body, without its markup. */
function readText(body: string): string {
  return body
    .replace(/<(style|script)\b.*?<\/\1>|<!--.*?-->/gis, ' ')
    .replace(/<[^>]{0,500}>/g, ' ')
    .replace(/&#?\w{1,8};/g, ' ');
}
