import { UserError } from '@mlops-actions/errors';
import { digestHeaders, digestOf, statedDigests } from './digest.ts';
import { fullKey, joinKey } from './keys.ts';
import type { Place } from './place.ts';
import { list } from './s3-list.ts';
import { ask, limitFor, named, refuse, smallAnswer, statusOf, type Target } from './s3-target.ts';
import { saidBy } from './said.ts';
import type { Retries } from './sender.ts';
import type { ObjectStore } from './store.ts';

/** The object store behind a bucket that speaks the protocol of S3. */
export function s3Store(place: Place, wire: Retries): ObjectStore {
  return {
    describe: `s3://${joinKey(place.bucket, place.prefix)}`,
    put: async (key, bytes, { ifAbsent }) => put({ place, wire, key: fullKey(place.prefix, key) }, bytes, ifAbsent),
    get: async (key, { maxBytes }) => get({ place, wire, key: fullKey(place.prefix, key) }, maxBytes),
    list: (prefix) => list({ place, wire, key: joinKey(place.prefix, prefix) }),
    delete: async (key) => remove({ place, wire, key: fullKey(place.prefix, key) }),
  };
}

async function put(target: Target, bytes: Uint8Array, ifAbsent: boolean): Promise<boolean> {
  const digest = digestOf(bytes);
  const headers = new Map([...digestHeaders(digest), ...(ifAbsent ? [['if-none-match', '*'] as const] : [])]);
  const outcome = await ask(target, { method: 'PUT', bytes, headers, timeLimitMs: limitFor(bytes.length) });
  if (statusOf(outcome) === 200) return true;
  // After a try without answer, what is there may be what that try has stored.
  if (ifAbsent && statusOf(outcome) === 412) return outcome.uncertain && (await holds(target, digest));
  throw refuse(target, `keep ${named(target)}`, 's3:PutObject', outcome);
}

async function holds(target: Target, digest: Buffer): Promise<boolean> {
  const outcome = await ask(target, { method: 'HEAD' });
  if (statusOf(outcome) === 404) return false;
  if (statusOf(outcome) !== 200 || 'fault' in outcome)
    throw refuse(target, `tell what is kept as ${named(target)}`, 's3:GetObject', outcome);
  return statedDigests(outcome.answer.headers).includes(digest.toString('hex'));
}

async function get(target: Target, maxBytes: number): Promise<Buffer | undefined> {
  const headers = new Map([['x-amz-checksum-mode', 'ENABLED']]);
  const limits = { maxBytes: Math.max(maxBytes, smallAnswer), timeLimitMs: limitFor(maxBytes) };
  const outcome = await ask(target, { method: 'GET', headers, ...limits });
  if ('fault' in outcome && outcome.fault.status === 200) throw tooLarge(target, maxBytes);
  if ('fault' in outcome || outcome.answer.status !== 200) {
    if ('answer' in outcome && saidBy(outcome.answer).code === 'NoSuchKey') return undefined;
    throw refuse(target, `give ${named(target)}`, 's3:GetObject', outcome);
  }
  const { bytes, headers: told } = outcome.answer;
  if (bytes.length > maxBytes) throw tooLarge(target, maxBytes);
  const digest = digestOf(bytes).toString('hex');
  if (statedDigests(told).some((stated) => stated !== digest)) throw damaged(target);
  return bytes;
}

async function remove(target: Target): Promise<void> {
  const outcome = await ask(target, { method: 'DELETE' });
  if (statusOf(outcome) === 204 || statusOf(outcome) === 200) return;
  if ('answer' in outcome && saidBy(outcome.answer).code === 'NoSuchKey') return;
  throw refuse(target, `delete ${named(target)}`, 's3:DeleteObject', outcome);
}

function tooLarge(target: Target, maxBytes: number): UserError {
  return new UserError(
    'E_STORE',
    `${named(target)} is larger than the ${maxBytes} bytes it may have. Delete it if it was not stored by this suite.`,
  );
}

function damaged(target: Target): UserError {
  return new UserError(
    'E_STORE',
    `${named(target)} is not what was stored: its SHA-256 differs. Delete it, and store it anew.`,
  );
}
