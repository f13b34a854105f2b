import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test.each([
  ['https://models.example.com', 'https://models.example.com'],
  ['https://models.example.com/', 'https://models.example.com/'],
  ['https://models.example.com:8443/v2/ready', 'https://models.example.com:8443/v2/ready'],
  ['https://user:pass@models.example.com/a', 'https://models.example.com/a'],
  ['https://models.example.com/a?key=secret#secret', 'https://models.example.com/a?…'],
  ['https://models.example.com?key=secret', 'https://models.example.com?…'],
  ['http://[::1]:80/a', 'http://[::1]/a'],
  ['command', 'command'],
  ['no address ?key=secret', 'no address '],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['two\nlines\u202e', 'two lines '],
])('%j is shown as %j', (url, shown) => {
  expect(redact(url)).toBe(shown);
});

test('cuts what is endless', () => {
  expect(redact(`https://a.example/${'x'.repeat(10_000)}`)).toHaveLength(301);
});
