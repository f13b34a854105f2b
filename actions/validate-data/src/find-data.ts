import { join } from 'node:path';
import { type Contract, type DataGlob, dataGlobs } from '@mlops-actions/contract';
import type { DataFile } from '@mlops-actions/engine';
import { UserError } from '@mlops-actions/errors';
import { expandGlobs } from '@mlops-actions/lineage';

const named = /^([A-Za-z_][A-Za-z0-9_-]{0,62})=(.+)$/;

/**
 * Finds the files of every dataset: those of the input, else those of the contract.
 *
 * @param lines globs relative to `folder`, each with or without `name=` before it
 * @throws UserError E_INPUT for addresses or when nothing names data, E_NO_FILES for globs without a match,
 *   E_PATH_OUTSIDE.
 */
export async function findData(lines: readonly string[], contract: Contract, folder: string): Promise<DataFile[]> {
  const globs = lines.length > 0 ? lines.map(parseLine) : dataGlobs(contract);
  refuse(globs, contract);
  // All globs at once first, so that every one without a match is named.
  await expandGlobs(
    globs.map(({ glob }) => glob),
    folder,
  );
  const files: DataFile[] = [];
  for (const dataset of new Set(globs.map(({ name }) => name))) {
    const own = globs.filter(({ name }) => name === dataset).map(({ glob }) => glob);
    for (const name of await expandGlobs(own, folder)) files.push({ dataset, path: join(folder, name), name });
  }
  return files;
}

function parseLine(line: string): DataGlob {
  const [, name = 'data', glob = line] = named.exec(line) ?? [];
  return { name, glob };
}

function refuse(globs: readonly DataGlob[], contract: Contract): void {
  if (globs.length === 0) {
    throw new UserError(
      'E_INPUT',
      `Expected data to check, but neither the input \`data\` nor the contract names any. Add \`data: data/*.csv\` to ${contract.file}, or set the input.`,
    );
  }
  const remote = globs.filter(({ glob }) => /^[a-z][a-z0-9+]*:\/\//i.test(glob));
  if (remote.length === 0) return;
  throw new UserError(
    'E_INPUT',
    `input \`data\`: expected globs of files in the workspace, found ${remote.map(({ glob }) => JSON.stringify(glob)).join(', ')}. Download the files in an earlier step.`,
  );
}
