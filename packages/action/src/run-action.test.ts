import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceError, UserError } from '@mlops-actions/errors';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { defineAction } from './define-action.ts';
import { commonInputs, commonOutputs } from './input-types.ts';
import { writeRecord } from './publish.ts';
import { recordHead } from './record-head.ts';
import { RecordingRunner } from './recording-runner.test-support.ts';
import type { Behaviour, Result } from './result.ts';
import { runAction } from './run-action.ts';
import { dataRecord } from './sample-record.test-support.ts';

const definition = defineAction({
  name: 'validate-data',
  title: 'Data',
  description: 'Checks data.',
  branding: { icon: 'check', color: 'green' },
  inputs: z.object(commonInputs),
  outputs: z.object({ ...commonOutputs, passed: z.boolean() }),
  permissions: [],
  comments: true,
  errorOutputs: { passed: false },
});
type Acts = Behaviour<typeof definition.inputs, typeof definition.outputs>;

const place = '.mlops/spam/validate-data.json';
let workspace: string;
let runner: RecordingRunner;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'action-'));
});
afterEach(() => rm(workspace, { recursive: true }));

async function act(behaviour: Acts, inputs: Record<string, string> = {}): Promise<void> {
  runner = new RecordingRunner({ inputs: { model: 'spam', ...inputs }, context: { workspace, temp: workspace } });
  await runAction(definition, runner, () => Promise.resolve(behaviour));
}

const concludes = (changes: Partial<Result<{ record: string; passed: boolean }>> = {}): Acts => ({
  run: () => Promise.resolve({ outputs: { passed: true }, record: dataRecord, section: 'the section', ...changes }),
});
const throws = (fault: Error): Acts => ({
  async run() {
    throw fault;
  },
});
const readRecord = async () => JSON.parse(await readFile(join(workspace, place), 'utf8')) as unknown;
const published = ['output passed', 'output record', 'summary'];

describe('an action that concludes', () => {
  it('publishes record, outputs, summary, annotations, then what lies outside', async () => {
    let before: unknown;
    const apply = async () => {
      before = { record: await readRecord(), events: [...runner.events] };
    };
    await act(concludes({ annotations: [{ level: 'notice', message: 'n' }], effects: [{ what: 'tell', apply }] }));
    expect(before).toEqual({
      record: dataRecord,
      events: [...published, 'annotate notice', 'group Publish', 'annotate warning'],
    });
    expect(Object.fromEntries(runner.outputs)).toEqual({ passed: true, record: place });
    expect(runner.summaries).toContain('the section');
    expect(runner.exitCode).toBeUndefined();
  });

  test.each([1, 2] as const)('and says no sets exit code %d after everything else', async (exit) => {
    await act(concludes({ outputs: { passed: false }, failure: { message: 'it broke', exit } }));
    expect(runner.events.slice(0, 3)).toEqual(published);
    expect(runner.events.slice(-2)).toEqual(['annotate error', `exit ${exit}`]);
    expect(runner.annotations.at(-1)).toEqual({ level: 'error', title: 'Data', message: 'it broke', final: true });
    expect(await readRecord()).toEqual(dataRecord);
  });

  it('goes on past what cannot be published, and says so in the summary', async () => {
    const apply = () => Promise.reject(new ServiceError('E_GITHUB', 'down `for` now'));
    await act(concludes({ effects: [{ what: 'tell', apply }] }));
    expect(runner.summaries).toContain('**Left out**');
    expect(runner.summaries).toContain(
      '- `Could not store the record as an artifact: This runner offers no artifact store.`',
    );
    expect(runner.summaries).toContain('- ``Could not tell: down `for` now``');
    expect(runner.exitCode).toBeUndefined();
  });

  it('says on a pull request that without a token there is no comment', async () => {
    const [head, base] = ['a'.repeat(40), 'b'.repeat(40)];
    const payload = { pull_request: { number: 3, head: { sha: head }, base: { sha: base, ref: 'main' } } };
    runner = new RecordingRunner({ inputs: { model: 'spam' }, context: { workspace, temp: workspace, payload } });
    await runAction(definition, runner, () => Promise.resolve(concludes({ comment: {} })));
    expect(runner.summaries).toContain('Could not write the comment: there is no token');
    expect(runner.outputs.has('comment-url')).toBe(false);
  });

  it('publishes nothing outside in a dry run', async () => {
    let applied = false;
    const apply = async () => {
      applied = true;
    };
    await act(concludes({ effects: [{ what: 'tell', apply }] }), { 'dry-run': 'true' });
    expect(runner.events).toEqual(published);
    expect(runner.log).toEqual(['Dry run: nothing was published.']);
    expect(applied).toBe(false);
  });

  it('masks the token', async () => {
    await act(concludes(), { token: 'ghs_secret', 'dry-run': 'true' });
    expect(runner.masked).toEqual(['ghs_secret']);
  });
});

describe('an action that cannot conclude', () => {
  it('sets its outputs, says why and ends with 2', async () => {
    const problems = [{ file: 'f.csv', line: 3, message: 'bad' }];
    await act(throws(new UserError('E_FILE', 'mend f.csv', { problems })));
    expect(runner.events).toEqual(['output passed', 'summary', 'annotate error', 'annotate error', 'exit 2']);
    expect(Object.fromEntries(runner.outputs)).toEqual({ passed: false });
    expect(runner.annotations.map(({ message, line }) => [message, line])).toEqual([
      ['E_FILE: mend f.csv', undefined],
      ['bad', 3],
    ]);
    expect(runner.log).toEqual(['f.csv:3: bad']);
    expect(runner.summaries).toContain('nothing could be concluded');
  });

  it('calls what nobody foresaw a bug, with the stack at debug alone', async () => {
    const bug = new TypeError('x is undefined');
    await act(throws(bug));
    expect(runner.annotations[0]?.message).toBe('E_INTERNAL: x is undefined (this is a bug: please report it)');
    expect(runner.debugged).toEqual([bug.stack]);
    expect(runner.summaries).not.toContain('run-action.test.ts');
    expect(runner.exitCode).toBe(2);
  });

  it('leaves no record of an earlier run behind', async () => {
    await writeRecord(workspace, dataRecord);
    await act(throws(new UserError('E_FILE', 'mend it')));
    expect(existsSync(join(workspace, place))).toBe(false);
  });

  it('puts the fault on record where the action can', async () => {
    const recover: NonNullable<Acts['recover']> = ({ code, message }, { model }, ports) => ({
      ...dataRecord,
      ...recordHead(model, ports.runner.context, new Date(0)),
      passed: false,
      contract: { ...dataRecord.contract, file: `${code} ${message}` },
    });
    await act({ ...throws(new UserError('E_FILE', 'mend it', { problems: [{ file: 'f', message: 'm' }] })), recover });
    expect(await readRecord()).toMatchObject({ passed: false, contract: { file: 'E_FILE E_FILE: mend it' } });
    expect(Object.fromEntries(runner.outputs)).toEqual({ passed: false, record: place });
    expect(runner.annotations.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([
      'm',
      'E_FILE: mend it',
    ]);
    expect(runner.events.at(-1)).toBe('exit 2');
  });

  it('ends with 2 as well when a bug shows while publishing', async () => {
    const apply = () => Promise.reject(new TypeError('bug'));
    await act(concludes({ effects: [{ what: 'tell', apply }] }));
    expect(runner.outputs.get('passed')).toBe(false);
    expect(runner.exitCode).toBe(2);
  });

  it('does not load what it does when the inputs are wrong', async () => {
    runner = new RecordingRunner({ inputs: { model: 'a/b', 'dry-run': 'maybe' }, context: { workspace } });
    let loaded = false;
    await runAction(definition, runner, () => {
      loaded = true;
      return Promise.resolve(concludes());
    });
    expect(loaded).toBe(false);
    expect(runner.log).toHaveLength(2);
    expect(runner.annotations[0]?.message).toMatch(/^E_INPUT: Nothing was done, because 2 inputs are not as expected/);
    expect([runner.outputs.get('passed'), runner.exitCode]).toEqual([false, 2]);
  });
});

describe('the post step', () => {
  async function post(states: Record<string, string>): Promise<boolean> {
    runner = new RecordingRunner({ states: { phase: 'post', ...states }, context: { workspace } });
    let loaded = false;
    await runAction(definition, runner, () => {
      loaded = true;
      return Promise.resolve(concludes());
    });
    return loaded;
  }

  it('is known by what the main step saved', async () => {
    await act(concludes());
    expect(runner.state('phase')).toBe('post');
    expect(runner.state('comment')).toBe('');
  });

  it('does nothing without a comment to look after', async () => {
    expect(await post({})).toBe(false);
    expect(runner.events).toEqual([]);
  });

  test.each(['{', '{"model":1}', '"x"'])('warns and never fails when its state is %s', async (comment) => {
    expect(await post({ comment })).toBe(false);
    expect(runner.events).toEqual(['annotate warning']);
    expect(runner.exitCode).toBeUndefined();
  });
});

test.each([
  ['a'.repeat(40), 'a'.repeat(40)],
  ['', '0'.repeat(40)],
  ['main', '0'.repeat(40)],
])('a record begins with the run; the commit %j is told as %s', (sha, commit) => {
  const { context } = new RecordingRunner({ context: { sha } });
  expect(recordHead('spam', context, new Date(0))).toEqual({
    schemaVersion: 1,
    model: 'spam',
    commit,
    run: { id: 7, attempt: 2, event: 'push', repository: 'o/r' },
    createdAt: '1970-01-01T00:00:00.000Z',
  });
});
