import { defineConfig } from 'vitest/config';

const root = new URL('..', import.meta.url).pathname;
export default defineConfig({
  root,
  ssr: { resolve: { conditions: ['@mlops-actions/source', 'node', 'module', 'import', 'default'] } },
  test: {
    environment: 'node',
    include: ['packages/*/src/**/*.test.ts', 'actions/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/lib/**', '**/dist/**', 'test/peers/**'],
    reporters:
      process.env['CI'] === undefined
        ? ['default']
        : ['dot', ['json', { outputFile: `${root}node_modules/.cache/vitest.json` }]],
    // Tests of bundles mostly wait: for the distance between writes to GitHub, and for processes.
    maxWorkers: 4,
    // Spawned bundles and real git take a while on two busy cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
