import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { findRecord, type HandedOver, requireArtifact } from '@mlops-actions/action/run';
import { parsePredictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import { parseAggregates } from '@mlops-actions/metrics';
import { artifactName, recordPath, type TrainRecord } from '@mlops-actions/records';
import { bare, type Evidence } from './evidence.ts';
import type { Inputs } from './inputs.ts';

/** What is judged, as it was found. */
export interface Candidate extends Evidence {
  readonly source: string;
  /** Digest of the model, else of the file that was read. */
  readonly digest: string;
  readonly trained: TrainRecord | undefined;
  /** What the training told of its progress: JSON Lines. */
  readonly progress?: string | undefined;
}

const predictionsName = /\.(jsonl|ndjson|csv|tsv|parquet)(\.gz)?$/i;
const metricsName = /\.(json|ya?ml|toml)$/i;
const maxFileBytes = 2 * 1024 ** 3;

/**
 * Finds the candidate: the input, else the record of train in the workspace, else among the artifacts of this run.
 *
 * @throws UserError E_CANDIDATE_MISSING, E_RECORD, E_ARTIFACT, E_PREDICTIONS…: nothing to judge is never green.
 */
export async function loadCandidate(inputs: Inputs, ports: Ports): Promise<Candidate> {
  const { workspace } = ports.runner.context;
  if (inputs.candidate.startsWith('artifact:')) {
    return loadOnlyFile(await requireArtifact(ports, inputs.candidate.slice('artifact:'.length)), inputs.candidate);
  }
  if (inputs.candidate !== '')
    return loadFile(resolve(workspace, inputs['working-directory'], inputs.candidate), inputs.candidate);
  const trained = await findRecord(ports, inputs.model, 'train');
  if (trained !== undefined) return loadTrained(trained);
  throw new UserError(
    'E_CANDIDATE_MISSING',
    `There is nothing to judge: neither ${recordPath(inputs.model, 'train')} in the workspace nor an artifact ${artifactName(inputs.model, 'train')} of this run. Let the job with train succeed and list it under \`needs:\`, or set the input \`candidate\`.`,
  );
}

async function loadTrained({ record: trained, root }: HandedOver<'train'>): Promise<Candidate> {
  const aggregates = bare(Object.entries(trained.metrics));
  const progress = await readProgress(root, trained);
  const model = trained.weights?.digest;
  if (trained.predictions === null)
    return {
      source: 'train',
      digest: model ?? digestOf(JSON.stringify(trained.metrics)),
      predictions: undefined,
      aggregates,
      fingerprint: new Map(),
      trained,
      progress,
    };
  const { path, digest } = trained.predictions;
  const place = [join(root, path), join(root, basename(path))].find((candidate) => existsSync(candidate));
  if (place === undefined)
    throw new UserError(
      'E_CANDIDATE_MISSING',
      `The record of train names ${JSON.stringify(path)}, which is not there: re-run train.`,
    );
  const found = await loadFile(place, path);
  if (found.digest !== digest) {
    throw new UserError(
      'E_ARTIFACT',
      `${JSON.stringify(path)} is not the file train recorded: expected ${digest}, found ${found.digest}. Re-run train, and change nothing between.`,
    );
  }
  return { ...found, source: 'train', digest: model ?? digest, aggregates, trained, progress };
}

/** Nothing where it is missing or not what was recorded: it is shown and decides nothing. */
async function readProgress(root: string, { progress }: TrainRecord): Promise<string | undefined> {
  if (progress === undefined || progress === null) return undefined;
  for (const place of [join(root, progress.path), join(root, basename(progress.path))]) {
    const bytes = await readFile(place).catch(() => undefined);
    if (bytes !== undefined && digestOf(bytes) === progress.digest) return bytes.toString('utf8');
  }
  return undefined;
}

async function loadOnlyFile(folder: string, source: string): Promise<Candidate> {
  const names = (await readdir(folder)).filter((name) => predictionsName.test(name) || metricsName.test(name));
  const [only] = names;
  if (names.length === 1 && only !== undefined) return loadFile(join(folder, only), `${source}/${only}`);
  throw new UserError(
    'E_ARTIFACT',
    `Expected one file of predictions or metrics in ${source}, found ${names.length}: upload that file alone.`,
  );
}

async function loadFile(path: string, shown: string): Promise<Candidate> {
  const bytes = await readBytes(path, shown);
  return { source: shown, digest: digestOf(bytes), trained: undefined, ...(await parseEvidence(bytes, shown)) };
}

/**
 * Predictions or numbers, by the ending of the name.
 *
 * @throws UserError E_CANDIDATE_MISSING for other files; E_PREDICTIONS…, E_METRICS for broken ones.
 */
export async function parseEvidence(bytes: Buffer, shown: string): Promise<Evidence> {
  if (predictionsName.test(shown))
    return { predictions: await parsePredictions(bytes, shown), aggregates: new Map(), fingerprint: new Map() };
  if (metricsName.test(shown)) return { predictions: undefined, ...parseAggregates(bytes, shown) };
  throw new UserError(
    'E_CANDIDATE_MISSING',
    `${JSON.stringify(shown)} is of no known form: expected .jsonl, .csv or .parquet for predictions, .json, .yaml or .toml for metrics.`,
  );
}

/** The bytes of a file named by the user. @throws UserError E_CANDIDATE_MISSING when it is not there or too large. */
export async function readBytes(path: string, shown: string): Promise<Buffer> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile())
    throw new UserError(
      'E_CANDIDATE_MISSING',
      `There is no file ${JSON.stringify(shown)}: correct the path, or the step that writes it.`,
    );
  if (found.size > maxFileBytes)
    throw new UserError(
      'E_CANDIDATE_MISSING',
      `${JSON.stringify(shown)} has ${found.size} bytes, more than the ${maxFileBytes} read here.`,
    );
  return readFile(path);
}

/** `sha256:` of bytes. */
export function digestOf(bytes: Buffer | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
