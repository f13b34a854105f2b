import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import { artifactName, parseRecord, type RecordKind, type Records, recordPath } from '@mlops-actions/records';
import { fetchArtifact } from './artifact-folder.ts';
import type { Ports } from './result.ts';

/** A record of an earlier action of this run, and where the files that go with it lie. */
export interface HandedOver<K extends RecordKind> {
  readonly record: Records[K];
  /** The workspace, or the folder its artifact was unpacked to. */
  readonly root: string;
  /** The file's bytes, for its digest. */
  readonly text: string;
}

/**
 * The record another action of this run wrote: in the workspace, else among the artifacts of this run.
 *
 * @returns undefined when there is none.
 * @throws UserError E_RECORD when it cannot be read, or speaks of another run or commit.
 */
export async function findRecord<K extends RecordKind>(
  ports: Ports,
  model: string,
  kind: K,
): Promise<HandedOver<K> | undefined> {
  const { workspace, runId, sha } = ports.runner.context;
  const path = recordPath(model, kind);
  const inWorkspace = existsSync(join(workspace, path));
  const root = inWorkspace ? workspace : await fetchArtifact(ports, artifactName(model, kind));
  if (root === undefined) return undefined;
  const place = inWorkspace ? path : `${kind}.json`;
  const text = await readFile(join(root, place), 'utf8').catch((cause: unknown) => {
    throw new UserError('E_RECORD', `The artifact ${artifactName(model, kind)} holds no ${place}: re-run ${kind}.`, {
      cause,
    });
  });
  const record = parseRecord(kind, text, place);
  if (record.run.id === runId && record.commit === sha && record.model === model) return { record, root, text };
  throw new UserError(
    'E_RECORD',
    `The record of ${kind} speaks of ${record.model} in run ${record.run.id} at ${record.commit}, this is ${model} in run ${runId} at ${sha}: run ${kind} in this run.`,
  );
}
