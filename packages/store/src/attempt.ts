import { ServiceError } from '@mlops-actions/errors';
import type { BytesAnswer, BytesHttp, BytesRequest } from '@mlops-actions/http';
import { AwsV4Signer } from 'aws4fetch';
import type { Credentials } from './credentials.ts';
import type { Place } from './place.ts';

/** What signing needs of the world. */
export interface Wire {
  readonly http: BytesHttp;
  readonly now: () => Date;
  readonly credentials: Credentials;
}

/** One try of a request: an answer, or what kept it from coming. */
export type Attempt = { readonly answer: BytesAnswer } | { readonly fault: ServiceError };

/** Signs a request by Signature Version 4 at the time it is now, and sends it once. */
export async function attempt(wire: Wire, place: Place, request: BytesRequest): Promise<Attempt> {
  const headers = await sign(wire, place, request);
  try {
    return { answer: await wire.http.exchange({ ...request, headers }) };
  } catch (fault) {
    if (fault instanceof ServiceError) return { fault };
    throw fault;
  }
}

async function sign({ now, credentials }: Wire, { region }: Place, request: BytesRequest) {
  const signer = new AwsV4Signer({
    method: request.method,
    url: request.url,
    headers: { 'x-amz-content-sha256': emptyDigest, ...Object.fromEntries(request.headers ?? []) },
    ...credentials,
    service: 's3',
    region,
    datetime: now()
      .toISOString()
      .replace(/[:-]|\.\d{3}/g, ''),
  });
  return new Map((await signer.sign()).headers);
}

/** SHA-256 of no bytes. */
const emptyDigest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
