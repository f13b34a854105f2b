import { expect, it } from 'vitest';
import { isSameOrigin } from './addresses.ts';

it.each([
  ['https://models.example.com/spam', 'https://models.example.com/versions/1.0.0', true],
  ['https://models.example.com', 'http://models.example.com', false],
  ['https://models.example.com', 'https://models.example.com:8443', false],
  ['https://models.example.com', 'https://evil.example.net/models.example.com', false],
  ['https://{version}.example.com/x', 'https://1.4.0.example.com/predict', true],
  ['https://{version}.example.com', 'https://evil.net', false],
  ['https://{version}.example.com', 'https://evil.net/.example.com', false],
  ['https://example.com/{version}', 'https://example.com/1.4.0', true],
  ['command', 'https://example.com', false],
])('a request named by %s to %s may carry headers: %s', (named, base, expected) => {
  expect(isSameOrigin(named, base)).toBe(expected);
});
