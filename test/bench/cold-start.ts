import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const rounds = 21;

/** The median time of a bundle that is started with wrong inputs, as a ratio to an empty Node of the same run. */
export function measureColdStart(
  root: string,
): { readonly name: string; readonly ms: number; readonly ratio: number }[] {
  const bundles = readdirSync(join(root, 'actions')).map((name) => ({
    name,
    words: [join(root, 'actions', name, 'dist/index.js')],
  }));
  const cases = [{ name: 'empty', words: ['-e', ''] }, ...bundles];
  const times = new Map(cases.map(({ name }) => [name, [] as number[]]));
  // In turns, so that a slow moment of the machine falls on all of them.
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, words } of cases) times.get(name)?.push(time(words));
  }
  const empty = median(times.get('empty') ?? []);
  return cases.map(({ name }) => ({
    name,
    ms: median(times.get(name) ?? []),
    ratio: median(times.get(name) ?? []) / empty,
  }));
}

function time(words: readonly string[]): number {
  const begin = performance.now();
  spawnSync(process.execPath, [...words], {
    env: { PATH: process.env['PATH'], INPUT_MODEL: '../no-name' },
    stdio: 'ignore',
  });
  return performance.now() - begin;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
