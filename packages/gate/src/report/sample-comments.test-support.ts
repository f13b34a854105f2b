import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import { group } from '../samples/sample-judgement.ts';
import type { SampleGroup } from '../samples/sample-predictions.ts';
import { judgeSample, sampleRecord } from '../samples/sample-record.ts';
import { renderOverview } from './overview.ts';
import { type RenderExtra, renderGate, renderGateComment } from './render-gate.ts';
import { sampleConfusion, sampleExhibits } from './sample-exhibits.test-support.ts';

/** A record with what is shown beside it. */
export interface Sample {
  readonly record: EvalGateRecord;
  readonly extra: RenderExtra;
}

const policy = `positive: spam
metrics:
  accuracy: { margin: 0.01 }
  recall: { margin: 0.02, min: 0.95 }
  false_positive_rate: { margin: 0.005 }
slices: { guard: [{ where: { mail_type: newsletter }, metric: false_positive_rate }], explore: [mail_type] }
`;

function mails(count: number, label: string, answers: readonly [string, string], type = 'person'): SampleGroup {
  return group(count, label, answers, { mail_type: type });
}

const passing = [
  mails(2000, 'ham', ['ham', 'ham']),
  mails(8, 'ham', ['spam', 'ham']),
  mails(120, 'ham', ['ham', 'ham'], 'newsletter'),
  mails(930, 'spam', ['spam', 'spam']),
  mails(3, 'spam', ['spam', 'ham']),
  mails(5, 'spam', ['ham', 'spam']),
];

const failing = [
  mails(3900, 'ham', ['ham', 'ham']),
  mails(22, 'ham', ['ham', 'ham'], 'newsletter'),
  mails(18, 'ham', ['ham', 'spam'], 'newsletter'),
  mails(40, 'ham', ['spam', 'ham']),
  mails(930, 'spam', ['spam', 'spam']),
  mails(13, 'spam', ['ham', 'spam']),
];

const open = [
  mails(1205, 'ham', ['ham', 'ham']),
  mails(7, 'ham', ['spam', 'spam']),
  mails(4, 'ham', ['ham', 'spam']),
  mails(1, 'ham', ['spam', 'ham']),
  mails(40, 'ham', ['ham', 'ham'], 'newsletter'),
  mails(930, 'spam', ['spam', 'spam']),
  mails(13, 'spam', ['ham', 'spam']),
];

const addresses = {
  reportUrl: 'https://github.com/octo/mail/actions/runs/1/artifacts/2',
  summaryUrl: 'https://github.com/octo/mail/actions/runs/1#summary-3',
};
const rich: RenderExtra = { ...addresses, exhibits: sampleExhibits, overrideLabel: 'accept-regression' };

function sample(groups: readonly SampleGroup[], extra: Partial<EvalGateRecord> = {}): Sample {
  const { record, flips } = judgeSample(policy, groups);
  return { record: { ...record, ...extra }, extra: { ...rich, flips } };
}

/** A record with one more of some comparison for each name. */
export function withSlices(
  record: EvalGateRecord,
  role: 'guard' | 'explore',
  names: readonly string[],
): EvalGateRecord {
  const [model] = record.comparisons.filter((one) => one.role === 'guard');
  if (model === undefined) throw new RangeError('expected a record with a guarded slice');
  const slices = names.map(
    (name, at): Comparison => ({
      ...model,
      role,
      slice: { country: name },
      n: 900 - at,
      baseline: 0.01,
      candidate: 0.01 + ((at * 7) % 13) / 500,
      delta: -((at * 7) % 13) / 500,
      ci: [-((at * 7) % 13) / 500 - 0.01, -((at * 7) % 13) / 500 + 0.01],
      pRegression: 1 / (1 + ((at * 7) % 13)),
      verdict: role === 'guard' ? (at % 90 === 4 ? 'fail' : 'inconclusive') : 'not-judged',
      pAdjusted: at % 90 === 4 ? 0.0004 : 1,
      flags: role === 'explore' && at % 100 === 3 ? ['look-here'] : [],
    }),
  );
  return { ...record, comparisons: [...record.comparisons, ...slices] };
}

/** A record in which everything that can be named is named so. */
export function namedSample(text: string): Sample {
  const { record, extra } = sample(failing);
  const comparisons = record.comparisons.map((one, at) => ({
    ...one,
    metric: at % 2 === 0 ? text : one.metric,
    slice: one.slice === null ? null : { [text]: text, [`${text}2`]: text },
  }));
  const [first] = comparisons;
  if (first === undefined) throw new RangeError('expected a comparison');
  const floor = { ...first, metric: text, against: 'floor' as const, verdict: 'fail' as const };
  const shown = { ...first, metric: text, role: 'show' as const, verdict: 'not-judged' as const };
  return {
    record: {
      ...record,
      model: text,
      policy: { source: text, digest: null, differs: [text] },
      candidate: { source: text, commit: null, digest: null },
      comparisons: [...comparisons, floor, shown],
      override: { by: text, reason: text },
      error: { code: text, message: text },
      run: { ...record.run, event: text, repository: text },
    },
    extra: {
      ...extra,
      overrideLabel: text,
      flips: (extra.flips ?? []).map((flip) => ({
        ...flip,
        metric: text,
        examples: [{ id: text, label: text, baseline: text, candidate: text }],
      })),
      exhibits: {
        curves: sampleExhibits.curves,
        confusion: {
          labels: [text, `${text}2`],
          baseline: [
            [4, 1],
            [2, 3],
          ],
          candidate: [
            [3, 2],
            [1, 4],
          ],
        },
        learning: [{ name: text, steps: [0, 1, 2], values: [3, 2, 1] }],
        history: sampleExhibits.history.map((point) => ({ ...point, metrics: { ...point.metrics, [text]: 0.5 } })),
      },
    },
  };
}

const animals = ['cat', 'dog', 'horse', 'cow', 'sheep', 'goat', 'duck', 'goose', 'hen', 'rabbit', 'mouse', 'other'];
const countries = Array.from({ length: 300 }, (_, at) => `region-${String(at).padStart(3, '0')}`);
const nothing = { paired: 0, discordant: 0, onlyCandidate: 0, onlyBaseline: 0, relabelled: 0 };

/** The situations a reader meets. */
export function sampleSituations(): Record<string, Sample> {
  const fail = sample(failing);
  const pass = sample(passing);
  const inconclusive = sample(open);
  const error = {
    code: 'E_EXAMPLES_CHANGED',
    message:
      '12 examples of the baseline are missing and 3 labels changed, so the two cannot be compared. Restore them, or have the change accepted.',
  };
  return {
    pass,
    fail,
    inconclusive,
    error: {
      record: sampleRecord(
        { verdict: 'error', examples: nothing, alpha: 0.05, comparisons: [], flags: [], error, flips: [] },
        { model: 'spam' },
      ),
      extra: { ...addresses, overrideLabel: 'accept-regression' },
    },
    'no baseline': {
      record: {
        ...pass.record,
        verdict: 'inconclusive',
        baseline: null,
        flags: ['no-baseline', 'policy-from-head'],
        examples: { ...nothing, onlyCandidate: 3066 },
        comparisons: pass.record.comparisons
          .filter(({ role }) => role === 'gate')
          .map((one) =>
            one.against === 'floor'
              ? one
              : {
                  ...one,
                  baseline: null,
                  delta: null,
                  ci: null,
                  worstDrop: null,
                  mde: null,
                  pRegression: null,
                  verdict: 'not-judged' as const,
                  flags: ['no-baseline'],
                },
          ),
      },
      extra: { ...addresses, exhibits: { ...sampleExhibits, history: [], confusion: undefined } },
    },
    overridden: sample(failing, {
      verdict: 'inconclusive',
      comparisons: fail.record.comparisons.map((one) =>
        one.verdict === 'fail' ? { ...one, flags: [...one.flags, 'accepted'] } : one,
      ),
      override: { by: 'octo-lead', reason: 'Newsletters move to their own model next week, see the plan.' },
      flags: [...fail.record.flags, 'overridden'],
      policy: {
        ...fail.record.policy,
        differs: [
          'metrics.accuracy.margin: 0.01, there 0.05',
          'slices.guard.false_positive_rate where {"mail_type":"newsletter"}: guarded, there none',
        ],
      },
    }),
    '300 slices': {
      record: withSlices(withSlices(fail.record, 'explore', countries), 'guard', countries),
      extra: fail.extra,
    },
    'twelve classes': {
      record: pass.record,
      extra: { ...rich, exhibits: { ...sampleExhibits, confusion: sampleConfusion(animals) } },
    },
    'right to left': namedSample('دقة النموذج דיוק 2'),
    'long names': namedSample(`metric:${'very_long_'.repeat(20)}name`),
  };
}

/** The comment of each situation, the summary of one, and comments of several models. */
export function sampleTexts(): Record<string, string> {
  const situations = sampleSituations();
  const texts = Object.entries(situations).map(([name, { record, extra }]) => [name, renderGateComment(record, extra)]);
  const row = (name: string, model: string) => {
    const { record } = situations[name] as Sample;
    return { model, record: { ...record, model }, reason: undefined };
  };
  const one = situations['300 slices'] as Sample;
  return {
    ...(Object.fromEntries(texts) as Record<string, string>),
    'summary of 300 slices': renderGate(one.record, one.extra),
    'short comment': renderGateComment(one.record, { ...one.extra, limit: 4000 }),
    'three models': renderOverview([row('pass', 'spam'), row('fail', 'phishing'), row('inconclusive', 'fraud')]),
    'a missing model': renderOverview([
      row('pass', 'spam'),
      { model: 'phishing', record: undefined, reason: 'its job was cancelled' },
    ]),
    'all models pass': renderOverview([row('pass', 'spam'), row('pass', 'phishing')]),
  };
}
