import { groupValues, groupWeights } from '@mlops-actions/metrics';
import { codeColumn, type Examples, firstRow, type Side } from './examples.ts';
import { type MarkedScale, measureUnits } from './means.ts';
import { type Measure, type Subject, Unjudgeable } from './subject.ts';

/** A value per group of rows, such as the NDCG of each query: the groups are what was drawn, so they are the units. */
export function measureGroups(subject: Subject, examples: Examples, scale: MarkedScale): Measure {
  if (scale.marks.repeated) {
    throw new Unjudgeable(`${subject.metric} cannot be judged over repeats: write one row for each item of a query`);
  }
  const { candidate, baseline } = examples;
  const { codes, values } = codeColumn(examples, 'group') ?? { codes: new Int32Array(0), values: [] };
  const members = Array.from(values, () => [] as number[]);
  for (let example = 0; example < codes.length; example += 1) members[codes[example] as number]?.push(example);
  const rowsIn = (side: Side) => members.map((group) => group.map((example) => firstRow(side, example)));
  const valuesOf = (side: Side) => groupValues(subject.metric, side.predictions, scale.task, rowsIn(side));
  const { clusters } = scale.marks;
  const ofGroup = clusters && Int32Array.from(members, ([first = 0]) => clusters[first] as number);
  return measureUnits(
    subject,
    { candidate: valuesOf(candidate), baseline: baseline === null ? undefined : valuesOf(baseline), all: false },
    {
      ...scale,
      marks: {
        clusters: ofGroup,
        weights: groupWeights((baseline ?? candidate).predictions, rowsIn(baseline ?? candidate)),
        repeated: false,
      },
    },
  );
}
