import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { UserError } from '@mlops-actions/errors';
import type { RunContext } from './runner.ts';

/**
 * Reads what the runner says of the run.
 *
 * @throws UserError E_INPUT when the event file is named but unreadable.
 */
export function readContext(environment: NodeJS.ProcessEnv): RunContext {
  const read = (name: string) => environment[name] ?? '';
  const [owner = '', name = ''] = read('GITHUB_REPOSITORY').split('/');
  return {
    eventName: read('GITHUB_EVENT_NAME'),
    payload: readPayload(environment['GITHUB_EVENT_PATH']),
    sha: read('GITHUB_SHA'),
    ref: read('GITHUB_REF'),
    repository: { owner, name },
    runId: Number(read('GITHUB_RUN_ID')) || 0,
    runAttempt: Number(read('GITHUB_RUN_ATTEMPT')) || 1,
    workspace: environment['GITHUB_WORKSPACE'] ?? process.cwd(),
    temp: environment['RUNNER_TEMP'] ?? tmpdir(),
    serverUrl: environment['GITHUB_SERVER_URL'] ?? 'https://github.com',
    image: environment['ImageOS'] ?? null,
    environment,
  };
}

function readPayload(file: string | undefined): unknown {
  if (file === undefined || file === '') return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new UserError(
      'E_INPUT',
      `The event file ${file} cannot be read as JSON: run this action on GitHub Actions.`,
      { cause },
    );
  }
}
