import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommandTargetOptions, commandTarget } from './command.ts';
import { faultOf, next } from './testing.ts';

let temp: string;
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'target-'));
});
afterEach(() => rm(temp, { recursive: true }));

const PATH = process.env['PATH'];

function open(command: string, options: Partial<CommandTargetOptions> = {}) {
  const base = { cwd: temp, temp, environmentName: 'production', timeLimitMs: 20_000, graceMs: 300 };
  return commandTarget({ command, environment: { PATH }, onOutput: () => undefined, ...base, ...options });
}

/** A shell text that writes to MLOPS_OUTPUT in one step. */
const says = (step: string, line: string) =>
  `if [ $MLOPS_STEP = ${step} ]; then echo '${line}' >> "$MLOPS_OUTPUT"; fi\n`;

describe('what serves', () => {
  it('is unknown until the script says it', async () => {
    const target = open(says('check', 'version=1.0.0'));
    expect(await target.current()).toEqual({ version: undefined, weights: undefined });
    await target.check();
    expect(await target.current()).toEqual({ version: '1.0.0', weights: undefined });
  });

  it.each(['weight', 'promote', 'rollback'])('is what the script says in %s', async (step) => {
    const target = open(says(step, 'weights={"1.0.0":95,"1.1.0":5}') + says(step, 'version=1.0.0'));
    if (step === 'weight') await target.weight(next, 5);
    else if (step === 'promote') await target.promote(next);
    else await target.rollback(next, undefined);
    const { version, weights } = await target.current();
    expect([version, weights?.get('1.1.0')]).toEqual(['1.0.0', 5]);
  });

  it('is unknown again when a step changed it and the script says nothing', async () => {
    const target = open(says('check', 'version=1.0.0'));
    await target.check();
    await target.stage(next);
    expect((await target.current()).version).toBe('1.0.0');
    await target.promote(next);
    expect((await target.current()).version).toBeUndefined();
  });

  it('is unknown after a step that changes it and fails', async () => {
    const target = open(`${says('check', 'version=1.0.0')}[ $MLOPS_STEP = check ]`);
    await target.check();
    await faultOf(target.promote(next));
    expect((await target.current()).version).toBeUndefined();
  });

  it('is not what answers while the new version is asked whether it is ready', async () => {
    const target = open(says('check', 'version=1.0.0') + says('ready', 'version=1.1.0'));
    await target.check();
    expect((await target.ready(next)).ready).toBe(true);
    expect((await target.current()).version).toBe('1.0.0');
  });
});

describe('the script', () => {
  it('sees no token of the action, and no step variable of another', async () => {
    const chunks: Uint8Array[] = [];
    const environment = { PATH, GITHUB_TOKEN: 'hidden', INPUT_HEADERS: 'hidden', MLOPS_WEIGHT: '99', TEAM: 'mine' };
    const target = open('env', { environment, onOutput: (chunk) => void chunks.push(chunk) });
    await target.stage(next);
    const text = Buffer.concat(chunks).toString();
    expect(text).not.toContain('hidden');
    expect(text).toContain('MLOPS_WEIGHT=\n');
    expect(text).toContain('TEAM=mine\n');
  });

  it('is ready when it ends well without saying who answers', async () => {
    expect(await open('true').ready(next)).toEqual({ ready: true, version: undefined, url: undefined, reason: '' });
  });

  it.each([
    ['exit 7', 'The command ended with exit code 7 and wrote nothing.'],
    ['echo loading; exit 1', 'loading'],
    ['kill -9 $$', 'The command was ended by SIGKILL and wrote nothing.'],
  ])('is not ready yet after %s', async (command, reason) => {
    expect(await open(command).ready(next)).toMatchObject({ ready: false, reason });
  });

  it('that fails is told with its step, exit code and last lines', async () => {
    const { code, message, error } = await faultOf(open('echo one; echo two; exit 3').promote(next));
    expect(code).toBe('E_TARGET');
    expect(message).toContain('ended with exit code 3 in the step promote. Its last line: two.');
    expect(error).toMatchObject({ problems: [{ message: 'one' }, { message: 'two' }] });
  });

  it('that writes what cannot be used has not done its step', async () => {
    expect((await faultOf(open(says('stage', 'secret=1')).stage(next))).message).toContain('MLOPS_OUTPUT');
  });

  it('whose server died with the step is told to detach it', async () => {
    const { code, message } = await faultOf(open('sleep 60 & echo started').stage(next));
    expect(code).toBe('E_TARGET');
    expect(message).toContain('left programs running in the step stage');
  });

  it('that cannot be started at all is no refusal of the target', async () => {
    expect((await faultOf(open('true', { cwd: join(temp, 'nowhere') }).check())).code).toBe('E_COMMAND');
  });

  it('leaves no file behind', async () => {
    await open('echo version=1 > "$MLOPS_OUTPUT"').check();
    await faultOf(open('exit 1').check());
    expect(await readdir(temp)).toEqual([]);
  });
});

describe('a cancelled job', () => {
  it('ends the step that runs', async () => {
    const controller = new AbortController();
    const onOutput = () => controller.abort('SIGTERM');
    const target = open('echo started; sleep 60', { signal: controller.signal, onOutput });
    expect((await faultOf(target.stage(next))).code).toBe('E_CANCELLED');
  });

  it('still takes the way back', async () => {
    const target = open(says('rollback', 'version=1.0.0'), { signal: AbortSignal.abort('SIGTERM') });
    await target.rollback(next, undefined);
    expect((await target.current()).version).toBe('1.0.0');
  });
});
