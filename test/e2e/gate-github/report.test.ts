import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GateWorld, type Row, rows } from '../gate-world.ts';
import { artifactFiles, open, seed, seen } from './scene.ts';

const answers = (step: number): Row[] => rows({ n: 600, wrong: (index) => index % step === 7 });
const page = '.mlops/model/eval-gate.html';
const artifact = 'mlops-model-eval-gate.html';
const nowhere = { ACTIONS_RESULTS_URL: '', ACTIONS_RUNTIME_TOKEN: '' };

let world: GateWorld;
beforeAll(async () => {
  world = await GateWorld.open();
  await seed(world, answers(50));
});
afterAll(async () => {
  expect(world.standin.drift).toEqual([]);
  await world.close();
});

describe.concurrent('the report', () => {
  test('is a file that needs no other, stored so that a browser opens it, and linked', async () => {
    const { event, number } = await open(world, 'Report');
    const runId = 51_001;
    const { outputs, workspace, summary } = await world.judge({ event, rows: answers(10), runId });
    expect(outputs['report']).toBe(page);
    const html = await readFile(join(workspace, page), 'utf8');
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).toContain('regression in');
    expect(html).not.toMatch(/<script|<link|<iframe|<img|@import|url\(|\ssrc=|\son\w+=/i);
    const stored = world.standin.artifacts(world.repository, runId).find(({ name }) => name === artifact);
    expect(stored).toMatchObject({ mediaType: 'text/html' });
    expect(stored?.bytes.toString()).toBe(html);
    const link = `https://github.com/${world.repository}/actions/runs/${runId}/artifacts/${stored?.id}`;
    expect(summary).toContain(`](${link})`);
    expect(world.comment(number)).toContain(`](${link})`);
  });

  test('of another attempt does not replace the first', async () => {
    const { event } = await open(world, 'Attempts');
    const runId = 51_002;
    for (const attempt of [1, 2]) await world.judge({ event, rows: answers(100), runId, attempt, comment: 'off' });
    const names = world.standin.artifacts(world.repository, runId).map(({ name }) => name);
    expect(names).toEqual([
      'mlops-model-eval-gate',
      artifact,
      'mlops-model-eval-gate-2',
      'mlops-model-eval-gate-2.html',
    ]);
  });

  test('is only a file where the runner stores nothing: the verdict stands, and the summary says so', async () => {
    const { event, number } = await open(world, 'No store');
    const judged = await world.judge({ event, rows: answers(10), env: nowhere });
    expect(seen(judged)).toMatchObject({ exit: 1, verdict: 'fail' });
    expect(existsSync(join(judged.workspace, page))).toBe(true);
    expect(judged.summary).toMatch(/Left out[\s\S]*store the record as an artifact[\s\S]*store the report/);
    expect(world.comment(number)).toContain('actions/runs');
    expect(world.comment(number)).not.toContain('/artifacts/');
  });

  test('is not made where nothing could be judged: the record is, and what an earlier step left is gone', async () => {
    const { event } = await open(world, 'Nothing');
    const runId = 51_004;
    const inputs = { candidate: 'nowhere.jsonl' };
    const files = { [page]: 'stale' };
    const judged = await world.judge({ event, inputs, files, runId, comment: 'off' });
    expect(seen(judged)).toEqual({ exit: 2, verdict: 'error', code: 'E_CANDIDATE_MISSING' });
    expect([judged.outputs['report'], existsSync(join(judged.workspace, page))]).toEqual([undefined, false]);
    expect([...artifactFiles(world, runId).keys()]).toEqual(['mlops-model-eval-gate/eval-gate.json']);
  });

  test('is made where the examples cannot be compared, and says why', async () => {
    const { event } = await open(world, 'Vanished');
    const judged = await world.judge({ event, rows: answers(50).slice(9), comment: 'off' });
    expect(seen(judged)).toEqual({ exit: 2, verdict: 'error', code: 'E_EXAMPLES_CHANGED' });
    expect(await readFile(join(judged.workspace, page), 'utf8')).toContain('did not answer 9 of');
  });
});

test('a store that refuses costs the links and nothing else', async () => {
  const { event, number } = await open(world, 'Refused');
  const fault = world.standin.fault({
    operationId: 'ArtifactService/CreateArtifact',
    kind: 'status',
    status: 403,
    times: 99,
  });
  const judged = await world.judge({ event, rows: answers(10) });
  fault.remove();
  expect(fault.hits).toBeGreaterThan(0);
  expect(seen(judged)).toMatchObject({ exit: 1, verdict: 'fail' });
  expect(judged.summary).toMatch(/Left out[\s\S]*store the report as an artifact/);
  expect(world.comment(number)).toContain('❌');
  expect(world.comment(number)).not.toContain('/artifacts/');
});
