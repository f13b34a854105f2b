import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { fetchArtifact } from '@mlops-actions/action/run';
import { type Predictions, parsePredictions } from '@mlops-actions/dataset';
import { artifactName, parseRecord } from '@mlops-actions/records';
import type { Candidate } from './candidate.ts';
import { keptName } from './compare.ts';

/** Attempts beyond this many add little evidence and much to download. */
const mostAttempts = 10;
const maxBytes = 64 * 1024 * 1024;

/** The answers an earlier attempt of this run judged, as a baseline keeps them. */
export interface EarlierAttempt {
  readonly attempt: number;
  readonly predictions: Predictions;
  readonly bytes: Buffer;
}

/**
 * What earlier attempts of this run judged of the same candidate: trying again adds evidence, it does not replace it.
 * Attempts whose artifact is not what it should be are left out, and said.
 */
export async function loadAttempts(model: string, candidate: Candidate, ports: Ports): Promise<EarlierAttempt[]> {
  const { runAttempt } = ports.runner.context;
  if (runAttempt < 2 || candidate.predictions === undefined) return [];
  const names = new Set((await (await ports.artifacts())?.list())?.map(({ name }) => name));
  const first = artifactName(model, 'eval-gate');
  const wanted = [first, ...Array.from({ length: runAttempt - 2 }, (_, at) => `${first}-${at + 2}`)];
  const found: EarlierAttempt[] = [];
  for (const name of wanted.filter((one) => names.has(one)).slice(-mostAttempts)) {
    const earlier = await readAttempt(name, candidate, ports).catch((error: unknown) => {
      ports.runner.info(`The artifact ${name} is left out: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    });
    if (earlier !== undefined) found.push(earlier);
  }
  return found;
}

async function readAttempt(name: string, candidate: Candidate, ports: Ports): Promise<EarlierAttempt | undefined> {
  const { runId, runAttempt } = ports.runner.context;
  const folder = await fetchArtifact(ports, name, maxBytes, 'exact');
  if (folder === undefined) return undefined;
  const record = parseRecord(
    'eval-gate',
    await readFile(join(folder, 'eval-gate.json'), 'utf8'),
    `${name}/eval-gate.json`,
  );
  const { id, attempt } = record.run;
  if (id !== runId || attempt >= runAttempt) throw new Error(`it speaks of attempt ${attempt} of run ${id}`);
  if (!isSame(record.candidate, candidate)) throw new Error('it speaks of another candidate');
  const bytes = await readFile(join(folder, keptName)).catch(() => undefined);
  return bytes && { attempt, bytes, predictions: await parsePredictions(bytes, `${name}/${keptName}`) };
}

/** The same model; of a file of predictions, whose digest changes with every answer, the same file of the same run. */
function isSame(
  earlier: { readonly source: string; readonly digest: string | null } | null,
  { source, digest, trained }: Candidate,
): boolean {
  if (earlier === null) return false;
  return earlier.digest === digest || (trained === undefined && earlier.source === source);
}
