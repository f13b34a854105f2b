import { z } from 'zod';

/** `sha256:` and 64 hexadecimal digits. */
export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 hexadecimal digits');

/** A full commit id. */
export const commit = z.string().regex(/^[0-9a-f]{40}$/, 'expected the 40 hexadecimal digits of a commit');

/** The key of everything a model owns: records, artifacts, comment, tags. */
export const modelName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,62}$/,
    'expected 1 to 63 of a-z, 0-9, _ and -, beginning with a letter or digit: a name, not a path',
  );

/** A number as JSON can carry it: NaN and the infinities are written as text. */
export const number = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity']).transform(Number)]);

/** A path relative to the workspace, with forward slashes. */
export const path = z.string().min(1).max(4096);

/** One file with the digest of its bytes. */
export const file = z.object({ path, sha256: digest, size: z.int().nonnegative() });

/** Number to its JSON form: finite numbers stay, the others become text. */
export function toJsonNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
