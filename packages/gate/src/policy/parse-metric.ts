import { findMetric, metricNames, nearestMetric } from '@mlops-actions/metrics';
import { type Direction, defaults, type GatingMetric, type ListedMetric } from './policy.ts';
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

/** A metric of a policy, told apart by whether a test for it is built. */
export type ParsedMetric = { readonly gating: GatingMetric } | { readonly listed: ListedMetric };

const relative = /^(\d+(?:\.\d+)?)\s?%$/;

/** Checks a metric as written; every fault goes to `report`, and the result is then not to be used. */
export function parseMetric(draft: MetricDraft, report: Report): ParsedMetric | undefined {
  const metric = requireMetric(draft.name, (message) => report('name', message));
  if (metric === undefined) return undefined;
  // Only the policy knows which way a column of the user's own is better.
  const known = draft.name.startsWith('metric:') ? null : metric.direction;
  const direction = checkDirection(draft, known, report);
  const proportion = metric.unit === 'proportion';
  const floor = checkFloor(draft, proportion, report);
  const name = draft.name;
  if (metric.engine === 'paired-binary') {
    return { gating: { name, direction, margin: checkShare(draft, report), ...floor } };
  }
  const margin = draft.margin === undefined ? null : String(draft.margin);
  if (margin !== null) checkWrittenMargin(draft, report);
  return { listed: { name, direction, margin, ...floor } };
}

/** A metric by its name. Notes a fault, with the nearest name, when there is none. */
export function requireMetric(name: string, report: (message: string) => void): ReturnType<typeof findMetric> {
  const metric = findMetric(name);
  if (metric !== undefined) return metric;
  const meant = nearestMetric(name);
  report(
    `unknown metric ${quote(name)}: ${meant === undefined ? `expected one of ${metricNames.join(', ')}` : `did you mean ${quote(meant)}?`}`,
  );
  return undefined;
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

function checkShare({ name, margin = defaults.margin }: MetricDraft, report: Report): number {
  const example = 'write 0.01 for one percentage point';
  if (typeof margin === 'string' && relative.test(margin)) {
    report(
      'margin',
      `a relative margin has no meaning for ${quote(name)}, which is a share: write it in absolute terms, such as 0.01 for one percentage point`,
    );
  } else if (typeof margin === 'string') {
    report('margin', `expected the margin of ${quote(name)} to be a number, found ${quote(margin)}: ${example}`);
  } else if (margin < 0) {
    report(
      'margin',
      `expected the margin of ${quote(name)} to be above 0, found ${margin}: a margin is the size of a drop, ${example}`,
    );
  } else if (!(margin > 0 && margin < 1)) {
    report(
      'margin',
      `expected the margin of ${quote(name)} to lie between 0 and 1, exclusive, found ${margin}: ${example}`,
    );
  }
  return Number(margin);
}

function checkWrittenMargin({ name, margin = 0 }: MetricDraft, report: Report): void {
  const size = typeof margin === 'number' ? margin : Number(relative.exec(margin)?.[1] ?? Number.NaN);
  if (Number.isFinite(size) && size > 0) return;
  report(
    'margin',
    `expected the margin of ${quote(name)} to be a number above 0, or a share of its value such as 2%, found ${quote(String(margin))}`,
  );
}

function checkFloor(
  { name, min, max }: MetricDraft,
  proportion: boolean,
  report: Report,
): { min: number | null; max: number | null } {
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
