import { lstat, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { describeError, ServiceError, UserError } from '@mlops-actions/errors';
import { artifactName, type EvalGateRecord, maxRecordBytes, parseRecord, recordPath } from '@mlops-actions/records';
import type { ArtifactStore, StoredArtifact } from '@mlops-actions/runner/artifacts';

/** A place where a gate may have left its record of a model. */
export interface Finding {
  /** The artifact's name, or the path in the workspace. */
  readonly place: string;
  /** Grows with time among artifacts; undefined for the workspace. */
  readonly id: number | undefined;
  /** The attempt behind the artifact's name, where it has one. */
  readonly namedAttempt: number | undefined;
  /** The record; nothing is known yet of whom it speaks. */
  readonly record?: EvalGateRecord;
  /** Why there is none to be had of this place. */
  readonly fault?: string;
  /** Whether that is the service's fault, so that a re-run may see more. */
  readonly unseen?: boolean;
}

/** All that was found of one model. */
export interface Evidence {
  readonly model: string;
  readonly findings: readonly Finding[];
}

const kind = 'eval-gate';
const atOnce = 8;

/**
 * Looks for each model's record in the workspace and among the artifacts of this run, those of earlier attempts
 * included: legs that succeeded are not run again.
 *
 * @throws ServiceError E_GITHUB when the artifacts cannot be listed.
 */
export async function collectEvidence(models: readonly string[], ports: Ports): Promise<Evidence[]> {
  const store = await ports.artifacts();
  const stored = (await store?.list()) ?? [];
  const evidence: Evidence[] = [];
  for (let start = 0; start < models.length; start += atOnce) {
    const batch = models.slice(start, start + atOnce);
    evidence.push(...(await Promise.all(batch.map((model) => collectOne(model, { store, stored, ports })))));
  }
  return evidence;
}

interface Sources {
  readonly store: ArtifactStore | undefined;
  readonly stored: readonly StoredArtifact[];
  readonly ports: Ports;
}

async function collectOne(model: string, { store, stored, ports }: Sources): Promise<Evidence> {
  const findings = await inWorkspace(model, ports);
  for (const artifact of stored) {
    const namedAttempt = attemptOf(artifactName(model, kind), artifact.name);
    if (store === undefined || namedAttempt === 'other') continue;
    const { name: place, id } = artifact;
    const found = await attempt(() => fetchRecord(store, artifact, ports));
    findings.push({ place, id, namedAttempt, ...found });
  }
  return { model, findings };
}

async function inWorkspace(model: string, { runner }: Ports): Promise<Finding[]> {
  const place = recordPath(model, kind);
  const found = await attempt(() => readRecord(join(runner.context.workspace, place), place));
  const none = found.record === undefined && found.fault === undefined;
  return none ? [] : [{ place, id: undefined, namedAttempt: undefined, ...found }];
}

async function fetchRecord(
  store: ArtifactStore,
  artifact: StoredArtifact,
  { runner }: Ports,
): Promise<EvalGateRecord | undefined> {
  const folder = await mkdtemp(join(runner.context.temp, 'mlops-status-'));
  try {
    await store.download(artifact, folder, { maxBytes: maxRecordBytes });
    const record = await readRecord(join(folder, `${kind}.json`), `${kind}.json`);
    if (record !== undefined) return record;
    throw new UserError('E_RECORD', `it holds no ${kind}.json`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Undefined when there is nothing at the path. */
async function readRecord(path: string, place: string): Promise<EvalGateRecord | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isFile()) throw new UserError('E_RECORD', `${place} is no regular file`);
  if (found.size > maxRecordBytes) throw new UserError('E_RECORD', `${place} is larger than ${maxRecordBytes} bytes`);
  return parseRecord(kind, await readFile(path, 'utf8'), place);
}

/** A record that cannot be had counts against its model alone. */
async function attempt(
  read: () => Promise<EvalGateRecord | undefined>,
): Promise<Pick<Finding, 'record' | 'fault' | 'unseen'>> {
  try {
    const record = await read();
    return record === undefined ? {} : { record };
  } catch (error) {
    if (error instanceof UserError) return { fault: describeError(error) };
    if (error instanceof ServiceError) return { fault: describeError(error), unseen: true };
    throw error;
  }
}

/** The attempt behind a name, undefined where there is none; `other` for another artifact. */
function attemptOf(name: string, other: string): number | undefined | 'other' {
  if (other === name) return undefined;
  const [, digits] = other.startsWith(`${name}-`) ? (/^([1-9]\d{0,5})$/.exec(other.slice(name.length + 1)) ?? []) : [];
  return digits === undefined ? 'other' : Number(digits);
}
