import { expect, test } from 'vitest';
import { conclusionsOf, onPush, prepareScene, stepsOf } from './testing.ts';

const cancelTimes = { interruptMs: 300, terminateMs: 300 };

const action = (postIf = '') => ({
  'judge/action.yml': `name: J\nruns: { using: node24, main: main.js, post: post.js${postIf} }\n`,
  'judge/main.js': `
process.on('SIGINT', () => console.log('interrupted'));
process.on('SIGTERM', () => { console.log('terminated'); clearInterval(wait); });
require('node:fs').appendFileSync(process.env.GITHUB_STATE, 'check=7\\n');
console.log('ready');
const wait = setInterval(() => {}, 1000);
`,
  'judge/post.js': "console.log('post ' + process.env.STATE_check);\n",
});

const use = '{ uses: actions/checkout@v5 }, { name: judge, id: j, uses: ./judge }';
const jobs = (more = '') =>
  onPush(`
  gate: { runs-on: x, ${more}steps: [${use}, { name: after, run: 'true' }] }
  status:
    needs: gate
    if: always()
    runs-on: x
    steps: [{ run: "echo '\${{ toJSON(needs) }}'" }]
  report: { needs: gate, if: cancelled(), runs-on: x, steps: [{ run: 'true' }] }
`);

async function cancelWhenReady(files: Record<string, string>) {
  const scene = await prepareScene(jobs(), files);
  const stop = new AbortController();
  const onLine = (line: string) => {
    if (line === 'ready') stop.abort();
  };
  return scene.push({ signal: stop.signal, onLine, cancelTimes });
}

test('a run that is cancelled interrupts, then terminates the step, and runs the action’s post with what it saved', async () => {
  const run = await cancelWhenReady(action());
  const steps = stepsOf(run);
  expect(steps.get('judge')).toMatchObject({ conclusion: 'cancelled', log: 'ready\ninterrupted\nterminated\n' });
  expect(steps.get('after')?.conclusion).toBe('skipped');
  expect(steps.get('Post judge')).toMatchObject({ conclusion: 'success', log: 'post 7\n' });
  expect([run.conclusion, conclusionsOf(run)]).toEqual([
    'cancelled',
    { gate: 'cancelled', status: 'success', report: 'success' },
  ]);
});

test('a job that needs a cancelled one is told so', async () => {
  const run = await cancelWhenReady(action());
  const status = run.jobs.find(({ id }) => id === 'status');
  expect(JSON.parse(status?.log ?? '')).toEqual({ gate: { result: 'cancelled', outputs: {} } });
});

test('a post that is for success alone does not run after a cancellation', async () => {
  const run = await cancelWhenReady(action(', post-if: success()'));
  expect(stepsOf(run).get('Post judge')?.conclusion).toBe('skipped');
});

test('a job whose time is over is cancelled alone: the run is, and what asks for it still sees it', async () => {
  const scene = await prepareScene(jobs('timeout-minutes: 0.01, '), action());
  const run = await scene.push({ cancelTimes });
  expect(stepsOf(run).get('Post judge')?.conclusion).toBe('success');
  expect(conclusionsOf(run)).toMatchObject({ gate: 'cancelled', status: 'success' });
  const status = run.jobs.find(({ id }) => id === 'status');
  expect(JSON.parse(status?.log ?? '')).toMatchObject({ gate: { result: 'cancelled' } });
});
