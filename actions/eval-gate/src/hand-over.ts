import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CarriedFile } from '@mlops-actions/action';
import { keptName } from '@mlops-actions/comparison';
import { stateFolder } from '@mlops-actions/records';

/**
 * Puts the predictions, as a baseline keeps them, beside the record: register lets them ride with the version. What an
 * earlier step left there is removed.
 */
export async function handOver(kept: Buffer | undefined, model: string, workspace: string): Promise<CarriedFile[]> {
  const path = join(workspace, stateFolder(model), keptName);
  await rm(path, { force: true });
  if (kept === undefined) return [];
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, kept);
  return [{ path, name: keptName }];
}
