import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { ServiceError, UserError } from '@mlops-actions/errors';
import { type EvalGateRecord, parseRecord, serializeRecord } from '@mlops-actions/records';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { definition } from './definition.ts';
import { recover, run } from './run.ts';

const sha = 'a'.repeat(40);
const runId = 77;

let workspace: string;
let temp: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'gate-status-'));
  temp = await mkdtemp(join(tmpdir(), 'gate-status-temp-'));
});
afterEach(() => Promise.all([workspace, temp].map((folder) => rm(folder, { recursive: true }))));

function verdictOf(model: string, change: Partial<EvalGateRecord> = {}, attempt = 1): EvalGateRecord {
  return {
    kind: 'eval-gate',
    schemaVersion: 1,
    model,
    commit: sha,
    run: { id: runId, attempt, event: 'pull_request', repository: 'o/r' },
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
  };
}

/** What an artifact holds: a record, any files, or the error its download meets. */
type Content = EvalGateRecord | Readonly<Record<string, string>> | Error;
type Stored = readonly [name: string, content: Content];

const artifact = (record: EvalGateRecord, suffix = ''): Stored => [`mlops-${record.model}-eval-gate${suffix}`, record];

function isRecord(content: Content): content is EvalGateRecord {
  return 'kind' in content;
}

interface World {
  /** Oldest first. */
  readonly artifacts?: readonly Stored[] | Error | 'none';
  readonly attempt?: number;
}

function unexpected(): never {
  throw new Error('not for run to call');
}

const silent = {
  debug: unexpected,
  untrusted: unexpected,
  input: unexpected,
  output: unexpected,
  annotate: unexpected,
  summary: unexpected,
  redact: (text: string) => text,
  mask: unexpected,
  saveState: unexpected,
  state: unexpected,
  exit: unexpected,
};

function portsOf({ artifacts = [], attempt = 1 }: World): Ports {
  const stored = Array.isArray(artifacts) ? (artifacts as readonly Stored[]) : [];
  const store: Awaited<ReturnType<Ports['artifacts']>> = {
    upload: unexpected,
    uploadFile: unexpected,
    listOfRun: unexpected,
    downloadById: unexpected,
    downloadOfRun: unexpected,
    list: () => {
      if (artifacts instanceof Error) throw artifacts;
      return Promise.resolve(stored.map(([name], index) => ({ name, id: index + 1, size: 10, digest: undefined })));
    },
    async download({ id }, folder) {
      const [, content] = stored[id - 1] ?? unexpected();
      if (content instanceof Error) throw content;
      const files = isRecord(content) ? { 'eval-gate.json': serializeRecord(content) } : content;
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    },
  };
  return {
    runner: {
      context: {
        eventName: 'pull_request',
        payload: {},
        sha,
        ref: 'refs/pull/1/merge',
        repository: { owner: 'o', name: 'r' },
        runId,
        runAttempt: attempt,
        workspace,
        temp,
        serverUrl: 'https://github.com',
        image: null,
        environment: {},
      },
      info: () => {},
      group: (_, body) => body(),
      ...silent,
    },
    now: () => new Date('2026-07-01T12:30:00Z'),
    github: unexpected,
    artifacts: () => Promise.resolve(artifacts === 'none' ? undefined : store),
  };
}

const succeeded = { train: { result: 'success', outputs: {} }, gate: { result: 'success', outputs: {} } };

interface Asked extends World {
  readonly models?: readonly string[];
  readonly needs?: unknown;
  readonly comment?: 'true' | 'false';
}

function inputsOf({ models = ['spam'], needs = succeeded, comment = 'true' }: Asked) {
  return definition.inputs.parse({ models: models.join('\n'), needs: JSON.stringify(needs), comment });
}

async function status(asked: Asked) {
  const ports = portsOf(asked);
  const result = await run(inputsOf(asked), ports);
  expect(parseRecord('gate-status', serializeRecord(result.record), 'r')).toEqual(result.record);
  expect(await readdir(temp)).toEqual([]);
  return { ...result, exit: result.failure?.exit ?? 0, message: result.failure?.message ?? '' };
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(workspace, path)), { recursive: true });
  await writeFile(join(workspace, path), text);
}

describe('the status of many models', () => {
  it('passes when every job succeeded and every model has a verdict that lets the change through', async () => {
    const result = await status({
      models: ['spam', 'ham', 'eggs'],
      artifacts: [
        artifact(verdictOf('spam')),
        artifact(verdictOf('ham', { verdict: 'inconclusive' })),
        artifact(verdictOf('eggs')),
        ['mlops-spam-train', { 'train.json': '{}' }],
      ],
    });
    expect(result.exit).toBe(0);
    expect(result.outputs).toEqual({ passed: true, verdicts: { spam: 'pass', ham: 'inconclusive', eggs: 'pass' } });
    expect(result.record).toMatchObject({
      kind: 'gate-status',
      passed: true,
      needs: [
        { job: 'train', result: 'success', passed: true },
        { job: 'gate', result: 'success', passed: true },
      ],
      models: [{ model: 'spam', attempt: 1 }, { model: 'ham' }, { model: 'eggs' }],
    });
    expect(result.comment).toEqual({ combined: true });
    for (const model of ['spam', 'ham', 'eggs']) expect(result.section).toContain(`\`${model}\``);
  });

  it.each(['failure', 'cancelled', 'skipped', 'Success', '', 'neutral'])(
    'never passes with a job whose result is %j',
    async (result) => {
      const needs = { ...succeeded, gate: { result, outputs: { verdict: 'pass' } } };
      const said = await status({ needs, artifacts: [artifact(verdictOf('spam'))] });
      expect({ exit: said.exit, passed: said.outputs.passed }).toEqual({ exit: 1, passed: false });
      expect(said.message).toContain('gate (');
      expect(said.section).toContain('`gate`');
    },
  );

  it('names the first of those that do not pass on one line', async () => {
    const failing = ['a', 'b', 'c', 'd'].map((model) => artifact(verdictOf(model, { verdict: 'fail' })));
    const { message, exit } = await status({ models: ['a', 'b', 'c', 'd', 'e'], artifacts: failing });
    expect(exit).toBe(1);
    expect(message).toContain('5 of 5 models do not pass: a (fail), b (fail), c (fail) and 2 more');
    expect(message).not.toContain('\n');
  });

  it('writes no comment where none is wanted', async () => {
    expect((await status({ comment: 'false', artifacts: [artifact(verdictOf('spam'))] })).comment).toBeUndefined();
  });
});

describe('a verdict lets through what its own gate lets through', () => {
  it.each<[EvalGateRecord['mode'], EvalGateRecord['verdict'], string[], 0 | 1]>([
    ['merge', 'pass', [], 0],
    ['merge', 'inconclusive', [], 0],
    ['merge', 'inconclusive', ['inconclusive-blocks'], 1],
    ['merge', 'fail', [], 1],
    ['merge', 'error', [], 1],
    ['promote', 'inconclusive', [], 1],
    ['improve', 'inconclusive', [], 1],
    ['report', 'fail', [], 0],
    ['report', 'error', [], 1],
  ])('%s, %s, %j: exit %d', async (mode, verdict, flags, exit) => {
    const result = await status({ artifacts: [artifact(verdictOf('spam', { mode, verdict, flags }))] });
    expect({ exit: result.exit, passed: result.outputs.passed }).toEqual({ exit, passed: exit === 0 });
  });

  it.each<[EvalGateRecord['verdict'], string, 0 | 1]>([
    ['inconclusive', 'accepted by `octocat`', 0],
    ['fail', 'fail, in part accepted by `octocat`', 1],
  ])('says who accepted what it found, and still goes by the verdict: %s', async (verdict, words, exit) => {
    const override = { by: 'octocat', reason: 'why not' };
    const result = await status({
      artifacts: [artifact(verdictOf('spam', { verdict, override, flags: ['overridden'] }))],
    });
    expect(result.section).toContain(words);
    expect(result.exit).toBe(exit);
  });

  it('says in words when a gate reports and does not block', async () => {
    const record = verdictOf('spam', { mode: 'report', verdict: 'fail' });
    expect((await status({ artifacts: [artifact(record)] })).section).toContain('does not block');
  });
});

describe('a model counts as missing', () => {
  const other = (change: Partial<EvalGateRecord['run']>) => ({ run: { ...verdictOf('spam').run, ...change } });
  it.each<[string, Asked, RegExp]>([
    ['without any record', {}, /no gate of this run left a record/],
    ['with the record of another model alone', { artifacts: [artifact(verdictOf('spam-2'))] }, /no gate/],
    ['with a verdict of another run', { artifacts: [artifact(verdictOf('spam', other({ id: 76 })))] }, /the run 76/],
    [
      'with a verdict of another commit',
      { artifacts: [artifact(verdictOf('spam', { commit: 'b'.repeat(40) }))] },
      /the commit b{40}/,
    ],
    [
      'with a verdict of another repository',
      { artifacts: [artifact(verdictOf('spam', other({ repository: 'x/r' })))] },
      /the repository x\/r/,
    ],
    ['with a verdict of a later attempt', { artifacts: [artifact(verdictOf('spam', {}, 2))] }, /the attempt 2/],
    [
      'with the verdict of another model in its artifact',
      { artifacts: [['mlops-spam-eval-gate', verdictOf('ham')]] },
      /the model ham/,
    ],
    [
      'with an artifact that holds something else',
      { artifacts: [['mlops-spam-eval-gate', { 'x.txt': 'x' }]] },
      /holds no/,
    ],
    [
      'with a record that is no JSON',
      { artifacts: [['mlops-spam-eval-gate', { 'eval-gate.json': 'PK\u0003' }]] },
      /no JSON/,
    ],
    [
      'with a record of another schema',
      { artifacts: [['mlops-spam-eval-gate', { 'eval-gate.json': '{"kind":"eval-gate","schemaVersion":1}' }]] },
      /not a valid/,
    ],
    [
      'with a record of a newer schema',
      { artifacts: [['mlops-spam-eval-gate', { 'eval-gate.json': '{"kind":"eval-gate","schemaVersion":99}' }]] },
      /update the action/,
    ],
    [
      'with a record that is too large',
      { artifacts: [['mlops-spam-eval-gate', { 'eval-gate.json': ' '.repeat(16 * 1024 * 1024 + 1) }]] },
      /larger than/,
    ],
    [
      'with an artifact that is too large or was changed',
      { artifacts: [['mlops-spam-eval-gate', new UserError('E_ARTIFACT', 'more than allowed here')]] },
      /more than allowed/,
    ],
    [
      'with two records of one attempt',
      { artifacts: [artifact(verdictOf('spam', { verdict: 'fail' })), artifact(verdictOf('spam'), '-1')] },
      /both of the attempt 1/,
    ],
    [
      'with two records of one attempt under one name',
      { artifacts: [artifact(verdictOf('spam')), artifact(verdictOf('spam'))] },
      /both of the attempt 1/,
    ],
    [
      'with an attempt in the name that is not its own',
      { attempt: 3, artifacts: [artifact(verdictOf('spam', {}, 3), '-2')] },
      /named after the attempt 2/,
    ],
    [
      'with a forged record beside a good one',
      {
        attempt: 2,
        artifacts: [artifact(verdictOf('spam')), artifact(verdictOf('spam', { commit: 'b'.repeat(40) }, 2), '-2')],
      },
      /the commit b{40}/,
    ],
    [
      'when what is older says it is newer',
      { attempt: 2, artifacts: [artifact(verdictOf('spam', {}, 2)), artifact(verdictOf('spam'), '-1')] },
      /was stored after/,
    ],
    ['where the runner offers no artifact store', { artifacts: 'none' }, /no gate of this run/],
  ])('%s', async (_, asked, why) => {
    const result = await status(asked);
    expect(result.exit).toBe(1);
    expect(result.outputs).toEqual({ passed: false, verdicts: { spam: 'missing' } });
    expect(result.record).toMatchObject({ models: [{ verdict: null, passed: false, attempt: null }] });
    expect(result.message).toMatch(/spam \(no verdict: /);
    expect(JSON.stringify(result.record)).toMatch(why);
  });

  it('when the name of its artifact is only like it', async () => {
    const artifacts = ['-0', '-01', '-1x', '-1234567', 's'].map((end) => artifact(verdictOf('spam'), end));
    expect((await status({ artifacts })).outputs.verdicts).toEqual({ spam: 'missing' });
  });
});

describe('attempts', () => {
  it('keep the verdict of a leg that succeeded in an earlier one', async () => {
    const result = await status({ attempt: 3, artifacts: [artifact(verdictOf('spam', {}, 1))] });
    expect({ exit: result.exit, record: result.record }).toMatchObject({
      exit: 0,
      record: { models: [{ attempt: 1 }] },
    });
  });

  it('count by the newest, under its own name or, where none of that name was there, the usual one', async () => {
    const passed = await status({
      attempt: 2,
      artifacts: [artifact(verdictOf('spam', { verdict: 'fail' }, 1)), artifact(verdictOf('spam', {}, 2), '-2')],
    });
    expect(passed).toMatchObject({ exit: 0, record: { models: [{ verdict: 'pass', attempt: 2 }] } });
    const failed = await status({
      attempt: 2,
      artifacts: [artifact(verdictOf('spam', {}, 1)), artifact(verdictOf('spam', { verdict: 'fail' }, 2))],
    });
    expect(failed).toMatchObject({ exit: 1, record: { models: [{ verdict: 'fail', attempt: 2 }] } });
  });
});

describe('the workspace', () => {
  const path = '.mlops/spam/eval-gate.json';

  it('counts as well, alone or beside the artifact it was uploaded as', async () => {
    await write(path, serializeRecord(verdictOf('spam')));
    expect((await status({ artifacts: 'none' })).exit).toBe(0);
    expect((await status({ artifacts: [artifact(verdictOf('spam'))] })).exit).toBe(0);
  });

  it('does not win over a newer attempt', async () => {
    await write(path, serializeRecord(verdictOf('spam', {}, 1)));
    const artifacts = [artifact(verdictOf('spam', { verdict: 'fail' }, 2), '-2')];
    expect(await status({ attempt: 2, artifacts })).toMatchObject({ exit: 1 });
  });

  it.each([
    ['a stale record', serializeRecord(verdictOf('spam', { commit: 'b'.repeat(40) }))],
    ['another verdict than the artifact', serializeRecord(verdictOf('spam', { verdict: 'inconclusive' }))],
    ['no JSON', 'x'],
  ])('makes a verdict missing with %s', async (_, text) => {
    await write(path, text);
    const { outputs, exit } = await status({ artifacts: [artifact(verdictOf('spam'))] });
    expect({ exit, ...outputs }).toEqual({ exit: 1, passed: false, verdicts: { spam: 'missing' } });
  });

  it('is not followed through a symbolic link', async () => {
    await write('elsewhere.json', serializeRecord(verdictOf('spam')));
    await mkdir(join(workspace, '.mlops/spam'), { recursive: true });
    await symlink(join(workspace, 'elsewhere.json'), join(workspace, path));
    expect((await status({})).outputs.verdicts).toEqual({ spam: 'missing' });
  });
});

describe('a store that does not answer', () => {
  const down = new ServiceError('E_GITHUB', 'the store did not answer');

  it('is an exit of its own where nothing else says no', async () => {
    const result = await status({ artifacts: [['mlops-spam-eval-gate', down]] });
    expect(result).toMatchObject({ exit: 2, outputs: { passed: false, verdicts: { spam: 'missing' } } });
  });

  it('does not hide a no', async () => {
    const artifacts = [['mlops-spam-eval-gate', down] as const, artifact(verdictOf('ham', { verdict: 'fail' }))];
    expect((await status({ models: ['spam', 'ham'], artifacts })).exit).toBe(1);
  });

  it('is on record with the jobs when it cannot even list', async () => {
    await expect(status({ artifacts: down })).rejects.toThrow(down);
    const record = recover({ code: 'E_GITHUB', message: 'x' }, inputsOf({}), portsOf({}));
    expect(parseRecord('gate-status', serializeRecord(record), 'r')).toMatchObject({
      passed: false,
      models: [],
      needs: [{ job: 'train' }, { job: 'gate' }],
      error: { code: 'E_GITHUB' },
    });
  });
});

describe('inputs that are not as expected', () => {
  const faults = (inputs: Record<string, string>) =>
    definition.inputs
      .safeParse({ needs: JSON.stringify(succeeded), models: 'spam', ...inputs })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; ') ?? '';

  it.each([
    ['no JSON', 'success'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a job without a result', '{"gate":{"outputs":{}}}'],
    ['a job without outputs', '{"gate":{"result":"success"}}'],
    ['a result that is no text', '{"gate":{"result":true,"outputs":{}}}'],
    ['a text for a job', '{"gate":"success"}'],
  ])('needs: %s', (_, needs) => {
    expect(faults({ needs })).toContain('needs: expected the JSON of');
  });

  it('needs: no jobs at all', () => {
    expect(faults({ needs: '{}' })).toContain('list the jobs under `needs:`');
  });

  it.each([
    ['none', ' \n ', /at least one model/],
    ['a path', 'models/spam', /no name of a model/],
    ['a list on one line', 'spam, ham', /a line each/],
    ['one twice', 'spam\nham\nspam', /"spam" is listed twice/],
    ['too many', Array.from({ length: 257 }, (_, index) => `m${index}`).join('\n'), /at most 256/],
  ])('models: %s', (_, models, message) => {
    expect(faults({ models })).toMatch(message);
  });

  it('takes 256 models', () => {
    expect(faults({ models: Array.from({ length: 256 }, (_, index) => `m${index}`).join('\n') })).toBe('');
  });
});

it('makes nothing of what artifacts and jobs say but text', async () => {
  const hostile = '<img src=x onerror=alert(1)> @octocat | [x](https://evil.example)\n::error::x';
  const { section, message } = await status({
    needs: { ...succeeded, [hostile]: { result: hostile, outputs: {} } },
    artifacts: [artifact(verdictOf('spam', { verdict: 'error', error: { code: 'E_X', message: hostile } }))],
  });
  const prose = section.replace(/(`+)(?:(?!\1)[\s\S])*\1/g, '');
  for (const trace of ['<img', '@octocat', '](https', '\n::error']) expect(prose).not.toContain(trace);
  expect(message).not.toContain('\n');
});
