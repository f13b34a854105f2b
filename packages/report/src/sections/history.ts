import { formatValue, type HistoryPoint, isShare } from '@mlops-actions/gate';
import { html } from '@mlops-actions/markdown';
import type { EvalGateRecord, Verdict } from '@mlops-actions/records';
import { axisOver, tickText } from '../charts/axis.ts';
import { plot, round } from '../charts/plot.ts';
import { commitLink } from '../links.ts';
import { folded, table } from '../table.ts';
import { name, plain, prose } from '../text.ts';
import type { Material, Section } from './section.ts';

const mostMetrics = 12;

/** The gating metrics over the records of the base branch, the candidate last; undefined without earlier ones. */
export function historySection(material: Material): Section | undefined {
  const { exhibits, record } = material;
  if (exhibits.history.length === 0) return undefined;
  const values = candidateValues(record);
  const names = [
    ...new Set([...values.keys(), ...exhibits.history.flatMap(({ metrics }) => Object.keys(metrics))]),
  ].slice(0, mostMetrics);
  const figures = names.flatMap((metric, at) => figureOf(metric, values.get(metric), { material, at }));
  if (figures.length === 0) return undefined;
  const note = `<p>What the base branch scored, run by run, and the candidate as the last point, ringed. ${marksKey}</p>`;
  return {
    id: 'history',
    heading: 'History',
    body: `${note}<div class="figures">${figures.join('')}</div>${folded('The runs', runTable(names, material))}`,
  };
}

interface Point {
  readonly value: number;
  readonly verdict: Verdict;
}

function figureOf(
  metric: string,
  now: number | undefined,
  { material, at }: { material: Material; at: number },
): string[] {
  const { exhibits, record } = material;
  const before = exhibits.history.flatMap((point): Point[] => {
    const value = Object.hasOwn(point.metrics, metric) ? point.metrics[metric] : undefined;
    return value === undefined || !Number.isFinite(value) ? [] : [{ value, verdict: point.verdict }];
  });
  const points = now === undefined ? before : [...before, { value: now, verdict: record.verdict }];
  if (points.length === 0) return [];
  const places = points.map((_, place) => place + 1);
  const share = isShare(metric);
  const picture = plot({
    title: `History ${at + 1}: ${plain(metric)}`,
    description: `${points.length} runs, the oldest first. ${now === undefined ? '' : `The candidate's value is ${valueText(now, metric)}.`}`,
    x: { label: 'older → newer', from: 0, to: points.length + 1, ticks: [], text: tickText },
    y: axisOver(
      points.map(({ value }) => value),
      {
        label: '',
        count: 3,
        text: (value) => (share ? `${tickText(value * 100)} %` : tickText(value)),
      },
    ),
    lines: [{ look: 'candidate', x: places, y: points.map(({ value }) => value) }],
    extra: (place) =>
      points
        .map(({ value, verdict }, index) =>
          verdictMark(verdict, [place.x(index + 1), place.y(value)], now !== undefined && index === points.length - 1),
        )
        .join(''),
    height: 150,
  });
  return [
    `<figure><figcaption><h3>${name(metric)}${now === undefined ? '' : ` <small>now ${valueText(now, metric)}</small>`}</h3></figcaption>${picture}</figure>`,
  ];
}

/** Verdicts differ in shape: a disc, a cross, a ring, a square. */
function verdictMark(verdict: Verdict, [x, y]: readonly [number, number], candidate: boolean): string {
  const ring = candidate ? `<circle class="ring" cx="${x}" cy="${y}" r="8"/>` : '';
  const shape = {
    pass: `<circle class="point pass" cx="${x}" cy="${y}" r="3.5"/>`,
    fail: `<path class="point fail" d="M${round(x - 4)} ${round(y - 4)}l8 8m0 -8l-8 8"/>`,
    inconclusive: `<circle class="point inconclusive" cx="${x}" cy="${y}" r="3.5"/>`,
    error: `<rect class="point error" x="${round(x - 3.5)}" y="${round(y - 3.5)}" width="7" height="7"/>`,
  };
  return shape[verdict] + ring;
}

const marksKey = (['pass', 'fail', 'inconclusive', 'error'] as const)
  .map(
    (verdict) =>
      `<span class="key"><svg class="swatch small" viewBox="0 0 12 12" aria-hidden="true">${verdictMark(verdict, [6, 6], false)}</svg> ${verdict}</span>`,
  )
  .join(' ');

function candidateValues({ comparisons }: EvalGateRecord): Map<string, number> {
  return new Map(
    comparisons.flatMap(({ role, against, slice, metric, candidate }): [string, number][] =>
      role === 'gate' && against === 'baseline' && slice === null && candidate !== null && Number.isFinite(candidate)
        ? [[metric, candidate]]
        : [],
    ),
  );
}

function runTable(names: readonly string[], { exhibits, addresses }: Material): string {
  const title = 'Recorded runs of the base branch, the oldest first';
  const row = ({ createdAt, commit, verdict, metrics }: HistoryPoint): string[] => [
    prose(createdAt.slice(0, 10)),
    commitLink(addresses, commit),
    html(verdict),
    ...names.map((metric) => {
      const value = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
      return value === undefined ? '–' : valueText(value, metric);
    }),
  ];
  return table({
    caption: title,
    label: title,
    columns: [
      { heading: 'date' },
      { heading: 'commit' },
      { heading: 'verdict' },
      ...names.map((metric) => ({ heading: name(metric), kind: 'number' as const })),
    ],
    rows: exhibits.history.map(row),
  });
}

function valueText(value: number, metric: string): string {
  return html(formatValue(value, { metric, n: 0, baseline: value, candidate: value }));
}
