import type { Ports } from '@mlops-actions/action';
import { parsePredictions } from '@mlops-actions/dataset';
import type { GitHub } from '@mlops-actions/github';
import { type Baseline, type BaselineQuestion, searchBaseline } from '@mlops-actions/history';
import type { Base } from './base-commit.ts';
import type { BaselineEvidence } from './baseline.ts';
import type { Inputs } from './inputs.ts';
import { ageInDays, recordedEvidence } from './recorded-evidence.ts';
import { openRecords } from './records.ts';

/**
 * What the base branch recorded: of the nearest recorded first-parent ancestor of the base, or, where no change is
 * judged, the version in use, else the newest record of another run.
 *
 * @returns undefined when nothing is recorded there.
 * @throws UserError E_RECORD when something is recorded and cannot be read: that is not "no baseline".
 */
export async function loadRecorded(
  inputs: Pick<Inputs, 'model' | 'registry' | 'records-store'>,
  ports: Ports,
  { github, base }: { github: GitHub; base: Base },
): Promise<BaselineEvidence | undefined> {
  if (base.search === 'in-use') {
    const { loadChampion } = await import('./registry-baseline.ts');
    const champion = await loadChampion(inputs, ports);
    if (champion !== undefined) return champion;
  }
  const question = ask(inputs.model, ports.runner.context.runId, base);
  if (question === undefined) return undefined;
  const records = await openRecords(inputs, ports, github);
  const { baseline, looked, complete } = await searchBaseline(records, github, question);
  if (baseline !== undefined) return toEvidence(baseline, records.place(baseline.ref), { model: inputs.model, ports });
  if (!complete)
    ports.runner.info(
      `None of the ${looked} commits before the base has a record, and the line goes on: push to the default branch to record one.`,
    );
  return undefined;
}

function ask(model: string, exclude: number, { search, commit }: Base): BaselineQuestion | undefined {
  if (search === 'in-use') return { model, exclude, mode: 'newest-other' };
  return commit === undefined ? undefined : { model, exclude, mode: 'nearest-ancestor', from: commit };
}

async function toEvidence(
  { ref, behind, record, predictions }: Baseline,
  place: string,
  { model, ports }: { model: string; ports: Ports },
): Promise<BaselineEvidence> {
  return {
    told: {
      source: place,
      commit: ref.commit,
      digest: record.candidate?.digest ?? null,
      behind,
      ageDays: ageInDays(record.createdAt, ports),
    },
    predictions: predictions && (await parsePredictions(predictions, `${place}/predictions.jsonl.gz`)),
    ...recordedEvidence(record, model),
    ref,
    run: ref.run,
  };
}
