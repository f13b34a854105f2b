import type { StoredObject } from './store.ts';
import { elements, isPlain, textOf } from './xml.ts';

/** One page of ListObjectsV2. */
export interface Page {
  /** By their full keys. */
  readonly objects: readonly StoredObject[];
  /** How to ask for the page after it; undefined on the last. */
  readonly next: string | undefined;
}

/**
 * Reads a page that was asked for with `encoding-type=url`.
 *
 * @returns undefined when it is not what ListObjectsV2 answers: a page that cannot be read is never an empty one.
 */
export function parsePage(text: string): Page | undefined {
  const truncated = textOf(text, 'IsTruncated')?.trim();
  if (!isPlain(text) || !/<ListBucketResult[\s>]/.test(text) || !/^(?:true|false)$/.test(truncated ?? ''))
    return undefined;
  const encoded = textOf(text, 'EncodingType')?.trim() === 'url';
  const objects = elements(text, 'Contents').map((content) => parseObject(content, encoded));
  if (objects.includes(undefined)) return undefined;
  const next = truncated === 'true' ? textOf(text, 'NextContinuationToken') : undefined;
  if (truncated === 'true' && !next) return undefined;
  return { objects: objects.filter((object) => object !== undefined), next };
}

function parseObject(content: string, encoded: boolean): StoredObject | undefined {
  const written = textOf(content, 'Key');
  const size = textOf(content, 'Size')?.trim() ?? '';
  const key = written === undefined || !encoded ? written : decodeUrl(written);
  return key === undefined || !/^\d{1,15}$/.test(size) ? undefined : { key, size: Number(size) };
}

/** S3 encodes keys as forms do: a plus is a space. */
function decodeUrl(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
