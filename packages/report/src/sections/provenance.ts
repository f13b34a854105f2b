import { formatShare } from '@mlops-actions/gate';
import { count, html } from '@mlops-actions/markdown';
import type { EvalGateRecord } from '@mlops-actions/records';
import { type Addresses, commitLink, linkTo } from '../links.ts';
import { integer, name, prose } from '../text.ts';
import { leftOut, type Material, type Section } from './section.ts';

const mostDifferences = 200;

/** Where everything in the report came from. */
export function provenanceSection({ record, addresses }: Material): Section {
  const rows = [
    ...runFacts(record, addresses),
    ...evidenceFacts(record, addresses),
    ...ruleFacts(record),
    ...(record.override === null
      ? []
      : [['Override', `accepted by ${name(record.override.by)}: ${prose(record.override.reason)}`] as const]),
  ];
  const list = rows.map(([term, fact]) => `<div><dt>${term}</dt><dd>${fact}</dd></div>`).join('');
  return { id: 'provenance', heading: 'Where this comes from', body: `<dl class="facts">${list}</dl>` };
}

type Fact = readonly [term: string, fact: string];

function runFacts(
  { model, run, commit, headSha, createdAt, mode, attempts = [] }: EvalGateRecord,
  addresses: Addresses,
): Fact[] {
  const link = linkTo(
    addresses,
    `actions/runs/${run.id}/attempts/${run.attempt}`,
    `run ${run.id}, attempt ${run.attempt}`,
  );
  return [
    ['Model', name(model)],
    ['Repository', name(run.repository)],
    ['Run', `${link}, on ${name(run.event)}`],
    [
      'Commit',
      headSha === undefined
        ? commitLink(addresses, commit)
        : `${commitLink(addresses, headSha)}, judged as merge ${commitLink(addresses, commit)}`,
    ],
    ['Written', `${name(createdAt)}, in mode ${name(mode)}`],
    ...(attempts.length === 0
      ? []
      : [['Attempts', `pooled with the answers of attempt ${attempts.slice(0, 20).join(', ')} of this run`] as const]),
  ];
}

function evidenceFacts(
  { candidate, baseline, anchor, examples, fingerprint = {} }: EvalGateRecord,
  addresses: Addresses,
): Fact[] {
  const { paired, onlyCandidate, onlyBaseline, relabelled } = examples;
  const marks = Object.entries(fingerprint)
    .slice(0, 50)
    .map(([key, value]) => `${name(key)} ${name(value)}`);
  return [
    ['Candidate', candidate === null ? 'none' : place(candidate, addresses)],
    ['Baseline', baseline === null ? 'none' : place(baseline, addresses) + age(baseline)],
    ...(anchor === null || anchor === undefined
      ? []
      : [['Anchor', place(anchor, addresses) + age({ ...anchor, behind: null })] as const]),
    [
      'Examples',
      `${integer(paired)} paired, ${integer(onlyCandidate)} only of the candidate, ${integer(onlyBaseline)} only of the baseline, ${integer(relabelled)} relabelled`,
    ],
    ...(marks.length === 0 ? [] : [['Evaluation', marks.join('; ')] as const]),
  ];
}

function ruleFacts({ policy, alpha, resampling, flags }: EvalGateRecord): Fact[] {
  const differences = policy.differs.slice(0, mostDifferences).map((line) => `<li>${prose(line, 500)}</li>`);
  const list =
    differences.length === 0
      ? ''
      : ` It differs from what this change or the inputs say:<ul>${differences.join('')}</ul>${leftOut(policy.differs.length, differences.length)}`;
  return [
    ['Policy', `${name(policy.source)}${policy.digest === null ? '' : `, ${name(policy.digest)}`}.${list}`],
    ['False-block budget', `α = ${html(formatShare(alpha))} for the model and the change`],
    ...(resampling === null || resampling === undefined
      ? []
      : [['Resampling', `${integer(resampling.replicates)} times, seed ${name(resampling.seed)}`] as const]),
    ...(flags.length === 0
      ? []
      : [
          [
            'Flags',
            flags
              .slice(0, 50)
              .map((flag) => name(flag))
              .join(', '),
          ] as const,
        ]),
  ];
}

function place({ source, commit, digest }: NonNullable<EvalGateRecord['candidate']>, addresses: Addresses): string {
  return [
    name(source),
    ...(commit === null ? [] : [`at ${commitLink(addresses, commit)}`]),
    ...(digest === null ? [] : [name(digest)]),
  ].join(', ');
}

function age({ behind, ageDays }: Pick<NonNullable<EvalGateRecord['baseline']>, 'behind' | 'ageDays'>): string {
  const distance = behind === null || behind === 0 ? '' : `, ${count(behind, 'commit')} behind the base`;
  const days =
    ageDays === null || !Number.isFinite(ageDays)
      ? ''
      : `, recorded ${ageDays < 1 ? 'less than a day' : count(Math.round(ageDays), 'day')} ago`;
  return `${distance}${days}`;
}
