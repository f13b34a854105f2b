import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Contract, contractPaths, parseContract } from '@mlops-actions/contract';
import { UserError } from '@mlops-actions/errors';
import { insideWorkspace } from '@mlops-actions/lineage';
import type { Inputs } from './definition.ts';

const maxBytes = 1024 * 1024;

/** A contract and the digest of its text. Its `file` is relative to the workspace, as annotations want it. */
export interface LoadedContract {
  readonly contract: Contract;
  readonly digest: string;
}

/**
 * Reads the contract the input names, else the model's, else the one all models share.
 *
 * @throws UserError E_CONTRACT_MISSING, E_CONTRACT when it is not of its form, E_PATH_OUTSIDE.
 */
export async function loadContract(
  inputs: Pick<Inputs, 'contract' | 'model'>,
  folder: string,
  workspace: string,
): Promise<LoadedContract> {
  const names = inputs.contract === '' ? contractPaths(inputs.model) : [inputs.contract];
  for (const name of names) {
    const path = await insideWorkspace(join(folder, name), workspace);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) continue;
    const file = relative(workspace, path);
    if (!found.isFile() || found.size > maxBytes) {
      throw new UserError(
        'E_CONTRACT',
        `Expected ${file} to be a file of at most ${maxBytes} bytes, found ${found.isFile() ? `${found.size} bytes` : 'no file'}. Correct the path.`,
      );
    }
    const text = await readFile(path, 'utf8');
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    return { contract: parseContract(text, file), digest };
  }
  throw new UserError(
    'E_CONTRACT_MISSING',
    `There is no contract at ${names.join(' or ')}: commit one that says what the data must be, or set the input \`contract\`.`,
  );
}
