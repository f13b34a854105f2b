import { UserError } from '@mlops-actions/errors';
import { type Address, isRegion } from './address.ts';
import { encodeKey } from './keys.ts';

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A bucket, and how it is spoken to. */
export interface Place {
  readonly bucket: string;
  readonly prefix: string;
  readonly region: string;
  /** Address of the bucket, without a slash at its end. */
  readonly url: string;
}

/**
 * Finds where a store is, from its address and else the variables other S3 tools read.
 *
 * A server of one's own is asked by path unless told otherwise, as it seldom has a name for each bucket; AWS is asked
 * by host, except for buckets with dots, which its certificates do not cover.
 *
 * @throws UserError E_INPUT when the endpoint or the region is not of its form.
 */
export function findPlace(address: Address, environment: Environment): Place {
  const { bucket, prefix } = address;
  const set = (...names: string[]) => names.map((name) => environment[name]).find((value) => value);
  const endpoint = address.endpoint ?? set('AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL');
  const region = address.region ?? set('AWS_REGION', 'AWS_DEFAULT_REGION') ?? 'us-east-1';
  if (!isRegion(region))
    throw new UserError('E_INPUT', 'AWS_REGION is no region: expected one such as eu-central-1. Correct the variable.');
  const server = endpoint === undefined ? amazon(region) : checkEndpoint(endpoint);
  const byPath = address.pathStyle ?? (endpoint !== undefined || bucket.includes('.'));
  return { bucket, prefix, region, url: byPath ? withPath(server, bucket) : withHost(server, bucket) };
}

/** The address of an object. */
export function urlOf(place: Place, key: string): string {
  return `${place.url}/${encodeKey(key)}`;
}

function amazon(region: string): URL {
  return new URL(`https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`);
}

function checkEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url !== undefined && plain && (url.protocol === 'https:' || url.protocol === 'http:')) return url;
  throw new UserError(
    'E_INPUT',
    'The endpoint of the store is no address: expected one such as https://s3.example.com, without user, password or query. Correct `endpoint`, or the variable AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL.',
  );
}

function withPath(server: URL, bucket: string): string {
  return `${server.origin}${trimmed(server)}/${bucket}`;
}

function withHost(server: URL, bucket: string): string {
  return `${server.protocol}//${bucket}.${server.host}${trimmed(server)}`;
}

function trimmed({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '');
}
