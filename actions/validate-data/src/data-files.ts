import { join } from 'node:path';
import type { DataGlob } from '@mlops-actions/contract';
import type { DataFile } from '@mlops-actions/engine';
import { UserError } from '@mlops-actions/errors';
import { digestFiles, expandGlobs, type FileSet } from '@mlops-actions/lineage';

const named = /^([A-Za-z_][\w-]*)=(.+)$/s;

/** The globs of the input, else those of the contract. @throws UserError E_INPUT when neither names any, or for addresses. */
export function chooseGlobs(lines: readonly string[], contract: readonly DataGlob[]): readonly DataGlob[] {
  const remote = lines.filter((line) => /^[a-z][a-z0-9+]*:\/\//i.test(line.replace(named, '$2')));
  if (remote.length > 0) {
    throw new UserError(
      'E_INPUT',
      `\`data\`: expected globs of files in the workspace, found ${JSON.stringify(remote[0])}. Download the files in an earlier step.`,
    );
  }
  if (lines.length === 0 && contract.length === 0) {
    throw new UserError(
      'E_INPUT',
      'No data is named: add `data:` with a glob to the contract, or set the input `data`.',
    );
  }
  if (lines.length === 0) return contract;
  return lines.map((line) => {
    const [, name = 'data', glob = line] = named.exec(line) ?? [];
    return { name, glob };
  });
}

/** Files of the datasets, and their digest as train takes it. */
export interface Datasets {
  readonly files: readonly DataFile[];
  readonly digests: FileSet;
}

/** Finds and digests the files. @throws UserError E_NO_FILES, E_PATH_OUTSIDE. */
export async function findDatasets(globs: readonly DataGlob[], folder: string): Promise<Datasets> {
  const all = await expandGlobs(
    globs.map(({ glob }) => glob),
    folder,
  );
  const files: DataFile[] = [];
  for (const { name, glob } of globs) {
    for (const path of await expandGlobs([glob], folder))
      files.push({ dataset: name, path: join(folder, path), name: path });
  }
  return { files, digests: await digestFiles(all, folder) };
}
