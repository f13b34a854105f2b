import { basename, relative, sep } from 'node:path';
import type { CarriedFile } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
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
 * @throws UserError E_INPUT when the name tells no format, E_FILE.
 */
export async function readPredictions(path: string, workspace: string): Promise<Predictions> {
  const name = basename(path);
  if (!/\.(jsonl|ndjson|csv|tsv|parquet)(\.gz)?$/i.test(name)) {
    throw new UserError(
      'E_INPUT',
      `input \`predictions\`: expected a file ending in .jsonl, .csv or .parquet (.gz allowed), found ${JSON.stringify(name)}. Rename the file.`,
    );
  }
  const { digest, size } = await digestPath(path);
  return { file: { path, name }, path: relative(workspace, path).split(sep).join('/'), digest, size };
}
