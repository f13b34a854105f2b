import { describeProblem, UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { parsePolicy } from './parse-policy.ts';
import { policySchema } from './policy-schema.ts';

const complete = `
version: 1
task: binary
positive: spam
labels: data/truth.csv
alpha: 0.04
metrics:
  accuracy: { margin: 0.01 }
  recall: { margin: 0.02, min: 0.95 }
  false_positive_rate:
  log_loss: { margin: 2% }
show: [f1, roc_auc]
slices:
  guard: [{ where: { mail_type: newsletter, year: 2003 }, metric: false_positive_rate }]
  explore: [format, length]
baseline: base
anchor: registry:champion
block-on: beyond-margin
when: { inconclusive: fail, no-baseline: error, examples-changed: rebuild, metric-missing: inconclusive }
override: { label: accept-regression }
`;

const points = (size: number) => ({ size, relative: false });
const share = (size: number) => ({ size, relative: true });

function refusal(text: string): UserError {
  try {
    parsePolicy(text, 'mlops/gate.yml');
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the policy was accepted');
}

describe('parsePolicy', () => {
  it('reads every key of the form', () => {
    expect(parsePolicy(complete, 'mlops/gate.yml')).toEqual({
      task: 'binary',
      positive: 'spam',
      labels: 'data/truth.csv',
      alpha: 0.04,
      gating: [
        { name: 'accuracy', direction: 'higher', margin: points(0.01), marginGiven: true, min: null, max: null },
        { name: 'recall', direction: 'higher', margin: points(0.02), marginGiven: true, min: 0.95, max: null },
        {
          name: 'false_positive_rate',
          direction: 'lower',
          margin: points(0.01),
          marginGiven: false,
          min: null,
          max: null,
        },
        { name: 'log_loss', direction: 'lower', margin: share(0.02), marginGiven: true, min: null, max: null },
      ],
      show: ['f1', 'roc_auc'],
      guards: [
        {
          where: new Map([
            ['mail_type', 'newsletter'],
            ['year', '2003'],
          ]),
          metric: 'false_positive_rate',
        },
      ],
      explore: ['format', 'length'],
      baseline: 'base',
      anchor: 'registry:champion',
      blockOn: 'beyond-margin',
      when: { inconclusive: 'fail', noBaseline: 'error', examplesChanged: 'rebuild', metricMissing: 'inconclusive' },
      overrideLabel: 'accept-regression',
    });
  });

  it('reads what the published schema describes, and the schema what it reads', () => {
    const raw = parse(complete) as Record<string, unknown>;
    expect(policySchema.safeParse(raw).error).toBeUndefined();
    for (const key of Object.keys(policySchema.shape)) expect(raw).toHaveProperty(key);
    expect(policySchema.safeParse({ ...raw, label: 'x' }).success).toBe(false);
  });

  it('gives what is not said its default: one percentage point, alpha 0.05, red for worse', () => {
    const policy = parsePolicy('metrics: { accuracy: }', 'gate.yml');
    expect(policy).toMatchObject({ task: null, positive: null, alpha: 0.05, blockOn: 'worse', baseline: 'base' });
    expect(policy.gating).toMatchObject([{ name: 'accuracy', margin: points(0.01), marginGiven: false }]);
  });

  it('takes 2 % of the baseline where a metric has no upper end, and a share where the policy says so', () => {
    const { gating } = parsePolicy(
      'metrics: { rmse: , mae: { margin: 0.5 }, r2: , "metric:cost": { better: lower, margin: 5% } }',
      'gate.yml',
    );
    expect(gating.map(({ margin }) => margin)).toEqual([share(0.02), points(0.5), points(0.01), share(0.05)]);
  });

  it('lists every fault at once, each with line and column', () => {
    const { code, problems } = refusal(
      'alpha: 2\nmetrics:\n  acuracy: { margin: 0.01 }\n  recall: { margin: -0.02, mim: 0.9 }\n',
    );
    expect(code).toBe('E_POLICY');
    expect(problems.map(describeProblem)).toEqual([
      expect.stringMatching(/^mlops\/gate\.yml:1:8: expected alpha above 0 and below 0.5, found 2: /),
      'mlops/gate.yml:3:3: unknown metric "acuracy": did you mean "accuracy"?',
      expect.stringMatching(/^mlops\/gate\.yml:4:21: expected the margin of "recall" to be above 0, found -0.02: /),
      'mlops/gate.yml:4:28: unknown key "mim" in metrics.recall: did you mean "min"?',
    ]);
  });

  test.each([
    ['', 'gate.yml:1:1: the file is empty'],
    ['# nothing\n', 'the file is empty'],
    ['metrics:\n  accuracy: { margin: 0.01', 'no valid YAML'],
    ['metrics: { accuracy: }\nmetrics: { recall: }', 'gate.yml:2:1: Map keys must be unique: write each key once'],
    ['- accuracy', 'expected the policy to be a mapping of keys to values, found a list'],
    ['alpha: 0.05', 'nothing would gate'],
    ['metrics: {}', 'nothing would gate'],
    ['metrics:', 'nothing would gate'],
    ['metric: { accuracy: }', 'unknown key "metric" in the policy: did you mean "metrics"?'],
    ['metrics: { accuracy: { margin: wide } }', 'to be a number, found "wide"'],
    ['metrics: { accuracy: { margin: .nan } }', 'to be a number, found "NaN"'],
    ['metrics: { accuracy: { margin: 2% } }', 'a relative margin has no meaning for "accuracy"'],
    ['metrics: { accuracy: { margin: 1 } }', 'between 0 and 1, exclusive, found 1'],
    ['metrics: { accuracy: { margin: 0 } }', 'above 0, found 0'],
    ['metrics: { accuracy: { min: 95 } }', 'a share from 0 to 1, such as 0.95, found 95'],
    ['metrics: { accuracy: { min: 0.9, max: 0.8 } }', 'nothing could pass'],
    ['metrics: { accuracy: { better: lower } }', '"accuracy" is better higher'],
    ['metrics: { accuracy: , log_loss: { margin: x% } }', 'or a share such as 2%'],
    ['metrics: { accuracy: }\nalpha: 0', 'expected alpha above 0'],
    ['metrics: { accuracy: }\nalpha: 0.5', 'below 0.5, found 0.5'],
    ['metrics: { accuracy: }\nalpha: .nan', 'expected alpha to be a number'],
    ['metrics: { accuracy: }\nversion: 2', 'expected version 1, found 2'],
    ['metrics: { accuracy: }\nshow: [acuracy]', 'did you mean "accuracy"?'],
    ['metrics: { accuracy: }\nslices: { guard: [{ metric: recall }] }', 'a guarded slice without where'],
    ['metrics: { accuracy: }\nslices: { guard: [{ where: { a: b } }] }', 'a guarded slice without metric'],
    ['metrics: { accuracy: }\nslices: { guard: [{ where: {}, metric: recall }] }', 'at least one column'],
    ['metrics: { accuracy: }\nslices: { guard: [{ where: { a: }, metric: recall }] }', 'expected a value for "a"'],
    [
      'metrics: { accuracy: }\nslices: { guard: [{ where: { a: b }, metric: "metric:cost" }] }',
      '"metric:cost" under metrics',
    ],
    ['metrics: { f1: { margin: 150% } }', 'above 0% and below 100%, found "150%"'],
    ['task: regression\nmetrics: { accuracy: }', '"accuracy" has no meaning for `task: regression`'],
    ['metrics: { accuracy: }\nbaseline: registry:x\nanchor: registry:x', 'the anchor is the baseline itself'],
    ['metrics: { accuracy: }\nanchor: base', 'expected anchor to be registry:<alias> or a file of predictions'],
    ['metrics: { accuracy: }\nwhen: { inconclusive: fial }', 'inconclusive to be pass or fail, found "fial"'],
    ['metrics: { accuracy: }\ntask: clustering', 'expected task to be binary or'],
    ['metrics: { accuracy: }\nslices: { guard: { a: b } }', 'slices.guard to be a list'],
    ['metrics: { accuracy: }\nblock-on: never', 'block-on to be worse or beyond-margin, found "never"'],
    ['task: binary\nmetrics: { recall: }', 'gate.yml:1:7: "recall" needs to know which label is the positive one'],
    ['task: multiclass\npositive: a\nmetrics: { accuracy: }', '`positive` has a meaning only for `task: binary`'],
    ['metrics: &all { accuracy: }\nshow: *all', 'an alias (write the value out)'],
  ])('refuses %j', (text, message) => {
    const { code, problems } = refusal(text);
    expect(code).toBe('E_POLICY');
    expect(problems.map((problem) => describeProblem({ ...problem, file: 'gate.yml' })).join('\n')).toContain(message);
  });

  it('survives names that would poison a prototype', () => {
    const policy = parsePolicy(
      'metrics: { accuracy: }\nslices: { guard: [{ where: { __proto__: x, constructor: y }, metric: accuracy }] }',
      'gate.yml',
    );
    expect([...(policy.guards[0]?.where.keys() ?? [])]).toEqual(['__proto__', 'constructor']);
  });

  it('refuses a file that only nests', () => {
    expect(refusal(`metrics: ${'['.repeat(100_000)}`).code).toBe('E_POLICY');
  });
});
