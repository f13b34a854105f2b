import { describe, expect, it } from 'vitest';
import { locate, planAssets } from './layout.ts';

const options = { kind: 'f', shardBytes: 100 } as const;
const many = (count: number, size: number) =>
  Array.from({ length: count }, (_, index) => ({ path: `${index}.bin`, size }));

describe('the layout of files as assets', () => {
  it('gives each of a few files an asset, and empty ones none', () => {
    const planned = planAssets([...many(3, 100), { path: 'empty', size: 0 }], options);
    expect(planned.map(({ size }) => size)).toEqual([100, 100, 100]);
  });

  it('is the same whatever the order of the files', () => {
    const files = many(200, 7);
    expect(planAssets(files.toReversed(), options)).toEqual(planAssets(files, options));
  });

  it.each([
    [many(3, 250)],
    [many(64, 99)],
    [many(65, 99)],
    [many(500, 3)],
    [[...many(70, 1), { path: 'large', size: 1234 }]],
  ])('holds every byte once, in assets within the limit (%#)', (files) => {
    const planned = planAssets(files, options);
    expect(new Set(planned.map(({ name }) => name)).size).toBe(planned.length);
    for (const { size, stretches } of planned) {
      expect(size).toBeLessThanOrEqual(100);
      expect(stretches.reduce((sum, stretch) => sum + stretch.size, 0)).toBe(size);
    }
    for (const { path, size } of files) {
      const stretches = planned.flatMap((asset) => asset.stretches).filter((stretch) => stretch.path === path);
      let end = 0;
      for (const stretch of stretches) {
        expect(stretch.offset).toBe(end);
        end += stretch.size;
      }
      expect(end).toBe(size);
    }
  });

  it('refuses more assets than a release can hold', () => {
    expect(() => planAssets([{ path: 'huge', size: 100_000 }], options)).toThrow(/990/);
  });
});

it('tells of each file where its bytes are', () => {
  const located = locate(planAssets(many(65, 40), options));
  expect(located.get('0.bin')).toEqual([{ asset: 'pack-000', offset: 0, size: 40 }]);
  expect(located.get('1.bin')).toEqual([{ asset: 'pack-000', offset: 40, size: 40 }]);
  expect(located.get('10.bin')).toEqual([{ asset: 'pack-001', offset: 0, size: 40 }]);
});
