import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseRecord } from '@mlops-actions/records';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBundle } from '../runner/index.ts';
import { type Standin, startStandin } from '../standin/index.ts';

const works = `const { writeFileSync } = require('node:fs');
const out = process.env.MLOPS_OUTPUT_DIR;
writeFileSync(out + '/metrics.json', '{"accuracy": 0.9, "loss": {"val": NaN}}');
writeFileSync(out + '/predictions.csv', 'id,label,prediction\\n1,a,a\\n');
writeFileSync(out + '/model.bin', 'weights');
console.log('seed ' + process.env.MLOPS_SEED);
`;

describe('train, as the runner starts it', () => {
  let standin: Standin;
  let root: string;
  let runId = 300;
  beforeAll(async () => {
    standin = await startStandin();
    root = await mkdtemp(join(tmpdir(), 'train-e2e-'));
  });
  afterAll(async () => {
    expect(standin.drift).toEqual([]);
    await standin.close();
    await rm(root, { recursive: true, force: true });
  });

  interface Use {
    readonly script?: string;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly files?: Readonly<Record<string, string>>;
    readonly event?: { readonly name: string; readonly payload: Record<string, unknown> };
    readonly env?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
    readonly onLine?: (line: string) => void;
  }

  async function train({ script = works, inputs, files = {}, event, env, signal, onLine }: Use) {
    const workspace = await mkdtemp(join(root, 'workspace-'));
    for (const [name, text] of Object.entries({ 'train.cjs': script, ...files })) {
      await mkdir(dirname(join(workspace, name)), { recursive: true });
      await writeFile(join(workspace, name), text);
    }
    runId += 1;
    const result = await runBundle({
      action: 'train',
      event: event ?? { name: 'push', payload: { after: 'a'.repeat(40), ref: 'refs/heads/main' } },
      workspace,
      inputs: { run: 'node train.cjs', ...inputs },
      token: 'ghs_secrettoken',
      standin,
      repository: 'o/r',
      run: { id: runId, number: runId },
      ...(env && { env }),
      ...(signal && { signal, cancelTimes: { interruptMs: 1500, terminateMs: 500 } }),
      ...(onLine && { onLine }),
    });
    const text = await readFile(join(workspace, '.mlops/model/train.json'), 'utf8').catch(() => undefined);
    return { ...result, workspace, record: text === undefined ? undefined : parseRecord('train', text, 'train.json') };
  }

  test('records metrics, predictions and model, and hands them over', async () => {
    const result = await train({});
    expect(result.exitCode).toBe(0);
    expect(JSON.parse(result.outputs['metrics'] ?? '')).toEqual({ accuracy: 0.9, 'loss.val': 'NaN' });
    expect(result.record).toMatchObject({
      command: 'node train.cjs',
      seed: 0,
      metrics: { accuracy: 0.9 },
      weights: { size: 7, artifact: 'mlops-model-model' },
    });
    expect(result.outputs['digest']).toBe(result.record?.weights?.digest);
    const names = standin.artifacts('o/r', runId).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['mlops-model-model', 'mlops-model-train']);
    expect(result.log).toContain('seed 0');
  });

  test('a command that fails is told with its exit code and last lines', async () => {
    const result = await train({
      script: 'console.log("epoch 1"); console.error("CUDA is out of memory"); process.exitCode = 7;',
    });
    expect(result.exitCode).toBe(2);
    const told = result.annotations.map(({ message }) => message).join('\n');
    expect(told).toContain('E_COMMAND');
    expect(told).toContain('exit code 7');
    expect(told).toContain('CUDA is out of memory');
    expect(result.record).toBeUndefined();
  });

  test.each<[string, Use, string]>([
    ['a model file that is not there', { inputs: { 'model-path': 'out/model.pt' } }, 'E_OUTPUT_MISSING'],
    ['metrics that are not there', { inputs: { metrics: 'm.json' } }, 'E_OUTPUT_MISSING'],
    [
      'metrics of an earlier run',
      { inputs: { metrics: 'm.json' }, files: { 'm.json': '{"accuracy": 1}' } },
      'E_OUTPUT_STALE',
    ],
    ['a model outside the workspace', { inputs: { 'model-path': '../model.bin' } }, 'E_PATH_OUTSIDE'],
    ['no command', { inputs: { run: '' } }, 'E_INPUT'],
    ['code of a fork with a token that can write', { event: forkOn('pull_request_target') }, 'E_FORK_CODE'],
  ])('%s ends with 2', async (_, use, code) => {
    const result = await train(use);
    expect({ exit: result.exitCode, told: result.log.includes(code) }).toEqual({ exit: 2, told: true });
    expect(standin.artifacts('o/r', runId)).toEqual([]);
  });

  test('the command gets no token, and what it prints is no command', async () => {
    const script = `${works}
console.log('::set-output name=digest::forged');
console.log('::add-mask::epoch');
console.log('##[error]forged');
console.log(Object.keys(process.env).filter((name) => /^(INPUT_|ACTIONS_|GITHUB_(OUTPUT|ENV|PATH|STATE|TOKEN))/.test(name)).join() || 'nothing to steal');`;
    const result = await train({ script });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('nothing to steal');
    expect(result.masks).not.toContain('epoch');
    expect(result.outputs['digest']).toMatch(/^sha256:/);
    expect(result.log).not.toContain('ghs_secrettoken');
  });

  test('a cancelled job ends the command, and says so', async () => {
    const abort = new AbortController();
    const script = 'console.log("begun"); setInterval(() => {}, 1000);';
    const result = await train({
      script,
      signal: abort.signal,
      onLine: (line) => line.includes('begun') && abort.abort(),
    });
    expect(result.exitCode).not.toBe(0);
    expect(result.log).toContain('E_CANCELLED');
  });
});

function forkOn(name: string) {
  const head = { sha: 'b'.repeat(40), repo: { full_name: 'stranger/r' }, ref: 'x' };
  const base = { sha: 'a'.repeat(40), repo: { full_name: 'o/r' }, ref: 'main' };
  return { name, payload: { number: 1, pull_request: { number: 1, merge_commit_sha: 'c'.repeat(40), head, base } } };
}
