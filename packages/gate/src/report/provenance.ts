import { code, count, details, escape } from '@mlops-actions/markdown';
import type { EvalGateRecord } from '@mlops-actions/records';
import { formatShare } from './format.ts';

const maxLines = 20;

/** Where everything came from. */
export function provenanceText(record: EvalGateRecord): string {
  const { candidate, baseline, anchor, policy, examples, attempts = [], resampling, run, mode, alpha } = record;
  const lines = [
    candidate === null ? '- candidate: none' : `- candidate: ${place(candidate)}`,
    baseline === null ? '- baseline: none' : `- baseline: ${place(baseline)}${age(baseline)}`,
    ...(anchor === null || anchor === undefined
      ? []
      : [`- anchor: ${place(anchor)}${age({ ...anchor, behind: null })}`]),
    ...(attempts.length === 0 ? [] : [`- pooled with the answers of attempt ${attempts.join(', ')} of this run`]),
    `- policy: ${code(policy.source, 200)}${policy.digest === null ? '' : `, ${code(policy.digest.slice(0, 19))}`}, mode ${code(mode)}, ${formatShare(alpha)} for false alarms`,
    ...policy.differs.slice(0, maxLines).map((line) => `  - differs: ${escape(line)}`),
    ...(policy.differs.length > maxLines ? [`  - and ${policy.differs.length - maxLines} more`] : []),
    `- examples: ${examples.paired} paired, ${examples.onlyCandidate} only of the candidate, ${examples.onlyBaseline} only of the baseline, ${examples.relabelled} relabelled`,
    ...(resampling === null || resampling === undefined || !isResampled(record)
      ? []
      : [
          `- resampled ${resampling.replicates.toLocaleString('en-US')} times, seed ${code(resampling.seed.slice(0, 19))}`,
        ]),
    `- run: ${run.id}, attempt ${run.attempt}, on ${code(run.event)} of ${code(run.repository)}`,
  ];
  return details('Where this comes from', lines.join('\n'));
}

function isResampled({ comparisons }: EvalGateRecord): boolean {
  return comparisons.some(({ test }) => test?.startsWith('permutation') === true);
}

function place({ source, commit, digest }: NonNullable<EvalGateRecord['candidate']>): string {
  return [
    code(source, 200),
    ...(commit === null ? [] : [`at ${code(commit.slice(0, 7))}`]),
    ...(digest === null ? [] : [code(digest.slice(0, 19))]),
  ].join(', ');
}

function age({ behind, ageDays }: NonNullable<EvalGateRecord['baseline']>): string {
  const distance = behind === null || behind === 0 ? '' : `, ${count(behind, 'commit')} behind the base`;
  return `${distance}${ageDays === null ? '' : `, recorded ${ageDays < 1 ? 'less than a day' : count(Math.round(ageDays), 'day')} ago`}`;
}
