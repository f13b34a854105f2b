import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { UserError } from '@mlops-actions/errors';

/** A program and its parameters. */
export interface Shell {
  readonly file: string;
  readonly parameters: readonly string[];
}

/**
 * How a command is started: as a workflow's `run:` with `shell: bash`, both of its streams in one, so that their order
 * is kept. Without bash it is `sh -e`, which lacks `pipefail`. Windows needs a bash too, that of Git, which hosted
 * runners have; the one in System32 starts another system and is passed over.
 *
 * @throws UserError E_COMMAND when there is neither.
 */
export async function shellFor(command: string, environment: Readonly<Record<string, string>>): Promise<Shell> {
  const bash = await find('bash', environment);
  if (bash !== undefined) return oneStream(bash, ['--noprofile', '--norc', '-eo', 'pipefail'], command);
  const sh = await find('sh', environment);
  if (sh !== undefined) return oneStream(sh, ['-e'], command);
  throw new UserError('E_COMMAND', 'Expected bash or sh on the PATH, found neither. Install bash on the runner.');
}

function oneStream(file: string, options: readonly string[], command: string): Shell {
  return { file, parameters: ['-c', 'exec "$0" "$@" 2>&1', file, ...options, '-c', command] };
}

async function find(name: string, environment: Readonly<Record<string, string>>): Promise<string | undefined> {
  const windows = process.platform === 'win32';
  const path = Object.entries(environment).find(([key]) => (windows ? key.toUpperCase() : key) === 'PATH')?.[1] ?? '';
  for (const folder of path.split(delimiter)) {
    if (folder === '' || (windows && /\\system32\\?$/i.test(folder))) continue;
    const file = join(folder, windows ? `${name}.exe` : name);
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}
