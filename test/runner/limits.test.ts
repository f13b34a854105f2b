import { expect, test } from 'vitest';
import { onPush, prepareScene } from './testing.ts';

const loud = (level: string, count: number) => `for i in $(seq ${count}); do echo "::${level}::$i"; done`;

async function stepsRun(...commands: readonly string[]) {
  const steps = commands.map((run) => `      - run: ${JSON.stringify(run)}\n`).join('');
  const run = await (await prepareScene(onPush(`  a:\n    runs-on: x\n    steps:\n${steps}`))).push();
  return { conclusion: run.conclusion, steps: run.jobs[0]?.steps ?? [] };
}

test('of each level ten annotations of a step are kept, the rest is only in its log', async () => {
  const { steps } = await stepsRun(`${loud('error', 12)}; ${loud('warning', 11)}; ${loud('notice', 13)}`);
  const levels = steps[0]?.annotations.map(({ level }) => level) ?? [];
  expect(['error', 'warning', 'notice'].map((level) => levels.filter((one) => one === level).length)).toEqual([
    10, 10, 10,
  ]);
  expect(steps[0]?.log).toContain('##[notice]13\n');
});

test('of a job fifty annotations are kept, the first ones', async () => {
  const thirty = `${loud('error', 10)}; ${loud('warning', 10)}; ${loud('notice', 10)}`;
  const { steps } = await stepsRun(thirty, thirty, loud('warning', 1));
  expect(steps.map(({ annotations }) => annotations.length)).toEqual([30, 20, 0]);
});

test('a summary of 1 MiB is shown; of one byte more nothing is, with an error beside a step that stays green', async () => {
  const write = (bytes: number) => `head -c ${bytes} /dev/zero | tr '\\0' x >> "$GITHUB_STEP_SUMMARY"`;
  const { conclusion, steps } = await stepsRun(write(1024 * 1024), write(1024 * 1024 + 1));
  expect(steps.map(({ summary }) => summary.length)).toEqual([1024 * 1024, 0]);
  expect(steps.map(({ annotations }) => annotations.map(({ level }) => level))).toEqual([[], ['error']]);
  expect(steps[1]?.annotations[0]?.message).toContain('supports content up to a size of 1024k');
  expect(conclusion).toBe('success');
});
