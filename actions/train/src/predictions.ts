import { basename, relative, sep } from 'node:path';
import type { CarriedFile } from '@mlops-actions/action';
import { digestPath } from '@mlops-actions/lineage';

/** Predictions as they are handed over: in the workspace where the command wrote them, in the artifact by their name. */
export interface Predictions {
  readonly file: CarriedFile;
  /** Relative to the workspace. */
  readonly path: string;
  readonly digest: string;
  readonly size: number;
}

/**
 * Digests the predictions. What they say is read by whoever judges them, with the same code for both sides.
 *
 * @throws UserError E_FILE
 */
export async function readPredictions(path: string, workspace: string): Promise<Predictions> {
  const { digest, size } = await digestPath(path);
  return { file: { path, name: basename(path) }, path: relative(workspace, path).split(sep).join('/'), digest, size };
}
