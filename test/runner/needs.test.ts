import { describe, expect, test } from 'vitest';
import { onPush, prepareScene } from './testing.ts';

const status = (needs: string) =>
  `  status: { needs: [${needs}], if: always(), runs-on: x, steps: [{ run: "echo '\${{ toJSON(needs) }}'" }] }\n`;

async function needsOf(jobs: string, needs: string, request: object = {}) {
  const run = await (await prepareScene(onPush(jobs + status(needs)))).push(request);
  const log = run.jobs.find(({ id }) => id === 'status')?.log ?? '';
  return { run, needs: JSON.parse(log) as unknown };
}

const matrix = (more: string, command: string) => `  gate: { runs-on: x, ${more} steps: [{ run: '${command}' }] }\n`;
const three = (more = '') => `strategy: { ${more}matrix: { model: [spam, ham, eggs] } },`;
const hamFails = 'test ${{ matrix.model }} != ham';

describe('a job that asks for the result of another is told', () => {
  test.each([
    ['failure, of a leg among others', matrix(three('fail-fast: false, '), hamFails), 'failure'],
    ['failure, of a leg that ended the others', matrix(three(), hamFails), 'failure'],
    [
      'success, of a leg that may fail',
      matrix(`continue-on-error: true, ${three('fail-fast: false, ')}`, hamFails),
      'success',
    ],
    [
      'success, of a leg that alone may fail',
      matrix(`continue-on-error: "\${{ matrix.model == 'ham' }}", ${three()}`, hamFails),
      'success',
    ],
    ['skipped, of a matrix that was not wanted', matrix(`if: false, ${three()}`, 'true'), 'skipped'],
    ['success, of a matrix all green', matrix(three(), 'true'), 'success'],
  ])('%s', async (_, jobs, result) => {
    const { needs } = await needsOf(jobs, 'gate');
    expect(needs).toEqual({ gate: { result, outputs: {} } });
  });

  test('skipped, of one that needs what failed', async () => {
    const broken =
      "  broken: { runs-on: x, steps: [{ run: exit 1 }] }\n  next: { needs: broken, runs-on: x, steps: [{ run: 'true' }] }\n";
    const { needs } = await needsOf(broken, 'broken, next');
    expect(needs).toEqual({ broken: { result: 'failure', outputs: {} }, next: { result: 'skipped', outputs: {} } });
  });

  test('only the outputs that hold no secret: neither one given nor one masked on the way', async () => {
    const given = 'echo "given=has $KEY inside" >> "$GITHUB_OUTPUT"; echo "::add-mask::0.93"';
    const jobs = `
  gate:
    runs-on: x
    outputs: { verdict: '\${{ steps.s.outputs.v }}', score: '\${{ steps.s.outputs.score }}', given: '\${{ steps.s.outputs.given }}' }
    env: { KEY: '\${{ secrets.KEY }}' }
    steps: [{ id: s, run: '${given}; echo v=pass >> "$GITHUB_OUTPUT"; echo score=0.93 >> "$GITHUB_OUTPUT"' }]
`;
    const { run, needs } = await needsOf(jobs, 'gate', { secrets: { KEY: 'k3y' } });
    expect(needs).toEqual({ gate: { result: 'success', outputs: { verdict: 'pass' } } });
    expect(run.jobs[0]?.annotations).toEqual([
      { level: 'warning', message: "Skip output 'score' since it may contain secret." },
      { level: 'warning', message: "Skip output 'given' since it may contain secret." },
    ]);
  });
});
