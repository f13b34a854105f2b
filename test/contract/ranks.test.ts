import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { actionRank, ranks } from '@mlops-actions/tooling';
import { expect, test } from 'vitest';
import { importsOf, readSource, root, trackedFiles } from './sources.ts';

const sources = trackedFiles('.ts').filter((path) => /^(packages|actions)\/[^/]+\/src\//.test(path));
const shipped = sources.filter((path) => !path.endsWith('.test.ts'));
const workspaceOf = (path: string) => path.split('/').slice(0, 2).join('/');
const rankOf = (folder: string) =>
  folder.startsWith('actions/') ? actionRank : ranks[folder.slice('packages/'.length)];

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Modules that only one package may import, so that the outside world has one door each. */
const doors: Record<string, readonly string[]> = {
  '@actions/core': ['packages/runner'],
  '@actions/artifact': ['packages/runner'],
  '@actions/github': ['packages/github'],
  '@octokit/': ['packages/github'],
  '@duckdb/': ['packages/engine'],
  'node:child_process': ['packages/command', 'packages/lineage', 'packages/tooling'],
};

test('every package has a rank, and every rank a package', () => {
  const packages = new Set(sources.map(workspaceOf).filter((folder) => folder.startsWith('packages/')));
  expect([...packages].toSorted()).toEqual(
    Object.keys(ranks)
      .toSorted()
      .map((name) => `packages/${name}`),
  );
});

/** What is wrong with each shipped file, `file: what`. */
function findEverywhere(find: (path: string, imports: readonly string[]) => readonly string[]): string[] {
  return shipped.flatMap((path) => find(path, importsOf(readSource(path))).map((what) => `${path}: ${what}`));
}

test('every file imports workspaces of a strictly lower rank only', () => {
  const wrong = findEverywhere((path, imports) => {
    const own = rankOf(workspaceOf(path));
    if (own === null || own === undefined) return [];
    return imports.filter((specifier) => {
      if (!specifier.startsWith('@mlops-actions/')) return false;
      const rank = ranks[specifier.split('/')[1] ?? ''];
      return rank === undefined || rank === null || rank >= own;
    });
  });
  expect(wrong).toEqual([]);
});

test('every package declares what its files import', () => {
  const undeclared = findEverywhere((path, imports) => {
    const { dependencies = {} } = JSON.parse(readSource(`${workspaceOf(path)}/package.json`)) as Manifest;
    const modules = imports.filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'));
    const names = modules.map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );
    return names.filter((name) => dependencies[name] === undefined);
  });
  expect(undeclared).toEqual([]);
});

test('no file reaches into another workspace by path', () => {
  const strays = findEverywhere((path, imports) => {
    const relative = imports.filter((specifier) => specifier.startsWith('.'));
    return relative.filter((specifier) => {
      const target = join(path, '..', specifier);
      return !existsSync(join(root, target)) || !target.startsWith(`${workspaceOf(path)}/`);
    });
  });
  expect(strays).toEqual([]);
});

test('every file goes to the outside world by its one door', () => {
  const strays = findEverywhere((path, imports) => {
    const closed = Object.entries(doors).filter(([, owners]) => !owners.includes(workspaceOf(path)));
    return imports.filter((specifier) => closed.some(([module]) => specifier.startsWith(module)));
  });
  expect(strays).toEqual([]);
});

test('the environment is read by the runner, and handed on', () => {
  const allowed = (path: string) =>
    path.startsWith('packages/runner/') ||
    path.endsWith('/main.ts') ||
    path === 'packages/engine/src/duckdb.ts' ||
    rankOf(workspaceOf(path)) === null;
  const readers = shipped.filter((path) => !allowed(path) && /process\.env\b/.test(readSource(path)));
  expect(readers).toEqual([]);
});
