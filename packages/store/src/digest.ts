import { createHash } from 'node:crypto';

const own = 'x-amz-meta-sha256';
const server = 'x-amz-checksum-sha256';

/** The SHA-256 of bytes. */
export function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Headers with which a server checks what arrives, and which keep the digest with the object. */
export function digestHeaders(digest: Buffer): [string, string][] {
  return [
    ['x-amz-content-sha256', digest.toString('hex')],
    [server, digest.toString('base64')],
    [own, digest.toString('hex')],
  ];
}

/** The digests an answer states, in hex; of objects that others put together from parts there is none. */
export function statedDigests(headers: ReadonlyMap<string, string>): string[] {
  const checksum = Buffer.from(headers.get(server) ?? '', 'base64').toString('hex');
  const whole = headers.get(server)?.includes('-') ? '' : checksum;
  return [headers.get(own)?.toLowerCase() ?? '', whole].filter((digest) => /^[0-9a-f]{64}$/.test(digest));
}
