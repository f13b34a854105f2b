import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseRecord } from '@mlops-actions/records';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
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
      metrics: { accuracy: 0.9, 'loss.val': Number.NaN },
      weights: { size: 7, artifact: 'mlops-model-model' },
    });
    const text = await readFile(join(result.workspace, '.mlops/model/train.json'), 'utf8');
    expect((JSON.parse(text) as { metrics: unknown }).metrics).toEqual({ accuracy: 0.9, 'loss.val': 'NaN' });
    expect(result.outputs['digest']).toBe(result.record?.weights?.digest);
    const names = standin.artifacts('o/r', runId).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['mlops-model-model', 'mlops-model-train']);
    expect(filesIn(runId, 'mlops-model-train')).toEqual(['predictions.csv', 'train.json']);
    expect(filesIn(runId, 'mlops-model-model')).toEqual(['model.bin']);
    expect(result.log).toContain('seed 0');
  });

  /** The files of a stored zip, from its central directory; names without their folders. */
  function filesIn(run: number, artifact: string): string[] {
    const bytes = standin.artifacts('o/r', run).find(({ name }) => name === artifact)?.bytes ?? Buffer.alloc(0);
    const names: string[] = [];
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 46))
      names.push(basename(bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))));
    return names.toSorted();
  }

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
    [
      'predictions of an earlier run',
      { inputs: { predictions: 'p.csv' }, files: { 'p.csv': 'id,label,prediction\n1,a,a\n' } },
      'E_OUTPUT_STALE',
    ],
    ['no command', { inputs: { run: '' } }, 'E_INPUT'],
    ['code of a fork with a token that can write', { event: forkOn('pull_request_target') }, 'E_FORK_CODE'],
  ])('%s ends with 2', async (_, use, code) => {
    const result = await train(use);
    expect({ exit: result.exitCode, told: result.log.includes(code) }).toEqual({ exit: 2, told: true });
    expect(standin.artifacts('o/r', runId)).toEqual([]);
  });

  test('the command finds no token in its environment, under any name', async () => {
    const script = `${works}
writeFileSync('seen.json', JSON.stringify(process.env));`;
    const result = await train({ script, env: { GITHUB_TOKEN: 'ghs_secrettoken' } });
    expect(result.exitCode).toBe(0);
    const seen = JSON.parse(await readFile(join(result.workspace, 'seen.json'), 'utf8')) as Record<string, string>;
    const runtime = standin.runtimeToken({ repository: 'o/r', runId, jobId: '1' });
    expect(Object.entries(seen).filter(([, value]) => [runtime, 'ghs_secrettoken'].includes(value))).toEqual([]);
    const own =
      /^(INPUT_|STATE_|ACTIONS_(RUNTIME|RESULTS|ID_TOKEN)_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|TOKEN)$)/;
    expect(Object.keys(seen).filter((name) => own.test(name))).toEqual([]);
    expect(seen).toMatchObject({ GITHUB_REPOSITORY: 'o/r', MLOPS_SEED: '0' });
  });

  test('what the command prints is no command', async () => {
    const forged = ['::set-output name=digest::forged', '::add-mask::epoch', '::error file=a.py::forged', '::group::x'];
    const all = [...forged, '##[add-mask]epoch', '::stop-commands::known', '::known::', '::endgroup::'];
    const script = `${works}\nfor (const line of ${JSON.stringify(all)}) console.log(line);\nconsole.log('epoch 2');`;
    const result = await train({ script });
    expect(result.exitCode).toBe(0);
    expect(result.annotations).toEqual([]);
    expect(result.masks).not.toContain('epoch');
    expect(result.outputs['digest']).toBe(result.record?.weights?.digest);
    for (const line of [...all, 'epoch 2']) expect(result.log).toContain(line);
  });

  test('a secret the command prints is hidden in the log, the annotation and the summary', async () => {
    const script = 'console.log("my key is ghs_secrettoken"); process.exitCode = 1;';
    const { exitCode, log, annotations, summary } = await train({ script });
    expect(exitCode).toBe(2);
    expect(annotations.map(({ message }) => message).join('\n')).toContain('my key is ***');
    expect([log, JSON.stringify(annotations), summary].filter((text) => text.includes('ghs_secrettoken'))).toEqual([]);
  });

  test('a cancelled job ends the command with all it started, and says so', async () => {
    const abort = new AbortController();
    const child = `setInterval(() => {}, 1000); console.log("child", process.pid);`;
    const script = `
require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' });
console.log('parent', process.pid);
setInterval(() => {}, 1000);`;
    const pids = new Set<number>();
    onTestFinished(() => {
      for (const pid of [...pids].filter((pid) => isAlive(pid))) process.kill(pid, 'SIGKILL');
    });
    const result = await train({
      script,
      signal: abort.signal,
      onLine: (line) => {
        const [, pid] = /^(?:child|parent) (\d+)$/.exec(line) ?? [];
        if (pid !== undefined) pids.add(Number(pid));
        if (pids.size === 2) abort.abort();
      },
    });
    expect(result.exitCode).toBe(2);
    expect(result.annotations).toMatchObject([
      { level: 'error', message: expect.stringMatching(/cancelled/) as string },
    ]);
    expect(result.log).toContain('E_CANCELLED');
    expect(result.record).toBeUndefined();
    expect(standin.artifacts('o/r', runId)).toEqual([]);
    expect([pids.size, [...pids].filter((pid) => isAlive(pid))]).toEqual([2, []]);
  });
});

/** Whether a process runs; one that ended and was not collected yet does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = process.platform === 'linux' ? readFileSync(`/proc/${pid}/stat`, 'latin1') : '';
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

function forkOn(name: string) {
  const head = { sha: 'b'.repeat(40), repo: { full_name: 'stranger/r' }, ref: 'x' };
  const base = { sha: 'a'.repeat(40), repo: { full_name: 'o/r' }, ref: 'main' };
  return { name, payload: { number: 1, pull_request: { number: 1, merge_commit_sha: 'c'.repeat(40), head, base } } };
}
