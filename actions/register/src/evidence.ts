import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { findRecord, type HandedOver } from '@mlops-actions/action/run';
import { digestPath } from '@mlops-actions/lineage';
import { type RecordKind, stateFolder } from '@mlops-actions/records';
import type { Manifest, StoredFile } from '@mlops-actions/registry';

/** What earlier actions of this run handed over. */
export interface Evidence {
  readonly trained: HandedOver<'train'> | undefined;
  readonly gate: HandedOver<'eval-gate'> | undefined;
  readonly validated: HandedOver<'validate-data'> | undefined;
}

/** @throws UserError E_RECORD when one is there and cannot be read, or is of another run. */
export async function loadEvidence(ports: Ports, model: string): Promise<Evidence> {
  return {
    trained: await findRecord(ports, model, 'train'),
    gate: await findRecord(ports, model, 'eval-gate'),
    validated: await findRecord(ports, model, 'validate-data'),
  };
}

/** Where the model comes from, for its manifest. */
export function lineageOf({
  trained,
  gate,
  validated,
}: Evidence): Pick<Manifest, 'training' | 'data' | 'metrics' | 'gate'> {
  const train = trained?.record;
  const verdict = gate?.record;
  return {
    training:
      train === undefined ? null : { command: train.command, seed: train.seed, recordDigest: digestOf(trained?.text) },
    data: dataOf({ trained, gate, validated }),
    metrics: train?.metrics ?? {},
    gate:
      verdict === undefined
        ? null
        : {
            verdict: verdict.verdict,
            baseline: verdict.baseline?.commit ?? verdict.baseline?.source ?? null,
            policyDigest: verdict.policy.digest,
            recordDigest: digestOf(gate?.text),
          },
  };
}

/** Rows are known only when exactly this data was validated in this run. */
function dataOf({ trained, validated }: Evidence): Manifest['data'] {
  const data = trained?.record.data;
  if (data === undefined || data === null) return null;
  const checked = validated?.record.data;
  return { digest: data.digest, files: data.files, rows: checked?.digest === data.digest ? checked.rows : null };
}

const predictions = 'predictions.jsonl.gz';

/** The files that ride along: the records, and the predictions as the gate keeps them, for later comparisons. */
export async function companions(
  { trained, gate, validated }: Evidence,
  model: string,
  workspace: string,
): Promise<StoredFile[]> {
  const records = [trained, gate, validated].flatMap((found) =>
    found === undefined ? [] : [placeOf(found, `${found.record.kind}.json`, model, workspace)],
  );
  const kept = gate === undefined ? undefined : placeOf(gate, predictions, model, workspace);
  const places = [...records, ...(kept !== undefined && existsSync(kept.absolute) ? [kept] : [])];
  return Promise.all(
    places.map(async ({ absolute, path }) => {
      const { digest, size } = await digestPath(absolute);
      return { absolute, path, sha256: digest, size };
    }),
  );
}

/** In the workspace what belongs to a record lies in the model's folder, in an artifact beside it. */
function placeOf({ root }: HandedOver<RecordKind>, name: string, model: string, workspace: string) {
  return { absolute: root === workspace ? join(root, stateFolder(model), name) : join(root, name), path: name };
}

function digestOf(text = ''): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
