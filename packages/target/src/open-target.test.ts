import { expect, test } from 'vitest';
import { parseTargetAddress } from './open-target.ts';

test.each([
  ['command', { kind: 'command' }],
  [' command\n', { kind: 'command' }],
  ['http://127.0.0.1:8080', { kind: 'http', url: 'http://127.0.0.1:8080' }],
  ['https://models.example.com/spam/', { kind: 'http', url: 'https://models.example.com/spam' }],
])('%j is read', (text, address) => {
  expect(parseTargetAddress(text)).toEqual(address);
});

const thrown = (text: string): unknown => {
  try {
    return parseTargetAddress(text);
  } catch (error) {
    return error;
  }
};

test.each([
  'v2+https://a.example',
  'v2+http://a.example',
  'mlflow+http://a.example',
  'kserve+https://a.example',
  'openai+https://a.example',
])('%s comes later', (text) => {
  expect(thrown(text)).toMatchObject({ code: 'E_NOT_BUILT', message: expect.stringContaining(text) as string });
});

test.each([
  ['', /expected `command`/],
  ['Command', /expected `command`/],
  ['models.example.com', /expected `command`/],
  ['file:///etc/passwd', /expected `command`/],
  ['kserve+http://a.example', /expected `command`/],
  ['http://', /expected `command`/],
  ['https://me:hidden@a.example', /Take them out, and use the input `headers`/],
  ['https://a.example/?key=hidden', /ends with a query/],
  ['https://a.example/#hidden', /ends with a query/],
])('%j is none', (text, message) => {
  expect(thrown(text)).toMatchObject({ code: 'E_INPUT', message: expect.stringMatching(message) as string });
  expect(String(thrown(text))).not.toContain('hidden');
});
