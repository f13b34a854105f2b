import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Contract, parseContract } from '@mlops-actions/contract';
import { UserError } from '@mlops-actions/errors';
import { insideWorkspace } from '@mlops-actions/lineage';
import type { Inputs } from './definition.ts';

const maxBytes = 1024 * 1024;

/** A contract, where it was found, and the digest of its text. */
export interface FoundContract {
  readonly contract: Contract;
  /** Relative to the workspace, as annotations want it. */
  readonly file: string;
  readonly digest: string;
}

/**
 * Reads the contract the input names, else the model's, else the repository's.
 *
 * @throws UserError E_CONTRACT when there is none or it is not of its form, E_PATH_OUTSIDE.
 */
export async function loadContract(inputs: Inputs, folder: string, workspace: string): Promise<FoundContract> {
  const names =
    inputs.contract === '' ? [`mlops/${inputs.model}/contract.yml`, 'mlops/contract.yml'] : [inputs.contract];
  for (const name of names) {
    const path = await insideWorkspace(join(folder, name), workspace);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) continue;
    const file = relative(workspace, path);
    if (!found.isFile() || found.size > maxBytes) {
      throw new UserError(
        'E_CONTRACT',
        `Expected a contract of at most ${maxBytes} bytes at ${file}, found ${found.size} bytes or no file. Correct the path.`,
      );
    }
    const text = await readFile(path, 'utf8');
    return {
      contract: parseContract(text, file),
      file,
      digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    };
  }
  throw new UserError(
    'E_CONTRACT',
    `There is no contract at ${names.join(' or ')}: commit one that says what the data must be, or set the input \`contract\`.`,
  );
}
