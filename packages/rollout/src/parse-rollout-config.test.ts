import { describeProblem, UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { rolloutConfigSchema } from './config-schema.ts';
import { deployPaths, parseRolloutConfig, type RolloutConfigOptions } from './parse-rollout-config.ts';

const complete = `
version: 1
steps: [{ weight: 5, wait: 10m }, { weight: 50, wait: 90s }, { weight: 100 }]
golden:
  set: mlops/golden.jsonl
  request: { method: PUT, path: '/predict?of={id}', body: { text: '{text}' } }
  answer: /prediction
  version: /version
  expect: label
  tolerance: 0.001
limits: { ready: 2m, timeout: 500ms, errors: 0.5%, agreement: 99.9%, correct: 0.95, latency: { p50: 100ms, p95: 300ms, p99: 1s } }
`;
const golden = "golden: { set: g.jsonl, request: { path: '/p/{id}' }, answer: '' }\n";

function faults(text: string, options?: RolloutConfigOptions): string[] {
  try {
    parseRolloutConfig(text, 'deploy.yml', options);
  } catch (error) {
    if (error instanceof UserError && error.code === 'E_DEPLOY_CONFIG') return error.problems.map(describeProblem);
    throw error;
  }
  return [];
}

describe('parseRolloutConfig', () => {
  it('reads every key of the form', () => {
    expect(parseRolloutConfig(complete, 'deploy.yml')).toEqual({
      steps: [
        { weight: 5, waitMs: 600_000 },
        { weight: 50, waitMs: 90_000 },
        { weight: 100, waitMs: 0 },
      ],
      goldenSet: 'mlops/golden.jsonl',
      request: {
        method: 'PUT',
        path: '/predict?of={id}',
        body: { text: '{text}' },
        answer: '/prediction',
        version: '/version',
        expect: 'label',
        tolerance: 0.001,
      },
      limits: {
        readyMs: 120_000,
        timeoutMs: 500,
        errors: 0.005,
        agreement: 0.999,
        correct: 0.95,
        latency: { p50: 100, p95: 300, p99: 1000 },
      },
    });
  });

  it('gives what is not said its default', () => {
    expect(parseRolloutConfig('version: 1', 'the default')).toEqual({
      steps: [{ weight: 100, waitMs: 0 }],
      goldenSet: undefined,
      request: undefined,
      limits: {
        readyMs: 300_000,
        timeoutMs: 10_000,
        errors: 0,
        agreement: undefined,
        correct: undefined,
        latency: {},
      },
    });
    expect(parseRolloutConfig(golden, 'deploy.yml').request).toEqual({
      method: 'POST',
      path: '/p/{id}',
      body: undefined,
      answer: '',
      version: undefined,
      expect: undefined,
      tolerance: 0.000_001,
    });
  });

  it('describes every key in its schema', () => {
    const keys = complete.match(/\b[a-z]+(?=:)/g) ?? [];
    const known = JSON.stringify(rolloutConfigSchema.toJSONSchema({ io: 'input', unrepresentable: 'any' }));
    for (const key of keys.filter((key) => key !== 'text')) expect(known).toContain(`"${key}":`);
  });

  it('tells every fault at once, each with line and column', () => {
    expect(
      faults('step: []\nsteps:\n  - { weight: 50 }\n  - { weight: 5, wiat: 1m }\nlimits: { errors: 0% }\n'),
    ).toEqual([
      'deploy.yml:1:1: unknown key "step": did you mean `steps`?',
      'deploy.yml:4:15: 5 does not rise above the 50 before it',
      'deploy.yml:4:18: unknown key "wiat" in `steps.1`: did you mean `wait`?',
      'deploy.yml:5:11: a limit on errors is measured on golden rows, and there are none: add `golden`',
    ]);
  });

  test.each([
    ['', 'deploy.yml:1:1: the file is empty'],
    ['steps: []', 'expected at least one step'],
    ['steps: [{ weight: 50 }]', '1:19: the last step sends 50 % of the requests: add { weight: 100 }'],
    ['steps: [{ weight: 0 }, { weight: 100 }]', 'expected a whole number from 1 to 100, found "0"'],
    ['steps: [{ weight: 5.5 }, { weight: 100 }]', 'expected a whole number from 1 to 100, found "5.5"'],
    ['steps: [{ weight: 101 }]', 'expected a whole number from 1 to 100, found "101"'],
    ['steps: [{ weight: .nan }, { weight: 100 }]', 'expected a whole number from 1 to 100, found "NaN"'],
    ['steps: [{ weight: 5 }, { weight: 5 }, { weight: 100 }]', '5 does not rise above the 5 before it'],
    ['steps: [{ wait: 5m }]', '`steps.0.weight`: is missing'],
    ['steps: [{ weight: 100, wait: 10 }]', 'expected a duration such as 500ms, 90s, 30m, 6h or 2d, found "10"'],
    ['steps: [{ weight: 100, wait: 0s }]', 'expected a duration'],
    ['steps: [{ weight: 100, wait: 301m }]', '1:30: expected at most 5 h'],
    ['steps: [{ weight: 100, wait: 1d }]', 'expected at most 5 h'],
    ['limits: { ready: 6h }', 'expected at most 5 h'],
    ['limits: { timeout: 2d }', 'expected at most 5 h'],
    ['limits: { agreement: 98% }', 'a limit on agreement is measured on golden rows'],
    ['limits: { correct: 0.9 }', 'a limit on correct is measured on golden rows'],
    ['limits: { latency: { p95: 1s } }', 'a limit on latency is measured on golden rows'],
    ['version: 2', 'expected 1 (a later version needs a later action), found "2"'],
    [`${golden}limits: { agreement: 98 }`, 'expected a share between 0 and 1, or a percentage such as 98%'],
    [`${golden}limits: { errors: -1% }`, 'expected a share between 0 and 1'],
    [`${golden}limits: { errors: 101% }`, 'expected a share between 0 and 1'],
    [`${golden}limits: { errors: .nan }`, 'expected a share between 0 and 1'],
    [`${golden}limits: { correct: 95% }`, '2:11: nobody knows what is correct'],
    [`${golden}limits: { latency: { p90: 1s } }`, 'unknown key "p90" in `limits.latency`: did you mean `p50`?'],
    ["golden: { request: { path: '/{id}' }, answer: '' }", '1:1: `golden.set`: is missing'],
    ["golden: { set: g, answer: '' }", '`golden.request`: is missing'],
    ["golden: { set: g, request: { path: '/{id}' } }", '`golden.answer`: is missing'],
    ["golden: { set: g, request: { path: 'p/{id}' }, answer: '' }", 'expected a path that begins with /'],
    ["golden: { set: g, request: { path: '/{id}', method: get }, answer: '' }", 'expected GET, POST, PUT or PATCH'],
    ["golden: { set: g, request: { path: '/{id}', method: GET, body: 1 }, answer: '' }", 'GET carries no body'],
    ["golden: { set: g, request: { path: '/{id}' }, answer: prediction }", 'expected a JSON pointer'],
    ["golden: { set: g, request: { path: '/{id}' }, answer: '/a~2' }", 'expected a JSON pointer'],
    ["golden: { set: g, request: { path: '/{id}' }, answer: '', tolerance: -1 }", 'expected a number of 0 or more'],
    ["golden: { set: g, request: { path: '/p', body: { a: 1 } }, answer: '' }", 'every row would ask the same'],
    ["golden: { set: g, request: { path: '/p', body: [{ a: '{{text}}' }] }, answer: '' }", 'in single braces'],
    ["golden: { set: g, request: { path: '/{id}', body: { a: .inf } }, answer: '' }", 'Infinity cannot be sent'],
  ])('refuses %j', (text, message) => {
    expect(faults(text).join('\n')).toContain(message);
  });

  it('takes the rows from the input, and then needs no set but a request', () => {
    const text = "golden: { request: { path: '/{id}' }, answer: '' }";
    expect(faults(text, { goldenSet: true })).toEqual([]);
    expect(faults('version: 1', { goldenSet: true })).toEqual([
      expect.stringContaining('the input `golden-set` names rows, and nothing says how to ask them'),
    ]);
  });

  it('looks for the config of the model first', () => {
    expect(deployPaths('spam')).toEqual(['mlops/spam/deploy.yml', 'mlops/deploy.yml']);
  });

  it('is quick on pointers and paths made to confuse it', () => {
    const started = performance.now();
    const long = `/${'~0'.repeat(400)}~`;
    expect(faults(`golden: { set: g, request: { path: '/${'{'.repeat(900)}' }, answer: '${long}' }`)).not.toEqual([]);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
