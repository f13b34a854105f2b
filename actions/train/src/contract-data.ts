import { readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { dataGlobs, parseContract } from '@mlops-actions/contract';
import { UserError } from '@mlops-actions/errors';
import { insideWorkspace } from '@mlops-actions/lineage';
import type { Places } from './places.ts';

const maxBytes = 1024 * 1024;

/**
 * The globs of the model's contract, `mlops/<model>/contract.yml` before `mlops/contract.yml`; none without a contract.
 *
 * @throws UserError E_CONTRACT when it is not of its form, E_FILE when it is no file or too large, E_PATH_OUTSIDE.
 */
export async function loadContractGlobs({ folder, workspace }: Places, model: string): Promise<readonly string[]> {
  for (const name of [join('mlops', model, 'contract.yml'), join('mlops', 'contract.yml')]) {
    const path = await insideWorkspace(join(folder, name), workspace);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) continue;
    const shown = relative(workspace, path);
    if (!found.isFile() || found.size > maxBytes) {
      throw new UserError(
        'E_FILE',
        `Expected a contract of at most ${maxBytes} bytes at ${shown}, found ${found.size} bytes or no file. Correct the contract, or set \`data\`.`,
      );
    }
    return dataGlobs(parseContract(await readFile(path, 'utf8'), shown)).map(({ glob }) => glob);
  }
  return [];
}
