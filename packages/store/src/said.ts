import type { BytesAnswer } from '@mlops-actions/http';
import { isRegion } from './address.ts';
import { isPlain, textOf } from './xml.ts';

/** What of a refusal can be relied on. Its text is left out: it may repeat what was signed. */
export interface Said {
  /** Such as `AccessDenied`; undefined when the answer is not of S3. */
  readonly code: string | undefined;
  /** Where the bucket is, if that was the matter. */
  readonly region: string | undefined;
}

const longest = 64 * 1024;

/** Reads the code of an answer that is no success. */
export function saidBy({ headers, bytes }: BytesAnswer): Said {
  const text = bytes.subarray(0, longest).toString('utf8');
  const plain = isPlain(text) && /<Error[\s>]/.test(text) ? text : '';
  const code = textOf(plain, 'Code');
  const region = headers.get('x-amz-bucket-region') ?? textOf(plain, 'Region');
  return {
    code: code !== undefined && /^[A-Za-z0-9._-]{1,80}$/.test(code) ? code : undefined,
    region: region !== undefined && isRegion(region) ? region : undefined,
  };
}
