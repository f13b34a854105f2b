import { UserError } from '@mlops-actions/errors';
import type { Environment } from './place.ts';

/** What requests are signed with. Never shown. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Reads the credentials. @throws UserError E_STORE with the names of the variables that are missing or broken. */
export function readCredentials(environment: Environment): Credentials {
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'] ?? '';
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'] ?? '';
  const sessionToken = environment['AWS_SESSION_TOKEN'] ?? '';
  const named = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  const missing = Object.entries(named).flatMap(([name, value]) => (value === '' ? [name] : []));
  if (missing.length > 0) {
    throw new UserError(
      'E_STORE',
      `The credentials of the store are missing: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set. Set them under \`env:\` from secrets, or let an earlier step sign in, such as aws-actions/configure-aws-credentials.`,
    );
  }
  const broken = Object.entries({ ...named, AWS_SESSION_TOKEN: sessionToken }).find(([, value]) =>
    /[^!-~]/.test(value),
  );
  if (broken !== undefined) {
    throw new UserError(
      'E_STORE',
      `${broken[0]} holds a space, a line break or another character no credential has. Store the secret anew, without them.`,
    );
  }
  return { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) };
}
