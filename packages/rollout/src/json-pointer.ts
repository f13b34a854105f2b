import { isRecord } from './json-value.ts';

/** A JSON pointer (RFC 6901) as written: empty, or begun by a slash, `~` only as `~0` and `~1`. */
export const pointerForm = /^(?:\/(?:[^~/]|~[01])*)*$/;

/** What a JSON pointer names; undefined when nothing is there. The empty pointer names the whole. */
export function resolvePointer(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(stepInto, value);
}

function stepInto(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d{0,8})$/.test(token) ? (value as unknown[])[Number(token)] : undefined;
  return isRecord(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}
