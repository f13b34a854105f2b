import { setTimeout } from 'node:timers/promises';
import type { BytesHttp } from '@mlops-actions/http';
import { parseAddress } from './address.ts';
import { readCredentials } from './credentials.ts';
import { type Environment, findPlace } from './place.ts';
import { s3Store } from './s3.ts';
import type { ObjectStore } from './store.ts';

/** What a store needs of the world. */
export interface StoreOptions {
  readonly http: BytesHttp;
  /**
   * Read: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, AWS_DEFAULT_REGION,
   * AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL.
   */
  readonly environment: Environment;
  readonly now: () => Date;
  /** Waits between tries; real time by default. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Opens a store by its address: `s3://bucket/prefix`, with `endpoint`, `region` and `path-style` in its query. What is
 * not there is taken from the environment. Nothing is sent yet.
 *
 * @throws UserError E_NOT_BUILT for stores of another kind, E_INPUT for an address that is none, E_STORE without
 *   credentials.
 */
export async function openStore(uri: string, options: StoreOptions): Promise<ObjectStore> {
  const { http, environment, now, pause = (milliseconds) => setTimeout(milliseconds) } = options;
  const place = findPlace(parseAddress(uri), environment);
  return s3Store(place, { http, now, pause, credentials: readCredentials(environment) });
}
