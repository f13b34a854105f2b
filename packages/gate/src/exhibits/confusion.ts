import { type Codes, readCodes } from './codes.ts';
import type { Confusion } from './exhibits.ts';
import type { SideRows } from './gather-exhibits.ts';

const mostLabels = 12;

interface Answers {
  readonly label: Codes;
  readonly prediction: Codes;
}

/**
 * How often each label got each prediction, on both sides by the same labels: the positive first, then the most
 * frequent ones, equally frequent ones by name. Undefined without labels and predictions of the candidate.
 */
export function countConfusion(sides: readonly SideRows[], positive: string | null): Confusion | undefined {
  const [candidate, baseline] = (['candidate', 'baseline'] as const).map((side) => {
    const rows = sides.find((one) => one.side === side);
    return rows === undefined ? undefined : readAnswers(rows);
  });
  if (candidate === undefined) return undefined;
  const sorted = sortLabels(baseline === undefined ? [candidate] : [candidate, baseline], positive);
  if (sorted.length === 0) return undefined;
  const shown = sorted.slice(0, mostLabels);
  const labels = sorted.length > shown.length ? [...shown, nameRest(shown)] : shown;
  return {
    labels,
    baseline: baseline === undefined ? null : countCells(baseline, shown, labels.length),
    candidate: countCells(candidate, shown, labels.length),
  };
}

function readAnswers(side: SideRows): Answers | undefined {
  const [label, prediction] = [readCodes(side, 'label'), readCodes(side, 'prediction')];
  return label === undefined || prediction === undefined ? undefined : { label, prediction };
}

/** By how often the candidate's examples are labelled so; a class that is only predicted comes last. */
function sortLabels(answers: readonly Answers[], positive: string | null): string[] {
  const counts = new Map<string, number>();
  for (const { label, prediction } of answers) {
    for (const name of [...label.names, ...prediction.names]) counts.set(name, 0);
  }
  const [first] = answers;
  for (const code of first?.label.codes ?? []) {
    const name = first?.label.names[code];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const rank = (name: string): number => (name === positive ? Number.POSITIVE_INFINITY : (counts.get(name) ?? 0));
  return [...counts.keys()].toSorted((a, b) => (rank(a) === rank(b) ? (a < b ? -1 : 1) : rank(b) - rank(a)));
}

function countCells({ label, prediction }: Answers, shown: readonly string[], size: number): number[][] {
  const cells = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  const places = new Map(shown.map((name, place) => [name, place]));
  const [rows, columns] = [label, prediction].map(({ names }) => names.map((name) => places.get(name) ?? size - 1));
  for (let at = 0; at < label.codes.length; at += 1) {
    const row = rows?.[label.codes[at] as number];
    const column = columns?.[prediction.codes[at] as number];
    if (row === undefined || column === undefined) continue;
    const line = cells[row] as number[];
    line[column] = (line[column] as number) + 1;
  }
  return cells;
}

/** `other`, unless a label is called so. */
function nameRest(shown: readonly string[]): string {
  return shown.includes('other') ? 'other (all the rest)' : 'other';
}
