import { describe, expect, it, test } from 'vitest';
import { compareVersions, newest, parseVersion, versionOfTag } from './release-version.ts';

const version = (text: string) => {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(`${text} is no version`);
  return parsed;
};

/** The order of §11 of Semantic Versioning 2.0.0, its own example in the middle. */
const ascending = [
  '0.9.0',
  '0.10.0',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
  '1.2.0',
  '1.10.0',
  '2.0.0',
];

describe('versions', () => {
  it('stand in the order of their numbers, prereleases before their release', () => {
    const shuffled = ascending.toReversed().map(version);
    expect(shuffled.toSorted(compareVersions).map(({ text }) => text)).toEqual(ascending);
    expect(newest(shuffled)?.text).toBe('2.0.0');
  });

  it('are equal only to themselves', () => {
    for (const text of ascending) expect(compareVersions(version(text), version(text))).toBe(0);
  });
});

test.each([
  '',
  '1',
  '1.2',
  '1.2.3.4',
  '01.2.3',
  '1.2.3-',
  '1.2.3-rc..1',
  '1.2.3-01',
  '1.2.3+5',
  ' 1.2.3',
  '1.2.3\n',
  '1234567890.0.0',
])('%j is no version', (text) => expect(parseVersion(text)).toBeUndefined());

test.each([
  ['v1.2.3', '1.2.3'],
  ['v1.2.3-rc.1', '1.2.3-rc.1'],
  ['v1', undefined],
  ['1.2.3', undefined],
  ['vv1.2.3', undefined],
  ['spam@v1.2.3', undefined],
])('the tag %s names the version %s', (tag, text) => expect(versionOfTag(tag)?.text).toBe(text));

test('reads a hostile tag in no time', () => {
  const begin = performance.now();
  expect(versionOfTag(`v1.2.3-${'-.'.repeat(100_000)}`)).toBeUndefined();
  expect(performance.now() - begin).toBeLessThan(500);
});
