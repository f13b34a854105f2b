import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { ServiceError, UserError } from '@mlops-actions/errors';
import { digestPath, type PathDigest } from '@mlops-actions/lineage';

/** The weights a run wrote. */
export interface Weights extends PathDigest {
  /** Absolute. */
  readonly path: string;
  /** The extension of a file, such as `onnx` or `tar.gz`; `folder`; `unknown`. */
  readonly format: string;
}

/** Where the weights went: an artifact of the run, or nowhere and why. */
export type Storage =
  | { readonly stored: true; readonly id: number; readonly name: string }
  | { readonly stored: false; readonly reason: string; readonly failed: boolean };

/** @throws UserError of digestPath. */
export async function readWeights(path: string): Promise<Weights> {
  const digest = await digestPath(path);
  return { ...digest, path, format: digest.kind === 'folder' ? 'folder' : formatOf(basename(path)) };
}

function formatOf(name: string): string {
  return /\.(tar\.\w{1,10}|\w{1,20})$/.exec(name.toLowerCase())?.[1] ?? 'unknown';
}

/**
 * Stores the weights as an artifact of their own. This comes before the record is written, since the record names the
 * artifact and an output its id.
 *
 * A store that fails is told and not thrown: the record of a long training is worth keeping.
 */
export async function storeWeights(weights: Weights, name: string, ports: Ports): Promise<Storage> {
  const store = await ports.artifacts();
  if (store === undefined) return { stored: false, reason: 'this runner offers no artifact store', failed: false };
  const root = weights.kind === 'folder' ? await realpath(weights.path) : dirname(weights.path);
  const files = weights.kind === 'folder' ? weights.files.map(({ path }) => join(root, path)) : [weights.path];
  try {
    const { id, name: stored } = await store.upload(name, files, { root, attempt: ports.runner.context.runAttempt });
    return { stored: true, id, name: stored };
  } catch (error) {
    if (!(error instanceof ServiceError || error instanceof UserError)) throw error;
    return { stored: false, reason: error.message, failed: true };
  }
}
