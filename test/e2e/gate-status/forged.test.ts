import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseRecord } from '@mlops-actions/records';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject, type Project, runBundle, type WorkflowEvent } from '../../runner/index.ts';
import { type Standin, startStandin } from '../../standin/index.ts';
import { zipOf } from './zip-of.ts';

const needs = JSON.stringify({ gate: { result: 'success', outputs: {} } });

let standin: Standin;
let root: string;
let project: Project;
let event: WorkflowEvent;
let sha: string;
let runId = 5000;
beforeAll(async () => {
  standin = await startStandin();
  root = await mkdtemp(join(tmpdir(), 'gate-status-'));
  project = await createProject({ standin, root, files: { 'README.md': 'x\n' } });
  await project.clone.branch('change', 'main');
  await project.clone.commit('Change', { 'x.txt': 'x' });
  ({ event } = await project.openPullRequest({ title: 'Change', head: 'change' }));
  sha = (event.payload['pull_request'] as { merge_commit_sha: string }).merge_commit_sha;
});
afterAll(async () => {
  expect(standin.drift).toEqual([]);
  await standin.close();
  await rm(root, { recursive: true, force: true });
});

function record(model: string, change: object = {}, run: object = {}) {
  return JSON.stringify({
    kind: 'eval-gate',
    schemaVersion: 1,
    model,
    commit: sha,
    run: { id: runId, attempt: 1, event: 'pull_request', repository: project.repository, ...run },
    createdAt: '2026-07-01T12:00:00Z',
    verdict: 'pass',
    mode: 'merge',
    policy: { source: 'mlops/gate.yml', digest: null, differs: [] },
    candidate: null,
    baseline: null,
    examples: { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 },
    alpha: 0.05,
    comparisons: [],
    override: null,
    flags: [],
    error: null,
    ...change,
  });
}

const packed = (content: string | Buffer, name = 'eval-gate.json') => zipOf(name, content);

function forge(name: string, bytes: Uint8Array, more: object = {}): void {
  standin.forgeArtifact(project.repository, runId, { name, bytes, ...more });
}

async function status(models: readonly string[], more: { attempt?: number; files?: Record<string, string> } = {}) {
  const workspace = await mkdtemp(join(root, 'workspace-'));
  for (const [name, text] of Object.entries(more.files ?? {})) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), text);
  }
  const { repository } = project;
  const result = await runBundle({
    action: 'gate-status',
    event,
    workspace,
    // Whoever writes the comment of all models waits for others who may; that is not what is tested here.
    inputs: { needs, models: models.join('\n'), comment: 'false' },
    token: standin.issueToken({ repository, permissions: { 'pull-requests': 'write' } }),
    standin,
    repository,
    run: { id: runId, attempt: more.attempt ?? 1 },
  });
  const text = await readFile(join(workspace, '.mlops/model/gate-status.json'), 'utf8').catch(() => undefined);
  return {
    exit: result.exitCode,
    verdicts: JSON.parse(result.outputs['verdicts'] ?? 'null') as unknown,
    log: result.log,
    record: text === undefined ? undefined : parseRecord('gate-status', text, 'gate-status.json'),
  };
}

describe('a verdict among the artifacts', () => {
  test('counts when it is of this run, commit and model', async () => {
    runId += 1;
    forge('mlops-spam-eval-gate', packed(record('spam')));
    expect(await status(['spam'])).toMatchObject({ exit: 0, verdicts: { spam: 'pass' } });
  });

  test('of an earlier attempt counts, until a later one judged', async () => {
    runId += 1;
    forge('mlops-spam-eval-gate', packed(record('spam')));
    expect(await status(['spam'], { attempt: 2 })).toMatchObject({ exit: 0, verdicts: { spam: 'pass' } });
    forge('mlops-spam-eval-gate-2', packed(record('spam', { verdict: 'fail' }, { attempt: 2 })));
    expect(await status(['spam'], { attempt: 2 })).toMatchObject({ exit: 1, verdicts: { spam: 'fail' } });
  });

  test.each<[string, () => Uint8Array, object, RegExp]>([
    ['of another commit', () => packed(record('spam', { commit: 'b'.repeat(40) })), {}, /speaks of the commit b{40}/],
    [
      'of the head instead of the merge',
      () => packed(record('spam', { commit: headOf(event) })),
      {},
      /speaks of the commit/,
    ],
    ['of another run', () => packed(record('spam', {}, { id: 4 })), {}, /speaks of the run 4/],
    ['of another model', () => packed(record('ham')), {}, /speaks of the model ham/],
    ['of another repository', () => packed(record('spam', {}, { repository: 'x/y' })), {}, /the repository x\/y/],
    ['of an attempt to come', () => packed(record('spam', {}, { attempt: 9 })), {}, /speaks of the attempt 9/],
    ['that is no record', () => packed('{"verdict":"pass"}'), {}, /eval-gate/],
    ['under another name', () => packed(record('spam'), 'verdict.json'), {}, /holds no eval-gate.json/],
    ['outside its folder', () => packed(record('spam'), '../../eval-gate.json'), {}, /mlops-spam-eval-gate/],
    ['that says it has 10 GB', () => packed(record('spam')), { size: 10_000_000_000 }, /10000000000|10,000,000,000/],
    ['that has 20 MiB', () => packed(Buffer.alloc(20 * 1024 * 1024)), {}, /mlops-spam-eval-gate/],
    ['that was changed since', () => packed(record('spam')), { digest: `sha256:${'0'.repeat(64)}` }, /digest/],
  ])('%s does not pass', async (_, bytes, more, why) => {
    runId += 1;
    forge('mlops-spam-eval-gate', bytes(), more);
    const result = await status(['spam']);
    expect({ exit: result.exit, verdicts: result.verdicts }).toEqual({ exit: 1, verdicts: { spam: 'missing' } });
    expect(result.log).toMatch(why);
  });

  test('with a million flags, and within its size, is read', async () => {
    runId += 1;
    forge('mlops-spam-eval-gate', packed(record('spam', { flags: Array(1e6).fill('x') })));
    expect(await status(['spam'])).toMatchObject({ exit: 0, verdicts: { spam: 'pass' } });
  });

  test('twice for one attempt does not pass', async () => {
    runId += 1;
    forge('mlops-spam-eval-gate', packed(record('spam', { verdict: 'fail' })));
    forge('mlops-spam-eval-gate-1', packed(record('spam')));
    expect(await status(['spam'])).toMatchObject({ exit: 1, verdicts: { spam: 'missing' } });
  });

  test('spoils the others no more than its own', async () => {
    runId += 1;
    forge('mlops-spam-eval-gate', packed(record('spam', { commit: 'b'.repeat(40) })));
    forge('mlops-ham-eval-gate', packed(record('ham')));
    expect(await status(['spam', 'ham'])).toMatchObject({ exit: 1, verdicts: { spam: 'missing', ham: 'pass' } });
  });

  test('or in the workspace is the same to it', async () => {
    runId += 1;
    const files = { '.mlops/spam/eval-gate.json': record('spam') };
    expect(await status(['spam'], { files })).toMatchObject({ exit: 0, verdicts: { spam: 'pass' } });
  });
});

test('an artifact store that is down is an exit of its own', async () => {
  runId += 1;
  const fault = standin.fault({ path: /ListArtifacts/, kind: 'status', status: 400, times: 99 });
  const result = await status(['spam']);
  fault.remove();
  expect(fault.hits).toBeGreaterThan(0);
  expect(result).toMatchObject({ exit: 2, record: { passed: false, error: { code: 'E_GITHUB' } } });
});

function headOf({ payload }: WorkflowEvent): string {
  return (payload['pull_request'] as { head: { sha: string } }).head.sha;
}
