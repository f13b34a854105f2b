import { type Confusion, type LearningCurve, noExhibits, parseLearning } from '@mlops-actions/gate';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import type { ReportInput } from '../render-report.ts';
import { judgeMails, uniform } from './sample-mails.ts';

const policy = `
positive: spam
metrics:
  accuracy: { margin: 0.01, min: 0.9 }
  recall: { margin: 0.02, min: 0.9 }
  false_positive_rate: { margin: 0.01 }
  roc_auc: { margin: 0.005 }
  log_loss: { margin: 3% }
show: [f1, average_precision, ece]
slices:
  guard:
    - { where: { mail_type: newsletter }, metric: false_positive_rate }
    - { where: { language: ar }, metric: accuracy }
  explore: [mail_type, language]
`;

/** Reports of every kind by name, for tests and for looking at: verdicts, hostile names, hundreds of slices. */
export function sampleReports(): Record<string, ReportInput> {
  const pass = passing();
  return {
    pass,
    fail: failing(),
    inconclusive: open(),
    error: erring(pass.record),
    'no baseline': withoutBaseline(pass.record),
    hostile: hostile(failing(), longNames),
    'many slices': { ...pass, record: withSlices(pass.record, 300) },
    'many classes': { ...pass, exhibits: { ...pass.exhibits, confusion: manyClasses() } },
  };
}

/** Names that are very long, or read from right to left, or try to be markup. */
export const longNames = [
  'שיעור_הדיוק_בעברית',
  'معدل الدقة في الشريحة العربية',
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '" onmouseover="alert(3)" x="',
  `a_metric_whose_name_somebody_made_from_the_whole_path_of_a_configuration_${'deeply/nested/'.repeat(8)}value`,
  'x'.repeat(260),
  'line\nbreak \u202egnp.exe',
] as const;

function passing(): ReportInput {
  const judged = judgeMails({
    count: 6000,
    policy,
    baseline: { distance: 3, newsletters: -2.5 },
    candidate: { distance: 3.2, newsletters: -2.8 },
  });
  return { ...judged, exhibits: { ...judged.exhibits, learning: learning(), history: history() } };
}

function failing(): ReportInput {
  const judged = judgeMails({
    count: 4000,
    policy,
    baseline: { distance: 3, newsletters: -2.5 },
    candidate: { distance: 2.9, newsletters: -0.2 },
  });
  return {
    ...judged,
    title: 'Drop newsletters from the training set',
    record: {
      ...judged.record,
      policy: {
        ...judged.record.policy,
        differs: ['recall: margin 0.05 here, 0.02 applied', 'slices.guard: removed here'],
      },
    },
    exhibits: { ...judged.exhibits, learning: learning(), history: history() },
  };
}

function open(): ReportInput {
  const judged = judgeMails({
    count: 400,
    policy:
      'positive: spam\nmetrics: { accuracy: { margin: 0.01 }, recall: { margin: 0.02 } }\nslices: { explore: [mail_type] }',
    baseline: { distance: 3, newsletters: -2.5 },
    candidate: { distance: 2.7, newsletters: -2.5 },
  });
  return { ...judged, title: 'Threshold 0.3' };
}

function erring(record: EvalGateRecord): ReportInput {
  const message =
    'Of the 6000 examples of the baseline 412 are missing from the candidate: evaluate on the same test set, or let a person accept the change.';
  return {
    record: {
      ...record,
      verdict: 'error',
      comparisons: [],
      flags: ['examples-vanished'],
      error: { code: 'E_EXAMPLES_CHANGED', message },
    },
    exhibits: noExhibits,
    flips: undefined,
  };
}

function withoutBaseline(record: EvalGateRecord): ReportInput {
  const comparisons = record.comparisons
    .filter(({ role, against }) => role === 'gate' && against !== 'anchor')
    .map((one): Comparison => (one.against === 'floor' ? one : { ...one, ...blank, flags: ['no-baseline'] }));
  const flags = ['no-baseline', 'policy-from-head'];
  return {
    record: { ...record, verdict: 'inconclusive', baseline: null, comparisons, flags },
    exhibits: noExhibits,
    flips: [],
  };
}

const blank = {
  baseline: null,
  delta: null,
  ci: null,
  worstDrop: null,
  mde: null,
  neededN: null,
  pRegression: null,
  pNoninferiority: null,
  pAdjusted: null,
  test: null,
  verdict: 'inconclusive',
} as const;

/** The report with every name in turn replaced by one of those given. */
export function hostile(input: ReportInput, names: readonly string[]): ReportInput {
  const { record, exhibits, flips = [] } = input;
  const pick = (at: number): string => names[at % names.length] ?? '';
  const [source, reason] = [pick(2), pick(3)];
  return {
    ...input,
    title: pick(0),
    record: {
      ...record,
      run: { ...record.run, event: pick(4), repository: pick(2) },
      policy: { source, digest: record.policy.digest, differs: [...names] },
      candidate: { source: pick(5), commit: null, digest: null },
      baseline: record.baseline === null ? null : { ...record.baseline, source: pick(1) },
      anchor: { source: pick(6), commit: null, digest: null, ageDays: 40 },
      override: { by: pick(1), reason },
      flags: [...record.flags, ...names],
      fingerprint: Object.fromEntries(names.map((name) => [name, name])),
      comparisons: record.comparisons.map((one, at) => ({
        ...one,
        metric: at % 3 === 0 ? one.metric : pick(at),
        slice: one.slice === null ? null : { [pick(at)]: pick(at + 1) },
        test: one.test === null ? null : pick(at),
      })),
    },
    exhibits: {
      ...exhibits,
      confusion: {
        labels: names,
        baseline: names.map((_, row) => names.map((_, column) => (row === column ? 90 + row : row + column))),
        candidate: names.map((_, row) => names.map((_, column) => (row === column ? 93 : row * column))),
      },
      learning: exhibits.learning.map((curve, at) => ({ ...curve, name: pick(at) })),
      history: exhibits.history.map((point) => ({
        ...point,
        metrics: Object.fromEntries(names.map((name, at) => [name, 0.9 + at / 100])),
      })),
    },
    flips: flips.map((flip, at) => ({
      ...flip,
      metric: pick(at),
      slice: flip.slice === null ? null : { [pick(at)]: pick(at + 2) },
      examples: flip.examples.map(() => ({ id: pick(5), label: pick(0), baseline: pick(1), candidate: pick(2) })),
    })),
  };
}

/** The record with so many explored slices more. */
export function withSlices(record: EvalGateRecord, count: number, name = 'country'): EvalGateRecord {
  const random = uniform(3);
  const [model] = record.comparisons.filter(({ role }) => role === 'explore');
  if (model === undefined) throw new RangeError('expected a record with an explored slice');
  const slices = Array.from({ length: count }, (_, at): Comparison => {
    const delta = (random() - 0.55) * 0.06;
    const half = 0.01 + random() * 0.04;
    return {
      ...model,
      slice: { [name]: `region ${at}` },
      n: Math.floor(20 + random() * 900),
      baseline: 0.93,
      candidate: 0.93 + delta,
      delta,
      ci: [delta - half, delta + half],
      pRegression: Math.min(1, Math.max(1e-5, 0.5 + delta / half)),
      flags: delta + half < 0 ? ['look-here'] : at % 17 === 0 ? ['few-pairs'] : [],
    };
  });
  return { ...record, comparisons: [...record.comparisons, ...slices] };
}

/** As a training would have written it. */
function learning(): LearningCurve[] {
  const random = uniform(9);
  const lines = Array.from({ length: 120 }, (_, at) => {
    const step = at * 50;
    const loss = 0.12 + 0.9 * Math.exp(-at / 18) + random() * 0.03;
    const held =
      at % 5 === 0 ? { val_loss: loss + 0.04 + at / 1500, val_accuracy: 0.97 - 0.4 * Math.exp(-at / 14) } : {};
    return JSON.stringify({ step, loss, learning_rate: 3e-5 * (1 - at / 121), ...held });
  });
  return parseLearning(lines.join('\n'));
}

function history(): ReportInput['exhibits']['history'] {
  const random = uniform(21);
  const verdicts = ['pass', 'pass', 'inconclusive', 'pass', 'pass', 'fail', 'pass', 'inconclusive'] as const;
  return Array.from({ length: 24 }, (_, at) => ({
    commit: String(at).padStart(40, 'a'),
    run: 7301000000 + at,
    createdAt: new Date(Date.UTC(2026, 4, 1 + at * 2)).toISOString(),
    verdict: verdicts[at % verdicts.length] ?? 'pass',
    metrics: {
      accuracy: 0.94 + at * 0.0006 + random() * 0.004,
      recall: 0.93 + at * 0.0008 + random() * 0.008,
      false_positive_rate: 0.05 - at * 0.0005 + random() * 0.004,
      roc_auc: 0.981 + at * 0.0002 + random() * 0.001,
      log_loss: 0.17 - at * 0.0012 + random() * 0.004,
    },
  }));
}

function manyClasses(): Confusion {
  const labels = [...Array.from({ length: 12 }, (_, at) => `class_${at}`), 'other'];
  const random = uniform(4);
  const counts = (skill: number) =>
    labels.map((_, row) =>
      labels.map((_, column) => (row === column ? Math.round(skill * (400 - row * 25)) : Math.round(random() * 12))),
    );
  return { labels, baseline: counts(0.8), candidate: counts(0.86) };
}
