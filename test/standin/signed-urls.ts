import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What the holder of an address may do: read, or create and write. */
export type Permission = 'r' | 'cw';

const secret = randomBytes(32);
const version = '2025-07-05';
const lifetime = 10 * 60 * 1000;

/** An address below the origin that is good for ten minutes, in the form of an Azure SAS. */
export function signUrl(origin: string, path: string, permission: Permission, now: Date): string {
  const expiry = new Date(now.getTime() + lifetime).toISOString();
  const query = new URLSearchParams({
    se: expiry,
    sig: sign(path, permission, expiry),
    sp: permission,
    sr: 'b',
    sv: version,
  });
  return `${origin}${path}?${query.toString()}`;
}

/** Whether an address was signed here, for this permission, and is still good. */
export function isSigned(url: URL, permission: Permission, now: Date): boolean {
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const given = Buffer.from(asked('sig'));
  const wanted = Buffer.from(sign(url.pathname, permission, asked('se')));
  const isSame = given.length === wanted.length && timingSafeEqual(given, wanted);
  return isSame && asked('sp') === permission && Date.parse(asked('se')) > now.getTime();
}

function sign(path: string, permission: string, expiry: string): string {
  return createHmac('sha256', secret).update([path, permission, expiry].join('\n')).digest('base64url');
}
