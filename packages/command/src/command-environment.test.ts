import { expect, it } from 'vitest';
import { commandEnvironment } from './command-environment.ts';

it.each([
  'INPUT_TOKEN',
  'INPUT_DRY-RUN',
  'input_api-key',
  'STATE_comment',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RUNTIME_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_CACHE_SERVICE_V2',
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_TOKEN',
  'GH_TOKEN',
])('never hands %s to the command of a user', (name) => {
  expect(commandEnvironment({ [name]: 'secret' }, {})).toEqual({});
});

it('keeps the rest of the environment of the step, and adds the variables', () => {
  const environment = {
    PATH: '/bin',
    GITHUB_SHA: 'abc',
    GITHUB_PATHS: 'x',
    MY_INPUT_X: 'y',
    CI: 'true',
    MLOPS_SEED: '1',
    GONE: undefined,
  };
  expect(commandEnvironment(environment, { MLOPS_SEED: '0', MLOPS_RESUME_FROM: '', UNSET: undefined })).toEqual({
    PATH: '/bin',
    GITHUB_SHA: 'abc',
    GITHUB_PATHS: 'x',
    MY_INPUT_X: 'y',
    CI: 'true',
    MLOPS_SEED: '0',
    MLOPS_RESUME_FROM: '',
  });
});

it('takes names as data', () => {
  const environment = JSON.parse('{"__proto__": "x", "constructor": "y"}') as Record<string, string>;
  expect(Object.entries(commandEnvironment(environment, {}))).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
});
