import { findMetric, type MetricDefinition, metricNames, nearestMetric } from '@mlops-actions/metrics';
import type { Margin } from '@mlops-actions/stats';
import { type Direction, defaults, type Floor, type GatingMetric } from './policy.ts';
import { quote } from './yaml-reader.ts';

/** One metric as it was written, whatever the form of the policy. */
export interface MetricDraft {
  readonly name: string;
  readonly better?: Direction | undefined;
  /** A number, or a text such as `2%`. */
  readonly margin?: string | number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** The part of a metric a fault is in. */
export type MetricField = 'name' | 'better' | 'margin' | 'min' | 'max';

/** Notes a fault in one field of a metric. */
export type Report = (field: MetricField, message: string) => void;

const percent = /^(\d+(?:\.\d+)?)\s?%$/;

/** Checks a metric as written; every fault goes to `report`, and the result is then not to be used. */
export function parseMetric(draft: MetricDraft, report: Report): GatingMetric | undefined {
  const metric = requireMetric(draft.name, (message) => report('name', message));
  if (metric === undefined) return undefined;
  // Only the policy knows which way a column of the user's own is better.
  const known = draft.name.startsWith('metric:') ? null : metric.direction;
  return {
    name: draft.name,
    direction: checkDirection(draft, known, report),
    margin: checkMargin(draft, metric, report),
    marginGiven: draft.margin !== undefined,
    ...checkFloor(draft, metric.unit === 'proportion', report),
  };
}

/** A metric by its name. Notes a fault, with the nearest name, when there is none. */
export function requireMetric(name: string, report: (message: string) => void): MetricDefinition | undefined {
  const metric = findMetric(name);
  if (metric !== undefined) return metric;
  const meant = nearestMetric(name);
  report(
    `unknown metric ${quote(name)}: ${meant === undefined ? `expected one of ${metricNames.join(', ')}` : `did you mean ${quote(meant)}?`}`,
  );
  return undefined;
}

/** The margin of a metric the policy names none for. */
export function defaultMargin(metric: Pick<MetricDefinition, 'relative'>): Margin {
  return metric.relative ? defaults.relativeMargin : defaults.margin;
}

function checkDirection({ name, better }: MetricDraft, known: Direction | null, report: Report): Direction {
  if (known === null && better === undefined) {
    report(
      'better',
      `nobody knows which way ${quote(name)} is better: add \`better: higher\` or \`better: lower\` in mlops/gate.yml`,
    );
  } else if (known !== null && better !== undefined && better !== known) {
    report('better', `${quote(name)} is better ${known}: take \`better: ${better}\` out`);
  }
  return known ?? better ?? 'higher';
}

function checkMargin({ name, margin }: MetricDraft, metric: MetricDefinition, report: Report): Margin {
  if (margin === undefined) return defaultMargin(metric);
  const share = metric.unit === 'proportion';
  const example = share ? 'write 0.01 for one percentage point' : 'write a size in its unit, or a share such as 2%';
  const expected = (what: string): void =>
    report('margin', `expected the margin of ${quote(name)} to be ${what}, found ${written(margin)}: ${example}`);
  const relative = typeof margin === 'string' ? percent.exec(margin)?.[1] : undefined;
  if (relative !== undefined) return checkRelative({ name, size: Number(relative) / 100, expected }, metric, report);
  if (typeof margin === 'string') expected('a number');
  else if (!Number.isFinite(margin) || margin <= 0) expected('above 0');
  else if (share && margin >= 1) expected('between 0 and 1, exclusive');
  return { size: Number(margin), relative: false };
}

interface Relative {
  readonly name: string;
  readonly size: number;
  readonly expected: (what: string) => void;
}

function checkRelative({ name, size, expected }: Relative, { shape }: MetricDefinition, report: Report): Margin {
  if (shape === 'share') {
    report(
      'margin',
      `a relative margin has no meaning for ${quote(name)}, which is a share: write it in absolute terms, such as 0.01 for one percentage point`,
    );
  } else if (!(size > 0 && size < 1)) expected('above 0% and below 100%');
  return { size, relative: true };
}

function written(margin: string | number): string {
  return typeof margin === 'string' ? quote(margin) : String(margin);
}

function checkFloor({ name, min, max }: MetricDraft, proportion: boolean, report: Report): Floor {
  for (const [field, value] of [
    ['min', min],
    ['max', max],
  ] as const) {
    if (value === undefined || (Number.isFinite(value) && !(proportion && (value < 0 || value > 1)))) continue;
    report(
      field,
      `expected ${field} of ${quote(name)} to be ${proportion ? 'a share from 0 to 1, such as 0.95' : 'a number'}, found ${value}`,
    );
  }
  if (min !== undefined && max !== undefined && min > max) {
    report(
      'min',
      `expected min of ${quote(name)} to be at most its max: ${min} is above ${max}, so nothing could pass`,
    );
  }
  return { min: min ?? null, max: max ?? null };
}
