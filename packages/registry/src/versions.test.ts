import { expect, test } from 'vitest';
import { compareVersions, newestFirst, nextVersion } from './versions.ts';

test('numbers are compared as numbers', () => {
  const shuffled = ['1.9.0', '1.10.0', '0.99.99', '1.9.10', '2.0.0', '1.9.9'];
  expect(newestFirst(shuffled)).toEqual(['2.0.0', '1.10.0', '1.9.10', '1.9.9', '1.9.0', '0.99.99']);
  expect(compareVersions('1.2.3', '1.2.3')).toBe(0);
});

test.each([
  ['auto', [], '1.0.0'],
  ['major', [], '1.0.0'],
  ['minor', [], '1.0.0'],
  ['patch', [], '1.0.0'],
  ['auto', ['1.9.3', '1.10.2'], '1.11.0'],
  ['major', ['1.9.3', '1.10.2'], '2.0.0'],
  ['minor', ['1.9.3', '1.10.2'], '1.11.0'],
  ['patch', ['1.9.3', '1.10.2'], '1.10.3'],
  ['0.1.0', [], '0.1.0'],
  ['1.9.4', ['1.9.3', '2.0.0'], '1.9.4'],
  ['1.1.0', ['1.10.0', '11.1.5'], '1.1.0'],
])('%s after %j is %s', (wanted, used, expected) => {
  expect(nextVersion(wanted, used)).toBe(expected);
});

test.each([
  ['1.9.3', ['1.9.3'], 'E_VERSION_TAKEN'],
  ['1.9.2', ['1.9.3'], 'E_VERSION'],
  ['1.9.2', ['1.9.10'], 'E_VERSION'],
  ['1.9', [], 'E_VERSION'],
  ['newest', [], 'E_VERSION'],
  ['constructor', [], 'E_VERSION'],
])('%s after %j is refused: %s', (wanted, used, code) => {
  expect(() => nextVersion(wanted, used)).toThrow(expect.objectContaining({ code }) as Error);
});
