import { firstRow, type Side } from '../measure/examples.ts';
import { quote } from '../policy/yaml-reader.ts';
import { cellText } from './cells.ts';

/** Columns both sides must agree on, example by example, and what they say. */
const agreed = new Map([
  ['judge', 'were scored by another judge'],
  ['decoding', 'were answered with other decoding parameters'],
  ['weight', 'have another weight'],
  ['group', 'belong to another group'],
  ['cluster', 'belong to another cluster'],
]);

/** Columns that need not be on both sides: who hangs together with whom is known from either. */
const fromEither = ['cluster'];

/** Metrics that count a row by its cell in `correct`, where it has one. */
const graded = ['accuracy'];

/**
 * Where one side alone says which answers are correct, the two are held to different measures. In words; empty where
 * none of the metrics asks.
 */
export function findGrading(metrics: Iterable<string>, candidate: Side, baseline: Side): string[] {
  const asked = [...metrics].some((name) => graded.includes(name));
  const sides = [candidate, baseline].filter(({ predictions }) => !predictions.columns.has('correct'));
  const [side] = sides;
  if (!asked || side === undefined || sides.length === 2) return [];
  return [`${quote(side.predictions.file)} lacks the column correct of the other side`];
}

/**
 * What makes two sides incomparable, in words: columns of the fingerprint that differ, or that one side lacks.
 * Empty when they can be compared.
 */
export function findMismatches(count: number, candidate: Side, baseline: Side): string[] {
  return [...agreed].flatMap(([name, what]) => {
    const [own, other] = [candidate.predictions.columns.get(name), baseline.predictions.columns.get(name)];
    if (own === undefined && other === undefined) return [];
    if (own === undefined || other === undefined) {
      const side = own === undefined ? candidate : baseline;
      return fromEither.includes(name)
        ? []
        : [`${quote(side.predictions.file)} lacks the column ${name} of the other side`];
    }
    let different = 0;
    for (let example = 0; example < count; example += 1) {
      const [a, b] = [own[firstRow(candidate, example)], other[firstRow(baseline, example)]];
      if (a !== b && cellText(a) !== cellText(b)) different += 1;
    }
    return different === 0 ? [] : [`${different} of ${count} common examples ${what} than in the baseline`];
  });
}
