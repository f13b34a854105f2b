import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { ServiceError } from '@mlops-actions/errors';
import { digestFiles } from '@mlops-actions/lineage';
import { parseRecord, recordPath, serializeRecord, type TrainRecord } from '@mlops-actions/records';
import type { RunContext } from '@mlops-actions/runner';
import type { ArtifactStore } from '@mlops-actions/runner/artifacts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definition } from './definition.ts';
import { run } from './run.ts';

let workspace: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'train-'));
});
afterEach(() => rm(workspace, { recursive: true }));

interface Upload {
  readonly name: string;
  readonly files: readonly string[];
  readonly root: string;
}
interface World extends Ports {
  readonly log: string[];
  readonly uploads: Upload[];
}

interface WorldOptions {
  readonly context?: Partial<RunContext>;
  readonly environment?: Record<string, string>;
  readonly store?: 'working' | 'absent' | 'failing';
}

function world({ context = {}, environment = {}, store = 'working' }: WorldOptions = {}): World {
  const log: string[] = [];
  const uploads: Upload[] = [];
  const upload = (name: string, files: readonly string[], { root }: { root: string }) => {
    if (store === 'failing') return Promise.reject(new ServiceError('E_GITHUB', 'the store is down'));
    uploads.push({ name, files, root });
    return Promise.resolve({ name, id: 41, size: 1, digest: undefined });
  };
  const unexpected = () => {
    throw new Error('not for run to call');
  };
  return {
    log,
    uploads,
    now: () => new Date('2026-01-02T03:04:05Z'),
    github: unexpected,
    artifacts: () =>
      Promise.resolve(
        store === 'absent' ? undefined : ({ upload, list: unexpected } as Partial<ArtifactStore> as ArtifactStore),
      ),
    runner: {
      context: {
        eventName: 'push',
        payload: {},
        sha: 'c'.repeat(40),
        ref: 'refs/heads/main',
        repository: { owner: 'o', name: 'r' },
        runId: 7,
        runAttempt: 2,
        workspace,
        temp: tmpdir(),
        serverUrl: 'https://github.com',
        image: 'ubuntu24',
        environment: { PATH: process.env['PATH'], GIT_CEILING_DIRECTORIES: tmpdir(), ...environment },
        ...context,
      },
      info: (message) => log.push(message),
      debug: (message) => log.push(message),
      group: (_, body) => body(),
      untrusted: (body) =>
        body((chunk) => {
          log.push(Buffer.from(chunk).toString());
          return Promise.resolve();
        }),
      input: unexpected,
      output: unexpected,
      annotate: unexpected,
      summary: unexpected,
      redact: (text: string) => text,
      mask: unexpected,
      saveState: unexpected,
      state: unexpected,
      exit: unexpected,
    },
  };
}

/** A training command in JavaScript; `out(name, text)` writes into the output folder. */
async function script(body: string): Promise<string> {
  const out = `const fs = require('fs'); const out = (name, text) => fs.writeFileSync(process.env.MLOPS_OUTPUT_DIR + '/' + name, text);`;
  await writeFile(join(workspace, 'train.cjs'), `${out}\n${body}`);
  return 'node train.cjs';
}

const train = (inputs: Record<string, string>, ports: Ports) => run(definition.inputs.parse(inputs), ports);
const good = `out('metrics.json', '{"accuracy": 0.9, "per_class": {"spam": 0.8}}'); out('model.bin', 'abc'); out('predictions.csv', 'id,prediction\\n1,a\\n');`;

describe('a training run', () => {
  it('records what is needed to repeat it, and what came of it', async () => {
    await writeFile(join(workspace, 'data.csv'), 'id\n1\n');
    execFileSync('git', ['init', '--quiet', workspace]);
    execFileSync('git', ['-C', workspace, 'add', 'data.csv']);
    const ports = world();
    const command = await script(`console.log('epoch 1'); ${good}`);
    const result = await train({ run: command, model: 'spam', data: 'data.csv', params: '{"lr": 0.1}' }, ports);

    const data = await digestFiles(['data.csv'], workspace);
    expect(result.record).toMatchObject({
      kind: 'train',
      model: 'spam',
      commit: 'c'.repeat(40),
      run: { id: 7, attempt: 2, event: 'push', repository: 'o/r' },
      createdAt: '2026-01-02T03:04:05.000Z',
      command,
      workingDirectory: '.',
      seed: 0,
      parameters: { lr: 0.1 },
      environment: { arch: process.arch, image: 'ubuntu24' },
      data: { digest: data.digest, files: 1, size: 5 },
      code: { files: 1, dirty: true },
      metrics: { accuracy: 0.9, 'per_class.spam': 0.8 },
      predictions: { path: '.mlops/spam/output/predictions.csv', size: 18 },
      weights: {
        path: '.mlops/spam/output/model.bin',
        digest: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        size: 3,
        format: 'bin',
        artifact: 'mlops-spam-model',
      },
    });
    expect(parseRecord('train', serializeRecord(result.record), 'train.json')).toEqual(result.record);
    expect(result.outputs).toEqual({
      metrics: '{"accuracy":0.9,"per_class.spam":0.8}',
      'model-path': '.mlops/spam/output/model.bin',
      digest: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      'artifact-id': '41',
    });
    const output = join(workspace, '.mlops/spam/output');
    expect(result.files).toEqual([{ path: join(output, 'predictions.csv'), name: 'predictions.csv' }]);
    expect(ports.uploads).toEqual([{ name: 'mlops-spam-model', files: [join(output, 'model.bin')], root: output }]);
    expect(result.failure).toBeUndefined();
    expect(ports.log).toContain('epoch 1\n');
  });

  it('gives the command what it promises, and none of the tokens of the action', async () => {
    const secrets = {
      INPUT_TOKEN: 's',
      'INPUT_DRY-RUN': 's',
      ACTIONS_RUNTIME_TOKEN: 's',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's',
      GITHUB_OUTPUT: 's',
      STATE_x: 's',
    };
    const ports = world({ environment: { ...secrets, MY_VARIABLE: 'kept', MLOPS_SEED: '5' } });
    const command = await script(
      `out('metrics.json', '{"a": 1}'); fs.writeFileSync('seen.json', JSON.stringify({ ...process.env, params: fs.readFileSync(process.env.MLOPS_PARAMS, 'utf8'), checkpoints: fs.readdirSync(process.env.MLOPS_CHECKPOINT_DIR) }));`,
    );
    const { record } = await train({ run: command, model: 'spam', params: '{"lr": 0.1}' }, ports);
    const seen = JSON.parse(readFileSync(join(workspace, 'seen.json'), 'utf8')) as Record<string, unknown>;
    const state = join(workspace, '.mlops', 'spam');
    expect(seen).toMatchObject({
      MLOPS_SEED: '5',
      MLOPS_OUTPUT_DIR: join(state, 'output'),
      MLOPS_PARAMS: join(state, 'params.json'),
      MLOPS_PROGRESS_FILE: join(state, 'progress.jsonl'),
      MLOPS_CHECKPOINT_DIR: join(state, 'checkpoints'),
      MLOPS_RESUME_FROM: '',
      MY_VARIABLE: 'kept',
      PYTHONUNBUFFERED: '1',
      params: '{"lr":0.1}',
      checkpoints: [],
    });
    expect(Object.keys(seen).filter((name) => name in secrets)).toEqual([]);
    expect(record).toMatchObject({ seed: 5 });
  });

  it('digests the data of the contract when the user names none', async () => {
    await mkdir(join(workspace, 'mlops'));
    await writeFile(join(workspace, 'mlops/contract.yml'), 'data: data.csv\ncolumns:\n  id: { type: string }\n');
    await writeFile(join(workspace, 'data.csv'), 'id\n1\n');
    const { record } = await train({ run: await script(good) }, world());
    const { digest } = await digestFiles(['data.csv'], workspace);
    expect(record).toMatchObject({ data: { digest, files: 1, size: 5 } });
  });

  it('works in its folder, and takes outputs by the paths the user gives', async () => {
    await mkdir(join(workspace, 'ml'));
    const ports = world();
    const command = `mkdir -p out/model/deep && echo '{"a": 1}' > m.json && echo w > out/model/deep/w.bin && echo '{"id": 1}' > p.jsonl`;
    const inputs = {
      run: command,
      'working-directory': 'ml',
      metrics: 'm.json',
      predictions: 'p.jsonl',
      'model-path': 'out/model',
    };
    const { record, files } = await train(inputs, ports);
    expect(record).toMatchObject({
      workingDirectory: 'ml',
      predictions: { path: 'ml/p.jsonl' },
      weights: { path: 'ml/out/model', format: 'folder', size: 2 },
    });
    expect(files).toEqual([{ path: join(workspace, 'ml/p.jsonl'), name: 'p.jsonl' }]);
    const root = join(workspace, 'ml/out/model');
    expect(ports.uploads).toEqual([{ name: 'mlops-model-model', files: [join(root, 'deep/w.bin')], root }]);
  });

  it('keeps metrics that are no numbers as they are', async () => {
    const { record, outputs } = await train(
      { run: await script(`out('metrics.json', '{"loss": NaN, "best": Infinity}')`) },
      world(),
    );
    expect(record).toMatchObject({ metrics: { loss: Number.NaN, best: Number.POSITIVE_INFINITY } });
    expect(outputs.metrics).toBe('{"loss":"NaN","best":"Infinity"}');
  });

  it('stores nothing in a dry run', async () => {
    const ports = world();
    const { record, outputs } = await train({ run: await script(good), 'dry-run': 'true' }, ports);
    expect(ports.uploads).toEqual([]);
    expect(record).toMatchObject({ weights: { artifact: null } });
    expect(outputs['artifact-id']).toBe('');
  });

  it('goes on where there is no artifact store, and says so', async () => {
    const { section, failure } = await train({ run: await script(good) }, world({ store: 'absent' }));
    expect(section).toContain('this runner offers no artifact store');
    expect(failure).toBeUndefined();
  });

  it('keeps its record and fails when the store does not take the model', async () => {
    const { record, failure } = await train({ run: await script(good) }, world({ store: 'failing' }));
    expect(record).toMatchObject({ weights: { artifact: null } });
    expect(failure).toEqual({
      message: 'E_ARTIFACT: The model was trained, but is not stored: the store is down. Re-run the job.',
      exit: 2,
    });
  });
});

it.each([
  { run: 'true', predictions: 'p.txt' },
  { run: 'true', 'time-limit': 'soon' },
  { run: 'true', model: 'a/b' },
  {},
])('the inputs %j are refused before anything runs', (inputs) => {
  expect(definition.inputs.safeParse(inputs).success).toBe(false);
});

describe('a training run ends without a record', () => {
  it('when the command fails: its exit code and last lines are told', async () => {
    const command = await script(
      `console.log('loading'); console.error('Error: no CUDA device'); process.exitCode = 3;`,
    );
    await expect(train({ run: command }, world())).rejects.toMatchObject({
      code: 'E_COMMAND',
      message: expect.stringMatching(/ended with exit code 3 after .*Error: no CUDA device/) as string,
      problems: [{ message: 'loading' }, { message: 'Error: no CUDA device' }],
    });
  });

  it('when the command runs too long', async () => {
    await expect(train({ run: 'echo started; sleep 60', 'time-limit': '1s' }, world())).rejects.toMatchObject({
      code: 'E_TIME_LIMIT',
      message: expect.stringContaining('its time limit is 1.00 s') as string,
      problems: [{ message: 'started' }],
    });
  });

  it.each([
    ['writes none of its outputs', {}, 'true', 'E_OUTPUT_MISSING'],
    ['writes a named output empty', { metrics: 'm.json' }, ': > m.json', 'E_OUTPUT_MISSING'],
    ['does not write a named output', { 'model-path': 'model.pkl' }, 'echo x > modle.pkl', 'E_OUTPUT_MISSING'],
    ['leaves an output of an earlier run', { metrics: 'old.json' }, 'true', 'E_OUTPUT_STALE'],
  ])('when the command %s', async (_, inputs, command, code) => {
    await writeFile(join(workspace, 'old.json'), '{"accuracy": 1}');
    await expect(train({ run: command, ...inputs }, world())).rejects.toMatchObject({ code });
  });

  it.each([
    ['a fork brings the code', { context: { eventName: 'pull_request_target' } }, {}, 'E_FORK_CODE'],
    ['the seed is none', { environment: { MLOPS_SEED: 'x' } }, {}, 'E_INPUT'],
    ['the folder is missing', {}, { 'working-directory': 'none' }, 'E_FILE'],
    ['the folder lies elsewhere', {}, { 'working-directory': '..' }, 'E_PATH_OUTSIDE'],
    ['the parameters cannot be read', {}, { params: 'none.yml' }, 'E_PARAMS'],
    ['data is missing', {}, { data: 'data/*.csv' }, 'E_NO_FILES'],
    ['data lies elsewhere', {}, { data: '/etc/hostname' }, 'E_PATH_OUTSIDE'],
    ['an output lies elsewhere', {}, { metrics: '/etc/hostname' }, 'E_PATH_OUTSIDE'],
  ])('before the command runs when %s', async (_, options: WorldOptions, inputs, code) => {
    await expect(train({ run: 'touch ran', ...inputs }, world(options))).rejects.toMatchObject({ code });
    expect(existsSync(join(workspace, 'ran'))).toBe(false);
  });

  it('before the command runs when the data is not what was validated in this run', async () => {
    await writeFile(join(workspace, 'data.csv'), 'validated');
    const { digest, files } = await digestFiles(['data.csv'], workspace);
    const record = {
      kind: 'validate-data',
      schemaVersion: 1,
      model: 'model',
      commit: 'c'.repeat(40),
      run: { id: 7, attempt: 1, event: 'push', repository: 'o/r' },
      createdAt: '2026-01-01T00:00:00.000Z',
      passed: true,
      contract: { file: 'mlops/contract.yml', digest },
      data: { digest, rows: 1, files },
      errors: 0,
      warnings: 0,
      violations: [],
    };
    await mkdir(join(workspace, '.mlops/model'), { recursive: true });
    await writeFile(join(workspace, recordPath('model', 'validate-data')), JSON.stringify(record));
    const ports = world();
    const trained = await train({ run: await script(good) }, ports);
    expect((trained.record as TrainRecord).data).toMatchObject({ digest });
    await writeFile(join(workspace, 'data.csv'), 'swapped');
    await expect(train({ run: 'touch ran', data: 'data.csv' }, world())).rejects.toMatchObject({
      code: 'E_DATA_CHANGED',
    });
    expect(existsSync(join(workspace, 'ran'))).toBe(false);
  });
});
