import { type Problem, ServiceError, UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { report, toFault } from './failure.ts';
import { RecordingRunner } from './recording-runner.test-support.ts';

describe('a fault', () => {
  test.each<[string, unknown, string, string, boolean]>([
    [
      'the user’s',
      new UserError('E_INPUT', 'mend it', { cause: new Error('why') }),
      'E_INPUT',
      'E_INPUT: mend it: why',
      false,
    ],
    ['a service’s', new ServiceError('E_GITHUB', 'down'), 'E_GITHUB', 'E_GITHUB: down', false],
    [
      'ours',
      new TypeError('x is undefined'),
      'E_INTERNAL',
      'E_INTERNAL: x is undefined (this is a bug: please report it)',
      true,
    ],
    ['a text', 'oops', 'E_INTERNAL', 'E_INTERNAL: oops (this is a bug: please report it)', false],
  ])('is told apart: %s', (_, error, code, message, stack) => {
    const fault = toFault('Gate', error);
    expect(fault).toMatchObject({ code, message });
    expect(fault.annotations[0]).toEqual({ level: 'error', title: 'Gate', message });
    expect(fault.stack !== undefined).toBe(stack);
    expect(fault.section).toContain('### ⛔ Gate: nothing could be concluded');
    expect(fault.section).toContain(message);
  });

  it('does not repeat the token, whoever did', () => {
    const error = new UserError('E_INPUT', 'bad ghs_1', { problems: [{ message: 'ghs_1 is wrong' }] });
    const fault = toFault('Gate', error, (text) => text.replaceAll('ghs_1', '***'));
    expect(JSON.stringify(fault)).not.toContain('ghs_1');
    expect([fault.message, fault.log]).toEqual(['E_INPUT: bad ***', ['*** is wrong']]);
    expect(toFault('Gate', error).message).toContain('ghs_1');
  });

  it('holds nothing a terminal acts on', () => {
    const problems = [{ message: 'a\rb\u009bc' }];
    const { message, log } = toFault('Gate', new UserError('E_INPUT', 'x\u001b[2Jy\n\tz', { problems }));
    expect([message, log]).toEqual(['E_INPUT: x\\x1b[2Jy\n\tz', ['a\\x0db\\x9bc']]);
  });

  it('shows ten places on their lines, fifty in the summary and all in the log', () => {
    const problems: Problem[] = Array.from({ length: 60 }, (_, index) => ({
      file: 'f.csv',
      line: index + 1,
      message: `m${index}.`,
    }));
    const fault = toFault('Gate', new UserError('E_INPUT', 'all', { problems: [{ message: 'nowhere' }, ...problems] }));
    expect(fault.annotations).toHaveLength(11);
    expect(fault.annotations[1]).toEqual({ level: 'error', title: 'Gate', file: 'f.csv', line: 1, message: 'm0.' });
    expect(fault.log).toHaveLength(61);
    expect(fault.section).toContain('- `f.csv:49: m48.`');
    expect(fault.section).not.toContain('m49.');
  });

  it('lets nothing of a stranger into the summary but as code', () => {
    const nasty = '`</details>\n# @everyone <img src=x> [a](b)';
    const { section } = toFault('Gate', new UserError('E_INPUT', nasty, { problems: [{ message: nasty }] }));
    const rest = section.replaceAll(/(`+)[^\n]*?[^`]\1(?!`)/g, '');
    expect(rest).not.toMatch(/@|<|\[/);
    expect(section).not.toMatch(/^# @/m);
  });

  it('is shown with its stack only where someone looks for it', () => {
    const runner = new RecordingRunner();
    report(runner, { log: ['a'], annotations: [{ level: 'error', message: 'b' }], stack: 'c' });
    expect([runner.log, runner.annotations, runner.debugged]).toEqual([
      ['a'],
      [{ level: 'error', message: 'b' }],
      ['c'],
    ]);
  });
});
