import { details, join, table } from '@mlops-actions/markdown';
import type { Confusion } from '../exhibits/exhibits.ts';
import { name } from './cells.ts';
import { listOf } from './fit.ts';

type Counts = readonly (readonly number[])[];

const named = 4;
/** Shares of a row of wrong answers, and how they are shaded. */
const shades = [
  [0.25, '🟥'],
  [0.1, '🟧'],
  [0.02, '🟨'],
] as const;
/** A change of so much of a row is pointed out. */
const notable = 0.01;

/** Right and wrong answers by label, and how they differ from the baseline's; undefined without any. */
export function confusionText(confusion: Confusion | undefined): string | undefined {
  if (confusion === undefined || confusion.labels.length < 2) return undefined;
  const { baseline, candidate } = confusion;
  const changes = baseline === null ? undefined : mostChanged(confusion, baseline);
  return details(
    `Confusion matrix of ${confusion.labels.length} labels${baseline === null ? '' : ', and how it differs'}`,
    join(
      'Rows are labels, columns are predictions. Counts of the candidate, with their share of the row; wrong answers are shaded from 2 % 🟨, 10 % 🟧 and 25 % 🟥.',
      matrix(confusion.labels, candidate, cell),
      baseline === null ? undefined : 'Candidate less baseline, 🟩 better and 🟥 worse by 1 % of the row or more.',
      baseline === null ? undefined : matrix(confusion.labels, candidate, changeCell(baseline)),
      changes,
    ),
  );
}

/** How one cell is told: its count, its row, and where it stands. */
type Tell = (count: number, row: { readonly total: number; readonly label: number; readonly answer: number }) => string;

function matrix(labels: readonly string[], counts: Counts, tell: Tell): string {
  return table(
    ['label ↓ · prediction →', ...labels.map(name)],
    counts.map((row, label) => [
      name(labels[label] ?? ''),
      ...labels.map((_, answer) => tell(row[answer] ?? 0, { total: sum(row), label, answer })),
    ]),
    ['left', ...labels.map(() => 'right' as const)],
  );
}

const cell: Tell = (count, { total, label, answer }) => {
  if (count === 0) return '·';
  const share = count / total;
  const text = `${count.toLocaleString('en-US')} (${percent(share)})`.replaceAll(' ', '\u00a0');
  if (label === answer) return `**${text}**`;
  const [, shade] = shades.find(([least]) => share >= least) ?? [];
  return shade === undefined ? text : `${shade}\u00a0${text}`;
};

function changeCell(baseline: Counts): Tell {
  return (count, { total, label, answer }) => {
    const change = count - (baseline[label]?.[answer] ?? 0);
    if (change === 0) return '·';
    const better = change > 0 === (label === answer);
    const mark = Math.abs(change) >= notable * total ? (better ? '🟩\u00a0' : '🟥\u00a0') : '';
    return `${mark}${signed(change)}`;
  };
}

/** The wrong answers that became more or fewer by most. */
function mostChanged({ labels, candidate }: Confusion, baseline: Counts): string | undefined {
  const wrong = candidate.flatMap((row, label) =>
    row.flatMap((count, answer) => {
      const before = baseline[label]?.[answer] ?? 0;
      return label === answer || count === before ? [] : [{ label, answer, count, before }];
    }),
  );
  const told = wrong
    .toSorted((a, b) => Math.abs(b.count - b.before) - Math.abs(a.count - a.before))
    .slice(0, named)
    .map(
      ({ label, answer, count, before }) =>
        `${name(labels[label] ?? '')} taken for ${name(labels[answer] ?? '')} ${before.toLocaleString('en-US')} → ${count.toLocaleString('en-US')}`,
    );
  return told.length === 0 ? undefined : `Changed most: ${listOf(told)}.`;
}

function sum(row: readonly number[]): number {
  return row.reduce((total, count) => total + count, 0);
}

function percent(share: number): string {
  const value = share * 100;
  return `${value >= 10 || value === 0 ? Math.round(value) : value.toFixed(1)} %`;
}

function signed(change: number): string {
  return change > 0 ? `+${change.toLocaleString('en-US')}` : `−${Math.abs(change).toLocaleString('en-US')}`;
}
