const longest = 1024;

/** The full key of an object under a prefix. @throws RangeError when a store could not keep it apart from others. */
export function fullKey(prefix: string, key: string): string {
  const full = joinKey(prefix, key);
  const fault = faultOfKey(full);
  if (fault !== undefined) throw new RangeError(`${JSON.stringify(key.slice(0, 200))} is no key: ${fault}.`);
  return full;
}

/** Puts a prefix before a key, or before the beginning of one. */
export function joinKey(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}/${key}`;
}

/**
 * What is wrong with a key; undefined: nothing. Parts of dots alone are refused because addresses resolve them away,
 * even where they are percent-encoded, so that the request would be for another object.
 */
export function faultOfKey(key: string): string | undefined {
  if (Buffer.byteLength(key) > longest) return `it has more than ${longest} bytes`;
  if (!key.isWellFormed()) return 'it holds half a character';
  if (/\p{Cc}/u.test(key)) return 'it holds a control character';
  const parts = key.split('/');
  if (parts.includes('')) return 'a part between two / is empty';
  return parts.some((part) => part === '.' || part === '..') ? 'a part is . or ..' : undefined;
}

/** A key as the path of an address: all but letters, digits, `-`, `.`, `_`, `~` and `/` percent-encoded. */
export function encodeKey(key: string): string {
  return key.split('/').map(encodePart).join('/');
}

/** Text as a part of a path or a query, by the stricter rule signatures go by (RFC 3986, section 2.3). */
export function encodePart(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
