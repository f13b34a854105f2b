import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import { insideWorkspace } from '@mlops-actions/lineage';
import { stateFolder } from '@mlops-actions/records';

/** Where a training run reads and writes; absolute paths. */
export interface Places {
  readonly workspace: string;
  /** Folder that the command and its paths start from. */
  readonly folder: string;
  /** `.mlops/<model>`. */
  readonly state: string;
  /** Empty before the command runs. */
  readonly output: string;
  /** Kept from run to run where the workspace is. */
  readonly checkpoints: string;
  readonly params: string;
  readonly progress: string;
}

/**
 * Makes the folders of a run, and removes what an earlier run left in them.
 *
 * @throws UserError E_PATH_OUTSIDE, E_FILE when the working directory is elsewhere or missing.
 */
export async function preparePlaces(workspace: string, workingDirectory: string, model: string): Promise<Places> {
  const folder = await insideWorkspace(workingDirectory, workspace);
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
    throw new UserError(
      'E_FILE',
      `Expected a folder at ${JSON.stringify(workingDirectory)}, the working directory, found none. Correct \`working-directory\`, or check the code out before.`,
    );
  }
  const state = await insideWorkspace(stateFolder(model), workspace);
  const place = (name: string) => join(state, name);
  for (const name of ['progress.jsonl', 'params.json', 'output'])
    await rm(place(name), { recursive: true, force: true });
  await mkdir(place('output'), { recursive: true });
  await mkdir(place('checkpoints'), { recursive: true });
  await writeFile(place('.gitignore'), '*\n');
  return {
    workspace,
    folder,
    state,
    output: place('output'),
    checkpoints: place('checkpoints'),
    params: place('params.json'),
    progress: place('progress.jsonl'),
  };
}
