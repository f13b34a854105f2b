import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { type HandedOver, requireArtifact } from '@mlops-actions/action/run';
import { UserError } from '@mlops-actions/errors';
import { digestPath, insideWorkspace, type PathDigest } from '@mlops-actions/lineage';
import type { StoredFile } from '@mlops-actions/registry';
import type { Inputs } from './definition.ts';

/** The model to register, as it lies on this machine. */
export interface Model extends PathDigest {
  readonly absolute: string;
}

/** Compressed bytes of the largest artifact that is fetched. */
const maxModelBytes = 64 * 1024 ** 3;

/**
 * Finds and digests the model: the input, else what train recorded, in the workspace or as its artifact of this run.
 *
 * @throws UserError E_MODEL_MISSING, E_FILE, E_NO_FILES, E_PATH_OUTSIDE; E_ARTIFACT when it is not what train recorded.
 */
export async function loadModel(
  inputs: Pick<Inputs, 'model' | 'model-path' | 'working-directory'>,
  ports: Ports,
  trained: HandedOver<'train'> | undefined,
): Promise<Model> {
  const given = inputs['model-path'];
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(given))
    throw new UserError(
      'E_NOT_BUILT',
      `The input \`model-path\` does not take the address ${JSON.stringify(given.slice(0, 80))} yet: download the model in an earlier step.`,
    );
  const { workspace } = ports.runner.context;
  if (given !== '') {
    const folder = await insideWorkspace(inputs['working-directory'], workspace);
    return digestModel(await insideWorkspace(join(folder, given), workspace));
  }
  const weights = trained?.record.weights;
  if (weights === undefined || weights === null) throw missing(inputs.model);
  const model = await digestModel(await placeOf(weights, ports));
  if (model.digest === weights.digest) return model;
  throw new UserError(
    'E_ARTIFACT',
    `The model ${JSON.stringify(weights.path)} is not the one train recorded: expected ${weights.digest}, found ${model.digest}. Re-run train, and change nothing between.`,
  );
}

/** The files of a model as a registry takes them. A model that is one file keeps its name. */
export function modelFiles({ absolute, kind, files, digest, size }: Model): StoredFile[] {
  if (kind === 'file') return [{ absolute, path: basename(absolute), sha256: digest, size }];
  return files.map((file) => ({ ...file, absolute: join(absolute, file.path) }));
}

interface Weights {
  readonly path: string;
  readonly format: string;
  readonly artifact: string | null;
}

async function placeOf({ path, format, artifact }: Weights, ports: Ports): Promise<string> {
  const { workspace } = ports.runner.context;
  const inWorkspace = await insideWorkspace(path, workspace);
  if (existsSync(inWorkspace)) return inWorkspace;
  if (artifact === null)
    throw new UserError(
      'E_MODEL_MISSING',
      `The model ${JSON.stringify(path)} is not in the workspace, and train stored it as no artifact: register in the job that trains, or let train store it.`,
    );
  const folder = await requireArtifact(ports, artifact, maxModelBytes);
  return format === 'folder' ? folder : join(folder, basename(path));
}

async function digestModel(absolute: string): Promise<Model> {
  return { ...(await digestPath(absolute)), absolute };
}

function missing(model: string): UserError {
  return new UserError(
    'E_MODEL_MISSING',
    `There is no model to register: no record of train for ${model} in the workspace or among the artifacts of this run names one. Let the job with train succeed and list it under \`needs:\`, or set the input \`model-path\`.`,
  );
}
