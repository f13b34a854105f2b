import type { LearningCurve } from '@mlops-actions/gate';
import { axisOver, tickText } from '../charts/axis.ts';
import { legend } from '../charts/legend.ts';
import { type Look, plot } from '../charts/plot.ts';
import { folded, table } from '../table.ts';
import { name, plain } from '../text.ts';
import type { Material, Section } from './section.ts';

const looks: readonly Look[] = ['candidate', 'baseline', 'third', 'fourth'];

/** What the training reported step by step; undefined when it did not. */
export function learningSection({ exhibits: { learning } }: Material): Section | undefined {
  if (learning.length === 0) return undefined;
  const groups = groupCurves(learning).map(figureOf);
  const note = '<p>As the training of the candidate reported it; nothing here is judged.</p>';
  return { id: 'learning', heading: 'Learning curves', body: `${note}<div class="figures">${groups.join('')}</div>` };
}

/** Curves of the same number on different examples, such as `loss` and `val_loss`, share a chart. */
function groupCurves(curves: readonly LearningCurve[]): LearningCurve[][] {
  const groups = Map.groupBy(curves, (curve) => stem(curve.name));
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / looks.length) }, (_, at) =>
      group.slice(at * looks.length, (at + 1) * looks.length),
    ),
  );
}

function stem(name: string): string {
  return name.replace(/^(train|training|val|valid|validation|eval|test|dev)[_/.-]/i, '');
}

function figureOf(curves: readonly LearningCurve[], at: number): string {
  const lookOf = (place: number): Look => looks[place] ?? 'candidate';
  const title = `Learning curve ${at + 1}: ${curves.map((curve) => plain(curve.name)).join(', ')}`;
  const picture = plot({
    title,
    description: curves.map(lastWords).join(' '),
    x: axisOver(
      curves.flatMap(({ steps }) => steps),
      { label: 'step' },
    ),
    y: axisOver(
      curves.flatMap(({ values }) => values),
      { label: '' },
    ),
    lines: curves.map(({ steps, values }, place) => ({ look: lookOf(place), x: steps, y: values })),
    height: 220,
  });
  const key = legend(
    curves.map((curve, place) => [
      lookOf(place),
      `${name(curve.name)} <small>last ${tickText(curve.values.at(-1) ?? 0)}</small>`,
    ]),
  );
  return `<figure><figcaption><h3>${curves.map((curve) => name(curve.name)).join(', ')}</h3></figcaption>${key}${picture}${folded('The numbers', numbersOf(curves, title))}</figure>`;
}

function lastWords(curve: LearningCurve): string {
  const [first, last] = [curve.values[0] ?? 0, curve.values.at(-1) ?? 0];
  return `${plain(curve.name)} went from ${tickText(first)} to ${tickText(last)}.`;
}

function numbersOf(curves: readonly LearningCurve[], label: string): string {
  const steps = [...new Set(curves.flatMap((curve) => curve.steps))].toSorted((a, b) => a - b);
  const byStep = curves.map((curve) => new Map(curve.steps.map((step, at) => [step, curve.values[at]])));
  return table({
    caption: `${curves.map((curve) => name(curve.name)).join(', ')} by step`,
    label,
    columns: [{ heading: 'step' }, ...curves.map((curve) => ({ heading: name(curve.name), kind: 'number' as const }))],
    rows: steps.map((step) => [tickText(step), ...byStep.map((values) => numberText(values.get(step)))]),
  });
}

function numberText(value: number | undefined): string {
  return value === undefined ? '–' : tickText(value);
}
