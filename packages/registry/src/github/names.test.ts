import { describe, expect, it } from 'vitest';
import { aliasTurnOfTag, assetName, retractionOfTag, versionOfTag } from './names.ts';

describe('the tag of a version', () => {
  it.each([
    ['spam@v1.4.0', '1.4.0'],
    ['spam@v1.4.0!', undefined],
    ['spam@v01.4.0', undefined],
    ['spam@v1.4', undefined],
    ['spam@v1.4.0-rc.1', undefined],
    ['spam@1.4.0', undefined],
    ['spam-2@v1.4.0', undefined],
    ['v1.4.0', undefined],
  ])('%s registers %s', (tag, version) => {
    expect(versionOfTag('spam', tag)).toBe(version);
  });

  it.each([
    ['spam@v1.4.0!', '1.4.0'],
    ['spam@v1.4.0!#3', '1.4.0'],
    ['spam@v1.4.0', undefined],
    ['spam#champion!#3', undefined],
  ])('%s takes %s out of use', (tag, version) => {
    expect(retractionOfTag('spam', tag)).toBe(version);
  });
});

it.each([
  ['spam#champion#7', { counter: 7, takesAway: false }],
  ['spam#champion!#8', { counter: 8, takesAway: true }],
  ['spam#champion', { counter: 0, takesAway: false }],
  ['spam#champion-eu#7', undefined],
  ['spam#champion#x', undefined],
  ['spam@v1.0.0', undefined],
])('%s is read as a turn of the alias champion: %o', (tag, turn) => {
  expect(aliasTurnOfTag('spam', 'champion', tag)).toEqual(turn);
});

describe('the name of an asset', () => {
  it('is one that GitHub leaves as it is', () => {
    for (const path of ['a/b c.txt', 'ünïcode', '..hidden', 'dots...txt', '#@:&?', `${'x'.repeat(300)}.bin`, 'end.'])
      expect(assetName('f', path)).toMatch(/^f-[0-9a-f]{12}-(?!\.)(?!.*\.\.)[\w.-]{1,60}(?<!\.)$/);
  });

  it('differs for files of the same name in different folders', () => {
    expect(assetName('f', 'a/model.bin')).not.toBe(assetName('f', 'b/model.bin'));
  });

  it.each(['predictions.jsonl.gz', 'eval-gate.json', 'train.json'])('is kept by the companion %s', (name) => {
    expect(assetName('c', name)).toBe(name);
  });

  it.each(['model.json', 'assets.json', 'f-x.json', 'c-pack-000', 'pack-000', 'a.part-000', 'a..b', '.a', 'a b'])(
    'is another for the companion %s',
    (name) => {
      expect(assetName('c', name)).toMatch(/^c-[0-9a-f]{12}-/);
    },
  );
});
