import { UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { commonInputs, duration, lines } from './input-types.ts';
import { parseInputs } from './parse-inputs.ts';
import { RecordingRunner } from './recording-runner.test-support.ts';

const inputs = z.object({
  ...commonInputs,
  run: z.string(),
  'time-limit': duration().optional(),
  data: lines().prefault('a\nb'),
  mode: z.enum(['merge', 'report'], 'expected merge or report').prefault('merge'),
});
const parse = (given: Record<string, string>, environment: Record<string, string> = {}) =>
  parseInputs({ inputs }, new RecordingRunner({ inputs: given, context: { environment } }));

function refusal(given: Record<string, string>, environment?: Record<string, string>): UserError {
  try {
    parse(given, environment);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('inputs', () => {
  it('that are not set are their defaults', () => {
    expect(parse({ run: 'make', mode: '  ' })).toEqual({
      model: 'model',
      'working-directory': '.',
      token: '',
      'dry-run': false,
      run: 'make',
      data: ['a', 'b'],
      mode: 'merge',
    });
  });

  it('that are set have their types', () => {
    expect(parse({ run: 'make', 'time-limit': '90s', data: 'x', 'dry-run': 'true' })).toMatchObject({
      'time-limit': 90_000,
      data: ['x'],
      'dry-run': true,
    });
  });

  test.each<[Record<string, string>, Record<string, string>, string]>([
    [{}, {}, 'model'],
    [{}, { MLOPS_MODEL: 'spam' }, 'spam'],
    [{}, { MLOPS_MODEL: '' }, 'model'],
    [{ model: 'ham' }, { MLOPS_MODEL: 'spam' }, 'ham'],
  ])('with %j in the environment %j: the model is %s', (given, environment, model) => {
    expect(parse({ run: 'make', ...given }, environment).model).toBe(model);
  });

  it('are refused all at once, in the user’s words', () => {
    const { code, message, problems } = refusal({
      model: 'models/spam.pkl',
      'dry-run': 'yes',
      'time-limit': '1 hour',
      mode: 'x'.repeat(500),
    });
    expect(code).toBe('E_INPUT');
    expect(problems.map((problem) => problem.message)).toEqual([
      expect.stringMatching(/^input `model`: .*a name, not a path, found "models\/spam\.pkl"$/),
      'input `dry-run`: expected true or false, found "yes"',
      'input `run`: is required',
      'input `time-limit`: expected a number and a unit, such as 90s, 30m, 6h or 2d, found "1 hour"',
      `input \`mode\`: expected merge or report, found "${'x'.repeat(80)}"`,
    ]);
    expect(message).toContain('5 inputs are not as expected');
    for (const problem of problems) expect(message).toContain(problem.message);
  });

  it('name the input when the environment is at fault', () => {
    expect(refusal({ run: 'make' }, { MLOPS_MODEL: '../x' }).message).toContain(
      'an input is not as expected. input `model`',
    );
  });

  it('that contradict each other are told in the words of the rule', () => {
    const ruled = inputs.refine(() => false, 'set either `run` or `mode`');
    const runner = new RecordingRunner({ inputs: { run: 'make' } });
    expect(() => parseInputs({ inputs: ruled }, runner)).toThrow('expected. set either `run` or `mode`.');
  });
});
