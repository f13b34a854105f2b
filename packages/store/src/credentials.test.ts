import { expect, it } from 'vitest';
import { readCredentials } from './credentials.ts';

const both = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'hidden' };

it('are a key with its secret, and a token where there is one', () => {
  expect(readCredentials(both)).toEqual({ accessKeyId: 'key', secretAccessKey: 'hidden' });
  expect(readCredentials({ ...both, AWS_SESSION_TOKEN: 'token' })).toMatchObject({ sessionToken: 'token' });
  expect(readCredentials({ ...both, AWS_SESSION_TOKEN: '' })).not.toHaveProperty('sessionToken');
});

it.each<[Record<string, string>, RegExp]>([
  [{}, /AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set/],
  [{ AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: '' }, /: AWS_SECRET_ACCESS_KEY is not set/],
  [{ AWS_SECRET_ACCESS_KEY: 'hidden' }, /: AWS_ACCESS_KEY_ID is not set/],
  [{ ...both, AWS_SECRET_ACCESS_KEY: 'hidden\n' }, /^AWS_SECRET_ACCESS_KEY holds a space, a line break/],
  [{ ...both, AWS_SESSION_TOKEN: 'hidden token' }, /^AWS_SESSION_TOKEN holds/],
])('of %j are refused without showing any', (environment, words) => {
  const read = () => readCredentials(environment);
  expect(read).toThrow(expect.objectContaining({ code: 'E_STORE', message: expect.stringMatching(words) as string }));
  expect(read).not.toThrow(/hidden/);
});
