import type { Effect, Ports } from '@mlops-actions/action';
import { pushOf } from '@mlops-actions/action/run';
import { type Candidate, openRecords } from '@mlops-actions/comparison';
import type { GitHub } from '@mlops-actions/github';
import { type RecordRef, type RecordsStore, snapshotFiles } from '@mlops-actions/history';
import { count } from '@mlops-actions/markdown';
import { type EvalGateRecord, serializeRecord } from '@mlops-actions/records';
import type { Inputs } from './definition.ts';

/** What is recorded of a push, and the record it was compared with, which stays. */
export interface Kept {
  readonly record: EvalGateRecord;
  readonly candidate: Candidate;
  /** The predictions as a baseline keeps them. */
  readonly rows: Buffer | undefined;
  readonly compared: RecordRef | undefined;
}

/** On a push to the default branch, what the branch now is becomes the baseline, whatever the verdict. */
export function keepBaseline(inputs: Inputs, ports: Ports, github: GitHub | undefined, kept: Kept): Effect[] {
  const { context } = ports.runner;
  if (github === undefined || !isOfBranch(inputs.baseline) || !pushOf(context)?.toDefaultBranch) return [];
  const ref = { model: inputs.model, commit: kept.record.commit, run: context.runId, attempt: context.runAttempt };
  let store: Promise<RecordsStore> | undefined;
  const records = () => {
    store ??= openRecords(inputs, ports, github);
    return store;
  };
  return [
    { what: 'record the baseline', apply: async () => void (await (await records()).write(ref, filesOf(kept))) },
    { what: 'delete old records', apply: async () => prune(await records(), { inputs, ports, github, ref, kept }) },
  ];
}

function filesOf({ record, candidate, rows }: Kept) {
  const texts = new Map([['eval-gate.json', serializeRecord(record)]]);
  if (candidate.trained !== undefined) texts.set('train.json', serializeRecord(candidate.trained));
  return snapshotFiles(texts, rows);
}

interface Pruning {
  readonly inputs: Inputs;
  readonly ports: Ports;
  readonly github: GitHub;
  readonly ref: RecordRef;
  readonly kept: Kept;
}

async function prune(store: RecordsStore, { inputs, ports, github, ref, kept }: Pruning): Promise<void> {
  const records = await store.list(inputs.model);
  if (records.length <= inputs.keep) return;
  const versions = await commitsOfVersions(inputs.model, github);
  const spare = kept.compared === undefined ? [ref] : [ref, kept.compared];
  const { deleted, left, fault } = await store.prune(inputs.model, {
    keep: inputs.keep,
    protect: (commit) => versions.has(commit),
    spare,
  });
  ports.runner.info(`${count(deleted, 'old record')} deleted, ${left} left for later runs.`);
  if (fault !== undefined) throw fault;
}

const readAtOnce = 8;

/** What versions were made of. Their tags are GTO's: `<model>@v<version>`, annotated. */
async function commitsOfVersions(model: string, github: GitHub): Promise<Set<string>> {
  const tags = await github.refs(`tags/${model}@`);
  const commits = new Set<string>();
  for (let begin = 0; begin < tags.length; begin += readAtOnce) {
    const some = tags.slice(begin, begin + readAtOnce);
    const read = await Promise.all(some.map(async ({ sha }) => (await github.tagObject(sha))?.commit ?? sha));
    for (const commit of read) commits.add(commit);
  }
  return commits;
}

/** Compared with what the branch was, or with a version: either way the candidate is what the branch now is. */
function isOfBranch(baseline: string): boolean {
  return baseline === 'base' || baseline.startsWith('registry:');
}
