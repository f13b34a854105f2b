import type { Exception, Judged } from './limits.ts';
import { type Cell, exampleSizes, type Study, type Truth } from './study.ts';
import { errorOf, percent, renderTable, whole } from './table.ts';
import { rateOf, type Tallies } from './trial.ts';

/** The published tables of engines: those tried at the common sizes, then the others. */
export function renderEngines(judged: readonly Judged[]): string {
  const studies = [...new Set(judged.map(({ study }) => study))];
  const common = studies.filter(({ sizes }) => sizes === exampleSizes);
  const others = studies.filter(({ sizes }) => sizes !== exampleSizes);
  return [
    '**Red although nothing changed**, % of test sets',
    renderTruth(judged, common, 'equal'),
    '**Green although worse by exactly the margin**, % of test sets',
    renderTruth(judged, common, 'worse'),
    'Where few numbers stand for many examples:',
    renderOthers(judged, others),
    ...renderNotes(judged),
  ].join('\n\n');
}

function renderTruth(judged: readonly Judged[], studies: readonly Study[], truth: Truth): string {
  return renderTable(
    ['evidence', 'test', ...exampleSizes.map((n) => `n = ${whole(n)}`)],
    studies.map((study) => [
      study.title,
      study.tests[truth],
      ...exampleSizes.map((n) => renderRate(judged, find(judged, { study, n, truth }))),
    ]),
  );
}

function renderOthers(judged: readonly Judged[], studies: readonly Study[]): string {
  return renderTable(
    ['evidence', 'test', 'n', 'false red', 'false green'],
    studies.flatMap((study) =>
      study.sizes.map((n) => [
        study.title,
        study.tests.equal,
        `${n} ${study.unit}`,
        renderRate(judged, find(judged, { study, n, truth: 'equal' })),
        renderRate(judged, find(judged, { study, n, truth: 'worse' })),
      ]),
    ),
  );
}

function find(judged: readonly Judged[], o: Pick<Judged, 'study' | 'n' | 'truth'>): Judged | undefined {
  return judged.find(({ study, n, truth }) => study === o.study && n === o.n && truth === o.truth);
}

function renderRate(judged: readonly Judged[], found: Judged | undefined): string {
  if (found === undefined) return '';
  const marks = exceptionsOf(judged);
  const mark = found.exception === undefined ? '' : ` [${marks.indexOf(found.exception) + 1}]`;
  const shown = percent(found.rate);
  return `${found.rate > found.limit ? `**${shown}**` : shown}${mark}`;
}

function exceptionsOf(judged: readonly Judged[]): Exception[] {
  return [...new Set(judged.flatMap(({ exception }) => exception ?? []))];
}

function renderNotes(judged: readonly Judged[]): string[] {
  const notes = exceptionsOf(judged).map(
    ({ why, limit }, i) => `[${i + 1}] ${why} The simulation fails above ${percent(limit)} %.`,
  );
  return notes.length === 0 ? [] : ['**Exceptions**', notes.join('\n\n')];
}

/** Every population, with how often it was drawn. */
export function renderPopulations(cells: readonly Cell[], tallies: Tallies): string {
  return renderTable(
    ['evidence', 'n', 'population', 'truth', 'draws', '± (s.e.)', 'false %'],
    cells.map(({ study, n, setting: { label, truth }, trial }) => [
      study.title,
      whole(n),
      label,
      truth === 'equal' ? 'no change' : 'worse by the margin',
      whole(trial.draws),
      errorOf(trial.draws),
      percent(rateOf(tallies, trial.id, 0)),
    ]),
  );
}
