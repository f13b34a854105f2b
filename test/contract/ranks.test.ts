import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionRank, ranks } from '../../packages/tooling/src/ranks.ts';
import { importsOf, readSource, root, trackedFiles } from './sources.ts';

const sources = trackedFiles('.ts').filter((path) => /^(packages|actions)\/[^/]+\/src\//.test(path));
const shipped = sources.filter((path) => !path.endsWith('.test.ts'));
const workspaceOf = (path: string) => path.split('/').slice(0, 2).join('/');
const rankOf = (folder: string) =>
  folder.startsWith('actions/') ? actionRank : ranks[folder.slice('packages/'.length)];

/** Modules that only one package may import, so that the outside world has one door each. */
const doors: Record<string, readonly string[]> = {
  '@actions/core': ['packages/runner'],
  '@actions/artifact': ['packages/runner'],
  '@actions/github': ['packages/github'],
  '@octokit/': ['packages/github'],
  '@duckdb/': ['packages/engine'],
  'node:child_process': ['packages/backend', 'packages/lineage', 'packages/tooling'],
};

test('every package has a rank, and every rank a package', () => {
  const packages = new Set(sources.map(workspaceOf).filter((folder) => folder.startsWith('packages/')));
  expect([...packages].toSorted()).toEqual(
    Object.keys(ranks)
      .toSorted()
      .map((name) => `packages/${name}`),
  );
});

describe.each(shipped)('%s', (path) => {
  const imports = importsOf(readSource(path));
  const own = rankOf(workspaceOf(path));

  test('imports workspaces of a strictly lower rank only', () => {
    const workspaces = imports.filter((specifier) => specifier.startsWith('@mlops-actions/'));
    const wrong = workspaces.filter((specifier) => {
      const rank = ranks[specifier.split('/')[1] ?? ''];
      return own !== null && own !== undefined && (rank === undefined || rank === null || rank >= own);
    });
    expect(wrong).toEqual([]);
  });

  test('declares what it imports, and reaches into no other workspace by path', () => {
    const manifest = JSON.parse(readSource(`${workspaceOf(path)}/package.json`)) as {
      dependencies?: Record<string, string>;
    };
    const modules = imports.filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'));
    const names = modules.map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );
    expect(names.filter((name) => manifest.dependencies?.[name] === undefined)).toEqual([]);
    const relative = imports.filter((specifier) => specifier.startsWith('.'));
    expect(relative.filter((specifier) => !existsSync(join(root, path, '..', specifier)))).toEqual([]);
    expect(relative.filter((specifier) => !join(path, '..', specifier).startsWith(`${workspaceOf(path)}/`))).toEqual(
      [],
    );
  });

  test('goes to the outside world by its one door', () => {
    for (const [module, owners] of Object.entries(doors)) {
      if (!owners.includes(workspaceOf(path)))
        expect(imports.filter((specifier) => specifier.startsWith(module))).toEqual([]);
    }
    if (
      !path.startsWith('packages/runner/') &&
      !path.endsWith('/main.ts') &&
      path !== 'packages/engine/src/binding.ts'
    ) {
      expect(readSource(path)).not.toMatch(/process\.env\b/);
    }
  });
});
