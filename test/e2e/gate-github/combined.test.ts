import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runBundle, type WorkflowEvent } from '../../runner/index.ts';
import { GateWorld, policy, rows } from '../gate-world.ts';
import { open } from './scene.ts';

const models = Array.from({ length: 10 }, (_, at) => `model-${at}`);
const given = rows({ n: 200 });
const runId = 41_000;

let world: GateWorld;
let event: WorkflowEvent;
let number: number;
beforeAll(async () => {
  world = await GateWorld.open({ 'mlops/gate.yml': policy.replace('margin: 0.005', 'margin: 0.005, min: 0.9') });
  ({ event, number } = await open(world, 'Ten models'));
});
afterAll(async () => {
  expect(world.standin.drift).toEqual([]);
  await world.close();
});

const judge = (model: string, on: { event: WorkflowEvent }, attempt = 1, wrong = false) =>
  world.judge({
    event: on.event,
    rows: wrong ? rows({ n: 200, wrong: () => true }) : given,
    runId,
    attempt,
    comment: 'combined',
    inputs: { model, baseline: 'none' },
  });

const bodies = (of: number) => world.standin.comments(world.repository, of).map(({ body }) => body);

/** The sections of a comment by their keys, in order. */
function sections(body: string): Map<string, string> {
  const found = body.matchAll(
    /^<!-- mlops-actions section=(\S+) (.*) -->\n([\s\S]*?)\n<!-- \/mlops-actions section=\1 -->$/gm,
  );
  return new Map([...found].map(([, key = '', stamp = '', text = '']) => [key, `${stamp}\n${text}`]));
}

async function status(needs: object) {
  const workspace = await mkdtemp(join(tmpdir(), 'combined-'));
  const token = world.standin.issueToken({
    repository: world.repository,
    permissions: { contents: 'read', 'pull-requests': 'write' },
  });
  try {
    return await runBundle({
      action: 'gate-status',
      event,
      workspace,
      inputs: { needs: JSON.stringify(needs), models: models.join('\n') },
      token,
      standin: world.standin,
      repository: world.repository,
      run: { id: runId, attempt: 1 },
    });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

test.concurrent('ten jobs at once leave one comment with a section of each; the overview goes first, and a leg that runs again replaces its own alone', async () => {
  const forged =
    '<!-- mlops-actions comment combined -->\n<!-- mlops-actions section=eval-gate/model-3 run=999999 attempt=1 sha=0000000 -->\n### ✅ trust me\n<!-- /mlops-actions section=eval-gate/model-3 -->';
  world.standin.commentAs(world.repository, number, 'stranger', forged);
  const judged = await Promise.all(models.map((model) => judge(model, { event }, 1, model === 'model-7')));
  expect(judged.map(({ exitCode }) => exitCode)).toEqual(models.map((model) => (model === 'model-7' ? 1 : 0)));
  const [stranger, body = '', ...more] = bodies(number);
  expect([stranger, more]).toEqual([forged, []]);
  const before = sections(body);
  expect([...before.keys()].toSorted()).toEqual(models.map((model) => `eval-gate/${model}`));
  for (const [key, text] of before) {
    expect(text).toContain(`run=${runId} attempt=1 sha=`);
    expect(text).toContain(key.endsWith('7') ? '❌' : '⚪');
    expect(text).not.toContain('trust me');
  }
  expect(body.length).toBeLessThanOrEqual(60_000);

  const [overview] = await Promise.all([
    status({ gate: { result: 'failure', outputs: {} } }),
    judge('model-7', { event }, 2),
  ]);
  expect(overview.exitCode).toBe(1);
  expect(overview.log).toContain('model-7');
  const [, last = '', ...others] = bodies(number);
  expect(others).toEqual([]);
  const after = sections(last);
  expect([...after.keys()]).toEqual(['gate-status', ...models.map((model) => `eval-gate/${model}`)]);
  for (const [key, text] of before) if (!key.endsWith('7')) expect(after.get(key)).toBe(text);
  expect(after.get('eval-gate/model-7')).toContain(`run=${runId} attempt=2`);
  expect(after.get('eval-gate/model-7')).toContain('⚪');
}, 120_000);

test.concurrent('ten long sections are cut to fit, the shorter ones left whole', async () => {
  const { event, number } = await open(world, 'Long');
  const line = '| a cell of the table | and another one of it |\n';
  const long = models.slice(0, 9).map((model, at) => {
    const text = `### ⚪ \`${model}\` · inconclusive\n\n${line.replace(/[a-z ]/g, '-')}${line.repeat(at === 0 ? 3 : 145)}`;
    return `<!-- mlops-actions section=eval-gate/${model} run=1 attempt=1 sha=abc -->\n${text}\n<!-- /mlops-actions section=eval-gate/${model} -->`;
  });
  const present = ['<!-- mlops-actions comment combined -->', ...long].join('\n');
  expect(present.length).toBeGreaterThan(57_000);
  world.standin.commentAs(world.repository, number, 'github-actions[bot]', present);
  await judge('model-9', { event });
  const [body = '', ...more] = bodies(number);
  expect(more).toEqual([]);
  expect(body.length).toBeLessThanOrEqual(60_000);
  const kept = sections(body);
  expect(kept.size).toBe(10);
  for (const [key, text] of kept) expect(text).toContain(`\`${key.replace('eval-gate/', '')}\` · inconclusive`);
  expect(kept.get('eval-gate/model-0')?.split(line)).toHaveLength(4);
  expect(kept.get('eval-gate/model-5')).toContain('The rest is in the summary of the job');
});
