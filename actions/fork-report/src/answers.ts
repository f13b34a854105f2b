import { lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { digestOf } from '@mlops-actions/comparison';
import { type Limits, type Predictions, parsePredictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import type { GitHub } from '@mlops-actions/github';
import { artifactName } from '@mlops-actions/records';
import type { Inputs } from './definition.ts';
import type { SourceRun } from './source-run.ts';
import { predictionsOf } from './train-record.ts';

/** What is taken of a stranger: bytes, files and rows; more is refused. */
const limits = {
  compressed: 64 * 1024 ** 2,
  unpacked: 512 * 1024 ** 2,
  entries: 1000,
  record: 1024 ** 2,
  predictions: 256 * 1024 ** 2,
  rows: 500_000,
} as const;
const predictionLimits: Limits = { maxRows: limits.rows, maxBytes: limits.predictions };
const predictionsName = /\.(?:jsonl|ndjson|csv|tsv)(?:\.gz)?$|\.parquet$/i;

/** What the fork's run answered: data of a stranger, of which only the form is known. */
export interface Answers {
  readonly source: string;
  /** Of the bytes that were read. What the fork says of digests is not asked: it could name the baseline's. */
  readonly digest: string;
  readonly predictions: Predictions;
}

/**
 * Fetches the predictions of the fork's run, as data: nothing of it is run, and none of its paths or names is used.
 *
 * @throws UserError E_CANDIDATE_MISSING when it brought none, E_ARTIFACT, E_RECORD or E_PREDICTIONS… when they are not
 * what they should be.
 */
export async function loadAnswers(inputs: Inputs, run: SourceRun, ports: Ports, github: GitHub): Promise<Answers> {
  const folder = await mkdtemp(join(ports.runner.context.temp, 'mlops-fork-'));
  try {
    const [, named] = /^artifact:(.+)$/.exec(inputs.candidate) ?? [];
    const artifact = await fetch(named ?? artifactName(inputs.model, 'train'), { inputs, run, ports, folder });
    const stored = await filesOf(folder);
    const told =
      named === undefined
        ? await predictionsOf(await readTrainRecord(folder, stored), { model: inputs.model, run, ports, github })
        : undefined;
    const name = told?.name ?? onlyPredictions(stored, artifact);
    const bytes = await readCapped(folder, name, { stored, most: limits.predictions });
    const digest = digestOf(bytes);
    if (told !== undefined && told.digest !== digest)
      throw new UserError(
        'E_ARTIFACT',
        `The predictions of the fork are not those its record names: expected ${told.digest}, found ${digest}. Re-run its job with train, and change nothing between.`,
      );
    const predictions = await parsePredictions(bytes, `predictions${endingOf(name)}`, predictionLimits);
    return { source: `${artifact} of run ${run.id}`, digest, predictions };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Fetching {
  readonly inputs: Pick<Inputs, 'token'>;
  readonly run: SourceRun;
  readonly ports: Ports;
  readonly folder: string;
}

/** Unpacks the newest artifact of that name, or of that name with an attempt behind it. Returns its name. */
async function fetch(wanted: string, { inputs, run, ports, folder }: Fetching): Promise<string> {
  const store = await ports.artifacts();
  if (store === undefined)
    throw new UserError('E_ARTIFACT', 'This runner offers no artifact store: run the job on GitHub Actions.');
  const { owner, name: repo } = ports.runner.context.repository;
  const place = { id: run.id, owner, repo, token: inputs.token };
  const [newest] = (await store.listOfRun(place))
    .filter(({ name }) => name === wanted || isAttemptOf(wanted, name))
    .toSorted((a, b) => b.id - a.id);
  if (newest === undefined)
    throw new UserError(
      'E_CANDIDATE_MISSING',
      `The run brought no predictions: it ended with ${JSON.stringify(run.conclusion)}, and has no artifact ${wanted}. Let its job with train succeed; nothing to judge is never green.`,
    );
  if (newest.size > limits.compressed)
    throw new UserError(
      'E_ARTIFACT',
      `The artifact ${newest.name} of the fork has ${newest.size} bytes, more than the ${limits.compressed} fetched here: evaluate on fewer examples.`,
    );
  await store.downloadById(newest, folder, place, { maxBytes: limits.unpacked, maxEntries: limits.entries });
  return newest.name;
}

function isAttemptOf(wanted: string, name: string): boolean {
  return name.startsWith(`${wanted}-`) && /^\d{1,6}$/.test(name.slice(wanted.length + 1));
}

/** Names and sizes of the plain files at the top of a folder; links and folders are passed over. */
async function filesOf(folder: string): Promise<Map<string, number>> {
  const files = new Map<string, number>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile()) files.set(entry.name, (await lstat(join(folder, entry.name))).size);
  }
  return files;
}

async function readTrainRecord(folder: string, stored: ReadonlyMap<string, number>): Promise<string> {
  return (await readCapped(folder, 'train.json', { stored, most: limits.record })).toString('utf8');
}

async function readCapped(
  folder: string,
  name: string,
  { stored, most }: { stored: ReadonlyMap<string, number>; most: number },
): Promise<Buffer> {
  const size = stored.get(name);
  const shown = JSON.stringify(name.slice(0, 80));
  if (size === undefined)
    throw new UserError('E_ARTIFACT', `The artifact of the fork holds no file ${shown}: re-run its job with train.`);
  if (size > most)
    throw new UserError('E_ARTIFACT', `${shown} of the fork has ${size} bytes, more than the ${most} read here.`);
  return readFile(join(folder, name));
}

function onlyPredictions(stored: ReadonlyMap<string, number>, artifact: string): string {
  const [only, ...others] = [...stored.keys()].filter((name) => predictionsName.test(name));
  if (only !== undefined && others.length === 0) return only;
  throw new UserError(
    'E_ARTIFACT',
    `Expected one file of predictions in the artifact ${artifact}, found ${only === undefined ? 0 : others.length + 1}: upload that file alone.`,
  );
}

/** What the format is told by; of the stranger's name nothing else is used. */
function endingOf(name: string): string {
  const [ending] = predictionsName.exec(name) ?? [];
  if (ending !== undefined) return ending.toLowerCase();
  throw new UserError(
    'E_PREDICTIONS',
    'The predictions of the fork are of no known form: expected .jsonl, .csv, .tsv (each also .gz) or .parquet.',
  );
}
