import { UserError } from '@mlops-actions/errors';
import type { z } from 'zod';
import { type DeployRecord, deployRecord } from './deploy.ts';
import { type EvalGateRecord, evalGateRecord } from './eval-gate.ts';
import { type ForkReportRecord, forkReportRecord } from './fork-report.ts';
import { type GateOverrideRecord, gateOverrideRecord } from './gate-override.ts';
import { type GateStatusRecord, gateStatusRecord } from './gate-status.ts';
import { type RegisterRecord, registerRecord } from './register.ts';
import { type TrainRecord, trainRecord } from './train.ts';
import { type ValidateDataRecord, validateDataRecord } from './validate-data.ts';

/** Every record by its kind, which is also the name of the action that writes it. */
export interface Records {
  'validate-data': ValidateDataRecord;
  train: TrainRecord;
  'eval-gate': EvalGateRecord;
  'gate-status': GateStatusRecord;
  'gate-override': GateOverrideRecord;
  'fork-report': ForkReportRecord;
  register: RegisterRecord;
  deploy: DeployRecord;
}
export type RecordKind = keyof Records;
export type ActionRecord = Records[RecordKind];

type Migration = (record: Record<string, unknown>) => Record<string, unknown>;

/** Schema, current version, and for each earlier version `v` the pure step `migrations[v - 1]` to `v + 1`. */
interface Kind<K extends RecordKind> {
  readonly schema: z.ZodType<Records[K]>;
  readonly version: number;
  readonly migrations: readonly Migration[];
}

/** The schemas of all records, the source of schemas/. */
export const recordKinds: { readonly [K in RecordKind]: Kind<K> } = {
  'validate-data': { schema: validateDataRecord, version: 1, migrations: [] },
  train: { schema: trainRecord, version: 1, migrations: [] },
  'eval-gate': { schema: evalGateRecord, version: 1, migrations: [] },
  'gate-status': { schema: gateStatusRecord, version: 1, migrations: [] },
  'gate-override': { schema: gateOverrideRecord, version: 1, migrations: [] },
  'fork-report': { schema: forkReportRecord, version: 1, migrations: [] },
  register: { schema: registerRecord, version: 1, migrations: [] },
  deploy: { schema: deployRecord, version: 1, migrations: [] },
};

/** Bytes beyond which a record is not read. */
export const maxRecordBytes = 16 * 1024 * 1024;

/**
 * Reads a record of any released version; unknown keys are dropped.
 *
 * @throws UserError E_RECORD when it is too large, no JSON, of another kind, newer than this code, or not of its schema.
 */
export function parseRecord<K extends RecordKind>(kind: K, text: string, place: string): Records[K] {
  if (text.length > maxRecordBytes) throw unreadable(place, `it is larger than ${maxRecordBytes} bytes`);
  const { schema, version, migrations } = recordKinds[kind];
  const raw = parseObject(text, place);
  if (raw['kind'] !== kind)
    throw unreadable(place, `expected the record of ${kind}, found kind ${JSON.stringify(raw['kind']) ?? 'none'}`);
  const found = raw['schemaVersion'];
  if (typeof found !== 'number' || !Number.isInteger(found) || found < 1)
    throw unreadable(place, 'its schemaVersion is no positive integer');
  if (found > version) {
    throw unreadable(
      place,
      `it was written by a newer version (schema ${found}, this action reads up to ${version}): update the action`,
    );
  }
  const current = migrations.slice(found - 1).reduce((record, migrate) => migrate(record), raw);
  const result = schema.safeParse({ ...current, schemaVersion: version });
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, 20)
    .map((issue) => ({ file: place, message: `${issue.path.join('.')}: ${issue.message}` }));
  throw new UserError('E_RECORD', `${place} is not a valid ${kind} record: re-run the action that writes it.`, {
    problems,
  });
}

/** The text of a record's file. Numbers JSON cannot carry become text. */
export function serializeRecord(record: ActionRecord): string {
  const text = JSON.stringify(
    record,
    (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value),
    2,
  );
  return `${text}\n`;
}

/** `.mlops/<model>`: where a model's state lies in the workspace. */
export function stateFolder(model: string): string {
  return `.mlops/${model}`;
}

/** Path of a record in the workspace. */
export function recordPath(model: string, kind: RecordKind): string {
  return `${stateFolder(model)}/${kind}.json`;
}

/** Name of the artifact that hands an action's record over. */
export function artifactName(model: string, kind: RecordKind): string {
  return `mlops-${model}-${kind}`;
}

function parseObject(text: string, place: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (cause) {
    throw unreadable(place, 'it is no JSON', cause);
  }
  throw unreadable(place, 'it is no JSON object');
}

function unreadable(place: string, why: string, cause?: unknown): UserError {
  return new UserError('E_RECORD', `${place} cannot be read: ${why}. Re-run the action that writes it.`, { cause });
}
