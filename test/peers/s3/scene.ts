import { openHttp } from '@mlops-actions/http';
import { type ObjectStore, openStore } from '@mlops-actions/store';
import type { Check } from '../group.ts';
import type { Account, Server } from './server.ts';

/** The server, and how checks are said. */
export interface Scene {
  readonly server: Server;
  readonly check: Check;
}

/** How a store is opened where it is not as everywhere. */
export interface Opening {
  readonly account?: Account;
  readonly bucket?: string;
  readonly region?: string;
  readonly now?: () => Date;
}

/** Opens a store on the server, under a prefix. */
export function open({ server }: Scene, prefix: string, opening: Opening = {}): Promise<ObjectStore> {
  const { account = server.owner, bucket = server.bucket, region = server.region, now = () => new Date() } = opening;
  return openStore(`s3://${bucket}/${prefix}?endpoint=${server.endpoint}&region=${region}`, {
    http: openHttp(),
    environment: { AWS_ACCESS_KEY_ID: account.key, AWS_SECRET_ACCESS_KEY: account.secret },
    now,
  });
}

/** Checks that two values are written alike. */
export function same(check: Check, sentence: string, found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  check(sentence, one === other, `found ${one}, expected ${other}`);
}

/** Acts on up to sixteen things at a time. */
export async function onAll<T>(things: readonly T[], act: (thing: T) => Promise<unknown>): Promise<void> {
  const waiting = [...things];
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await act(thing);
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}
