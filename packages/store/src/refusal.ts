import { ServiceError, UserError } from '@mlops-actions/errors';
import type { BytesAnswer } from '@mlops-actions/http';
import type { Place } from './place.ts';
import { type Said, saidBy } from './said.ts';
import type { Outcome } from './sender.ts';

/** What was tried, for messages. */
export interface Deed {
  /** Completes "could not …". */
  readonly what: string;
  /** What the policy of the credentials must allow, such as `s3:GetObject`. */
  readonly permission: string;
  readonly place: Place;
  readonly now: Date;
}

/** Puts into words why a request did not do what it should. */
export function refusal(deed: Deed, outcome: Outcome): UserError | ServiceError {
  if ('fault' in outcome) {
    return new ServiceError('E_STORE_SERVICE', `The store could not ${deed.what}: ${outcome.fault.message}`, {
      cause: outcome.fault,
    });
  }
  const { answer } = outcome;
  const said = saidBy(answer);
  const explain = byCode.get(said.code ?? '') ?? byStatus(answer.status, said);
  if (explain === undefined) return unexplained(deed, answer.status, said);
  return new UserError('E_STORE', `The store did not ${deed.what}: ${explain(deed, answer, said)}`);
}

type Explain = (deed: Deed, answer: BytesAnswer, said: Said) => string;

const otherRegion: Explain = ({ place }, _, { region }) =>
  region === undefined || region === place.region
    ? `the bucket ${place.bucket} is served elsewhere than where it was asked for (region ${place.region}). Correct \`region\` and \`endpoint\` in the address of the store.`
    : `the bucket ${place.bucket} is in the region ${region}, and was asked for in ${place.region}. Set \`region=${region}\` in the address of the store, or AWS_REGION=${region}.`;

const notAllowed: Explain = ({ place, permission }) =>
  `the credentials may not. Allow ${permission} on the bucket ${place.bucket}${place.prefix === '' ? '' : ` under ${place.prefix}/`}, and s3:ListBucket on the bucket itself.`;

const expired: Explain = () =>
  'the session of the credentials has ended or is not known. Sign in anew in this job, and set AWS_SESSION_TOKEN together with the key it belongs to.';

const skewed: Explain = ({ now }, { headers }) => {
  const theirs = Date.parse(headers.get('date') ?? '');
  const told = Number.isNaN(theirs) ? '' : `, and that of the store ${new Date(theirs).toISOString()}`;
  return `the clocks are too far apart. That of the runner says ${now.toISOString()}${told}. Set the clock of the runner.`;
};

const unknownKey: Explain = () =>
  'the key in AWS_ACCESS_KEY_ID is not known there. Check that it belongs to this store, and is still in use.';

const wrongSecret: Explain = () =>
  'the signature is not right. Check that AWS_SECRET_ACCESS_KEY belongs to AWS_ACCESS_KEY_ID, and that `endpoint` and `region` are those of the store.';

const noBucket: Explain = ({ place }) =>
  `there is no bucket ${place.bucket}. Correct the address of the store, or make the bucket.`;

const notMade: Explain = () =>
  'this server lacks what is asked for, conditional writes most likely. Use one that honours If-None-Match.';

const byCode: ReadonlyMap<string, Explain> = new Map([
  ['AccessDenied', notAllowed],
  ['AuthorizationHeaderMalformed', otherRegion],
  ['ExpiredToken', expired],
  ['IllegalLocationConstraintException', otherRegion],
  ['InvalidAccessKeyId', unknownKey],
  ['InvalidToken', expired],
  ['NoSuchBucket', noBucket],
  ['NotImplemented', notMade],
  ['PermanentRedirect', otherRegion],
  ['RequestTimeTooSkewed', skewed],
  ['SignatureDoesNotMatch', wrongSecret],
  ['TemporaryRedirect', otherRegion],
  ['TokenRefreshRequired', expired],
]);

function byStatus(status: number, { code }: Said): Explain | undefined {
  if (status >= 300 && status < 400) return otherRegion;
  if (status === 401 || status === 403) return notAllowed;
  if (status === 501) return notMade;
  if (status >= 400 && status < 500 && status !== 429 && code === undefined)
    return () => `${describe(status, code)}, which is not how S3 says no. Check \`endpoint\`: is a store there?`;
  return undefined;
}

function unexplained({ what }: Deed, status: number, { code }: Said): UserError | ServiceError {
  const told = `The store did not ${what}: ${describe(status, code)}`;
  if (status < 300)
    return new ServiceError('E_STORE_SERVICE', `${told} cannot be read. Check \`endpoint\`.`, { status });
  if (status >= 500 || status === 429 || code === 'SlowDown')
    return new ServiceError('E_STORE_SERVICE', `${told}, after every retry. Re-run the job a little later.`, {
      status,
    });
  return new UserError('E_STORE', `${told}. Look the code up in the documentation of the store.`);
}

function describe(status: number, code: string | undefined): string {
  return `its answer has status ${status}${code === undefined ? '' : ` and the code ${code}`}`;
}
