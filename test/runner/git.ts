import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs git, untouched by the configuration of whoever runs this, and returns what it prints without the last newline. */
export async function git(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    LANG: 'C.UTF-8',
    ...environment,
  };
  const { stdout } = await execute('git', ['-C', folder, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
  return stdout.replace(/\n$/, '');
}
