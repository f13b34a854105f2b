import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = new URL('..', import.meta.url).pathname;
/** Small files that run long: begun last, they would run on alone. */
const long = ['contract/registry/github', 'gate-status/matrix', 'gate-override/override', 'gate-faults/faults'];

/** The order of Vitest, which knows no times in a fresh clone, the long ones before it. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => long.some((part) => moduleId.includes(part));
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of the sequencer, which returns another list
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)));
  }
}

export default defineConfig({
  root,
  ssr: { resolve: { conditions: ['@mlops-actions/source', 'node', 'module', 'import', 'default'] } },
  test: {
    environment: 'node',
    sequence: { sequencer: LongFirst },
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
