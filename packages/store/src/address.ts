import { type Problem, UserError } from '@mlops-actions/errors';
import { redact } from '@mlops-actions/http';
import { faultOfKey } from './keys.ts';

/** What `s3://bucket/prefix?…` says. */
export interface Address {
  readonly bucket: string;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  readonly pathStyle: boolean | undefined;
}

const form = 's3://bucket/prefix, or s3://bucket/prefix?endpoint=https://s3.example.com&region=eu-central-1';
const known = ['endpoint', 'region', 'path-style'];
const bucketForm = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Reads the address of a store. The prefix is taken letter by letter, as other S3 tools do; only the query is decoded.
 *
 * @throws UserError E_NOT_BUILT for stores of another kind, E_INPUT when it is not of its form.
 */
export function parseAddress(uri: string): Address {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(uri)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 's3') {
    throw new UserError(
      'E_NOT_BUILT',
      `Records are not kept in ${scheme}:// yet: use ${form}. Many stores speak the protocol of S3 as well.`,
    );
  }
  const [, bucket, prefix = '', query = ''] = /^s3:\/\/([^/?#]*)(\/[^?#]*)?(\?[^#]*)?$/i.exec(uri) ?? [];
  if (bucket === undefined) throw new UserError('E_INPUT', `${quote(uri)} is no address of a store: expected ${form}.`);
  const options = new URLSearchParams(query);
  const address = {
    bucket,
    prefix: prefix.replace(/^\/+|\/+$/g, ''),
    endpoint: options.get('endpoint') ?? undefined,
    region: options.get('region') ?? undefined,
    pathStyle: options.has('path-style') ? options.get('path-style') === 'true' : undefined,
  };
  const problems = [...checkPlace(address), ...checkOptions(options)].map((message): Problem => ({ message }));
  if (problems.length === 0) return address;
  throw new UserError('E_INPUT', `${quote(uri)} is no address of a store: ${problems[0]?.message}`, { problems });
}

function checkPlace({ bucket, prefix, region }: Address): string[] {
  const problems: string[] = [];
  if (!bucketForm.test(bucket))
    problems.push(
      // What looks like credentials is not repeated.
      `expected a bucket of 3 to 63 of a-z, 0-9, . and -, got ${/[:@]/.test(bucket) ? 'something with : or @' : JSON.stringify(bucket.slice(0, 80))}. Write ${form}.`,
    );
  const fault = prefix === '' ? undefined : faultOfKey(prefix);
  if (fault !== undefined) problems.push(`the prefix cannot be used, as ${fault}. Correct the prefix.`);
  if (region !== undefined && !isRegion(region))
    problems.push('expected a region such as eu-central-1. Correct `region`.');
  return problems;
}

function checkOptions(options: URLSearchParams): string[] {
  const problems: string[] = [];
  for (const name of new Set(options.keys())) {
    if (!known.includes(name))
      problems.push(`it has no option ${JSON.stringify(name.slice(0, 80))}. Options are ${known.join(', ')}.`);
    else if (options.getAll(name).length > 1) problems.push(`the option ${name} is given twice. Take one out.`);
  }
  const style = options.get('path-style');
  if (style !== null && style !== 'true' && style !== 'false')
    problems.push(
      `expected path-style=true or path-style=false, got ${JSON.stringify(style.slice(0, 80))}. Correct it.`,
    );
  return problems;
}

/** Whether a text can be a region: it becomes part of a host. */
export function isRegion(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(text);
}

function quote(uri: string): string {
  return JSON.stringify(redact(uri));
}
