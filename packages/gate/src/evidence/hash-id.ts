import { createHash } from 'node:crypto';

/**
 * The id under which an example is kept in a recorded baseline: 32 hexadecimal digits of sha256(`model`, newline, `id`).
 * Keeps ids out of public refs; it is no protection for ids that can be guessed.
 */
export function hashId(model: string, id: string): string {
  return createHash('sha256').update(`${model}\n${id}`).digest('hex').slice(0, 32);
}
