import { describe, expect, test } from 'vitest';
import { readSource, trackedFiles } from './sources.ts';

const typescript = trackedFiles('.ts');
const own = typescript.filter((path) => path !== 'test/contract/house.test.ts');
const texts = trackedFiles('.ts', '.md', '.yml', '.yaml', '.json', '.cjs', 'run').filter(
  (path) => path !== 'test/contract/house.test.ts',
);

describe.each([
  ['vi.mock', /\bvi\s*\.\s*(mock|doMock)\b/],
  ['process.exit', /process\s*\.\s*exit\s*\(/],
  ['test.only or test.skip', /\b(test|it|describe)\.(only|skip|todo)\b/],
])('%s', (_, pattern) => {
  test('is nowhere', () => {
    expect(own.filter((path) => pattern.test(readSource(path)))).toEqual([]);
  });
});

test('no file names a package registry or a path of one machine', () => {
  const names = ['registry.npmjs', 'pypi', 'files.pythonhosted', 'deb.debian', 'proxy.golang'].map(
    (name) => `${name}.org`,
  );
  const hosts = [...names, ['', 'work', 'main'].join('/'), ['', 'work', 'shared'].join('/')];
  const found = texts.filter((path) => hosts.some((host) => readSource(path).includes(host)));
  expect(found).toEqual([]);
});

test('the lockfile records no download address', () => {
  const lock = JSON.parse(readSource('package-lock.json')) as {
    packages: Record<string, { resolved?: string; link?: boolean }>;
  };
  const addresses = Object.values(lock.packages).filter(({ resolved, link }) => resolved !== undefined && !link);
  expect(addresses).toEqual([]);
});

test('files stay readable: at most 300 lines, unless the first line says why', () => {
  const long = typescript.filter((path) => {
    const lines = readSource(path).split('\n');
    return lines.length > 301 && !lines[0]?.startsWith('// Declarative') && !path.endsWith('.test.ts');
  });
  expect(long).toEqual([]);
});
