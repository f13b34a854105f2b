import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { ServiceError, UserError } from '@mlops-actions/errors';
import { digestPath, type PathDigest } from '@mlops-actions/lineage';

/** The model a run wrote. */
export interface Weights extends PathDigest {
  readonly absolute: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** The extension of a file, such as `onnx` or `tar.gz`; `folder`; `unknown`. */
  readonly format: string;
}

/** Where the model went: an artifact of the run, or nowhere and why. */
export type Storage =
  | { readonly stored: true; readonly id: number; readonly name: string }
  | { readonly stored: false; readonly reason: string; readonly failed: boolean };

/** @throws UserError E_FILE, E_PATH_OUTSIDE, E_NO_FILES as of digestPath. */
export async function readWeights(absolute: string, workspace: string): Promise<Weights> {
  const digest = await digestPath(absolute);
  const format = digest.kind === 'folder' ? 'folder' : formatOf(basename(absolute));
  return { ...digest, absolute, path: relative(workspace, absolute).split(sep).join('/'), format };
}

/** No fault: there was nothing to store, or nowhere to store it. */
export function notStored(reason: string): Storage {
  return { stored: false, reason, failed: false };
}

/**
 * Stores the model as an artifact of its own. This comes before the record is written, since the record names the
 * artifact and an output its id.
 *
 * A store that fails is told and not thrown: the record of a long training is worth keeping.
 */
export async function storeWeights(weights: Weights, name: string, ports: Ports): Promise<Storage> {
  const store = await ports.artifacts();
  if (store === undefined) return notStored('this runner offers no artifact store');
  const { absolute, kind, files } = weights;
  const root = kind === 'folder' ? await realpath(absolute) : dirname(absolute);
  const paths = kind === 'folder' ? files.map(({ path }) => join(root, path)) : [absolute];
  try {
    const { id, name: stored } = await store.upload(name, paths, { root, attempt: ports.runner.context.runAttempt });
    return { stored: true, id, name: stored };
  } catch (error) {
    if (!(error instanceof ServiceError || error instanceof UserError)) throw error;
    return { stored: false, reason: error.message, failed: true };
  }
}

function formatOf(name: string): string {
  return /\.(tar\.\w{1,10}|\w{1,20})$/.exec(name.toLowerCase())?.[1] ?? 'unknown';
}
