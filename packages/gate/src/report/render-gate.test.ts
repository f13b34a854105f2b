import { parseRecord, serializeRecord } from '@mlops-actions/records';
import { describe, expect, it, test } from 'vitest';
import { judgeNumbers } from '../judgement/judge-numbers.ts';
import { parsePolicyLines } from '../policy/parse-policy-lines.ts';
import { group } from '../samples/sample-judgement.ts';
import type { SampleGroup } from '../samples/sample-predictions.ts';
import { judgeSample, sampleRecord } from '../samples/sample-record.ts';
import { describeVerdict } from './describe-verdict.ts';
import { renderGate } from './render-gate.ts';

const policy = `positive: spam
metrics:
  accuracy: { margin: 0.01 }
  recall: { margin: 0.02, min: 0.95 }
  false_positive_rate: { margin: 0.005 }
slices: { guard: [{ where: { mail_type: newsletter }, metric: false_positive_rate }] }
`;

function mails(count: number, label: string, answers: readonly [string, string], type = 'person'): SampleGroup {
  return group(count, label, answers, { mail_type: type });
}

/** The three pull requests of the main job, in numbers of their kind. */
const stories = {
  'strip HTML': [
    mails(2000, 'ham', ['ham', 'ham']),
    mails(8, 'ham', ['spam', 'ham']),
    mails(120, 'ham', ['ham', 'ham'], 'newsletter'),
    mails(930, 'spam', ['spam', 'spam']),
    mails(3, 'spam', ['spam', 'ham']),
    mails(5, 'spam', ['ham', 'spam']),
  ],
  'drop newsletters': [
    mails(3900, 'ham', ['ham', 'ham']),
    mails(22, 'ham', ['ham', 'ham'], 'newsletter'),
    mails(18, 'ham', ['ham', 'spam'], 'newsletter'),
    mails(40, 'ham', ['spam', 'ham']),
    mails(930, 'spam', ['spam', 'spam']),
    mails(13, 'spam', ['ham', 'spam']),
  ],
  'threshold 0.3': [
    mails(1205, 'ham', ['ham', 'ham']),
    mails(7, 'ham', ['spam', 'spam']),
    mails(4, 'ham', ['ham', 'spam']),
    mails(1, 'ham', ['spam', 'ham']),
    mails(40, 'ham', ['ham', 'ham'], 'newsletter'),
    mails(930, 'spam', ['spam', 'spam']),
    mails(13, 'spam', ['ham', 'spam']),
  ],
} as const;

const sameLosses = [mails(5, 'ham', ['ham', 'spam']), mails(5, 'ham', ['spam', 'ham'])];

/** Numbers in cells are held together by no-break spaces. */
function spaced(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

function rowsOf(text: string): string[] {
  return spaced(text)
    .split('\n')
    .filter((line) => /^\| [✅❌⚪⛔] `/u.test(line));
}

describe('the comment of a pass', () => {
  const { record, flips } = judgeSample(policy, stories['strip HTML']);
  const text = renderGate(record, { flips });

  it('leads with the verdict and says what was proven', () => {
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      '### ✅ `spam` · pass: not worse than the baseline',
      'Every gating metric is proven not worse by its margin, and every floor holds.',
    ]);
    expect(describeVerdict(record)).toBe(
      'pass: not worse than the baseline. Every gating metric is proven not worse by its margin, and every floor holds.',
    );
  });

  it('shows each metric in per cent with its interval in points', () => {
    expect(spaced(text)).toContain(
      '| metric | baseline `bbbbbbb` | candidate | Δ (90 % interval) | worst plausible | verdict |',
    );
    expect(rowsOf(text).slice(0, 5)).toEqual([
      '| ✅ `accuracy` | 99.58 % | 99.90 % | +0.33 pp (+0.12 … +0.58) | none | within 1 pp |',
      '| ✅ `recall` | 99.5 % | 99.7 % | +0.2 pp (−0.4 … +0.9) | drop of 0.4 pp | within 2 pp |',
      '| ✅ `false_positive_rate` | 0.38 % | 0.00 % | −0.38 pp (−0.67 … −0.21) | none | within 0.5 pp |',
      '| ⚪ `false_positive_rate` where `mail_type` = `newsletter` | 0.0 % | 0.0 % | 0.0 pp (−2.3 … +2.3) | rise of 2.3 pp | no regression proven |',
      '| ✅ `recall` | ≥ 95 % | 99.7 % (99.2 … 99.9) | holds |',
    ]);
  });

  it('says where everything comes from, and how often the rule errs', () => {
    expect(text).toContain('3,066 paired examples, 16 answered right by one side only.');
    expect(text).toContain(
      '- baseline: `base`, at `bbbbbbb`, `sha256:333333333333`, 2 commits behind the base, recorded 2 days ago',
    );
    expect(text).toContain('The rule turns red for a change that is not worse in at most about 5 % of cases');
    expect(text).not.toContain('To proceed');
  });
});

describe('the comment of a failure', () => {
  const { record, flips } = judgeSample(policy, stories['drop newsletters']);
  const text = renderGate(record, { flips });

  it('names the metric and the slice, in heading and log', () => {
    expect(record.verdict).toBe('fail');
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      '### ❌ `spam` · regression in `false_positive_rate` (guarded slice `mail_type` = `newsletter`)',
      '`false_positive_rate` where `mail_type` = `newsletter` rose from 0.0 % to 45.0 % on 40 paired examples, more than chance explains (p < 0.001 after Holm).',
    ]);
    expect(describeVerdict(record)).toMatch(
      /^fail: regression in false_positive_rate \(guarded slice mail_type = newsletter\)\. /,
    );
  });

  it('marks the row, lists lost examples of that slice, and says how to proceed', () => {
    expect(spaced(text)).toContain(
      '| ❌ `false_positive_rate` where `mail_type` = `newsletter` | 0.0 % | 45.0 % | +45.0 pp (+32.7 … +57.9) | rise of 57.9 pp | worse, p < 0.001 |',
    );
    expect(text).toContain('<details><summary>10 of 18 lost examples</summary>');
    expect(text).toContain('| `m3922` | `ham` | `ham` | `spam` |');
    expect(text).toContain('**To proceed:** improve the candidate and push again.');
  });

  it('can be rendered again from the stored record, without the examples', () => {
    const stored = parseRecord('eval-gate', serializeRecord(record), 'eval-gate.json');
    expect(renderGate(stored, { flips })).toBe(text);
    expect(renderGate(stored)).not.toContain('m3922');
  });
});

describe('the comment of an open verdict', () => {
  const { record } = judgeSample(policy, stories['threshold 0.3']);
  const text = renderGate(record);

  it('says how large a rise this set could not have seen', () => {
    expect(record.verdict).toBe('inconclusive');
    expect(text.split('\n\n').slice(0, 3)).toEqual([
      '### ⚪ `spam` · inconclusive: no regression seen',
      [
        '- **Known:** `false_positive_rate` went from 0.64 % to 0.88 % (+0.24 pp) on 1,257 paired examples. Nothing is significantly worse; the floors hold.',
        '- **Open:** a rise of up to 0.64 pp could hide in a set of this size, and green asks for less than 0.5 pp.',
        '- **To settle it:** the set would be large enough if nothing had changed, so it is the rise seen that keeps this open: improve the candidate, or evaluate on more examples; or a margin above 0.64 pp, if so much may be lost.',
      ].join('\n'),
      'Nothing is blocked.',
    ]);
    expect(describeVerdict(record)).toBe(
      'inconclusive: no regression seen. false_positive_rate went from 0.64 % to 0.88 % (+0.24 pp): this set of 1,257 paired examples cannot rule out a rise of up to 0.64 pp, and green asks for less than 0.5 pp.',
    );
  });

  it('says what the set can see, and whether it is large enough', () => {
    expect(text).toContain(
      '- `false_positive_rate` rests on 1,257; a rise of 0.75 pp or more would be seen with 80 % power; enough to clear its margin of 0.5 pp if nothing had changed.',
    );
    const small = judgeSample('metrics: { accuracy: { margin: 0.01 } }', [
      mails(190, 'ham', ['ham', 'ham']),
      ...sameLosses,
    ]);
    const told = renderGate(small.record);
    expect(told).toContain(
      '- `accuracy` rests on 200; a drop of 4.0 pp or more would be seen with 80 % power; to clear its margin of 1 pp about 3,092 such examples are needed.',
    );
    expect(told).toContain('- **To settle it:** about 3,092 such examples, if nothing changed; or a margin above');
  });

  it('says so when it leans worse', () => {
    const groups = [
      mails(500, 'ham', ['ham', 'ham']),
      mails(14, 'ham', ['ham', 'spam']),
      mails(7, 'ham', ['spam', 'ham']),
    ];
    const leaning = judgeSample('metrics: { accuracy: { margin: 0.01 } }', groups).record;
    expect(renderGate(leaning)).toContain('### ⚪ `spam` · inconclusive: leaning worse, and not proven\n');
  });
});

/** Numbers that know nothing of their noise. */
function bare(values: Readonly<Record<string, number>>) {
  const unknown = { n: null, stderr: null, values: null };
  return new Map(Object.entries(values).map(([name, value]) => [name, { value, ...unknown }]));
}

describe('other verdicts', () => {
  const empty = sampleRecord(
    judgeNumbers({
      policy: parsePolicyLines(['accuracy >= 0.9']),
      candidate: bare({ accuracy: 0.95 }),
      baseline: null,
    }),
  );

  it('says that there is no baseline yet, and that floors hold', () => {
    const first = { ...empty, baseline: null, flags: ['no-baseline'] };
    expect(renderGate(first)).toContain(
      '### ⚪ `spam` · inconclusive: no baseline yet\n\nNothing is recorded to compare with; the floors hold.',
    );
    expect(describeVerdict(first)).toMatch(/^inconclusive: no baseline yet\. /);
  });

  it('says when only rules of the change itself were met', () => {
    const { record } = judgeSample(policy, stories['strip HTML']);
    const text = renderGate({ ...record, verdict: 'inconclusive', flags: ['policy-from-head'] });
    expect(text).toContain(
      '### ⚪ `spam` · inconclusive: the rules are new\n\nAll is proven by the policy this change brings along;',
    );
  });

  it('says that bare numbers prove nothing', () => {
    expect(renderGate({ ...empty, flags: ['no-noise-estimate'] })).toContain(
      '### ⚪ `spam` · inconclusive: numbers without predictions',
    );
  });

  it('says what could not be judged, harmlessly', () => {
    const text = renderGate({
      ...empty,
      verdict: 'error',
      comparisons: [],
      error: { code: 'E_EXAMPLES_CHANGED', message: 'gone: @all <b>' },
    });
    expect(text).toContain('### ⛔ `spam` · not judged (`E_EXAMPLES_CHANGED`)');
    expect(text).not.toMatch(/@all|<b>/);
    expect(text).toContain('**To proceed:** mend');
  });

  it('names a broken floor with its value', () => {
    const record = sampleRecord(
      judgeNumbers({
        policy: parsePolicyLines(['accuracy >= 0.9', 'recall <= 0.5']),
        candidate: bare({ accuracy: 0.85, recall: 0.6 }),
        baseline: null,
      }),
    );
    expect(renderGate(record)).toContain(
      '### ❌ `spam` · floor of `accuracy` and `recall` broken\n\n- `accuracy` is 85.00 %, below the floor of 90 %.\n- `recall` is 60.00 %, above the floor of 50 %.',
    );
  });

  test.each([
    ['promote', 'inconclusive', 'this mode asks for proof'],
    ['merge', 'error', 'what cannot be compared is never let through'],
  ] as const)('says how to proceed in %s after %s', (mode, verdict, words) => {
    expect(renderGate({ ...empty, mode, verdict })).toContain(words);
  });

  it('says nothing of it where nothing is blocked', () => {
    expect(renderGate({ ...empty, mode: 'report', verdict: 'fail' })).not.toContain('To proceed');
  });

  it.each(['policy-from-head', 'policy-from-inputs'])('warns of %s', (flag) => {
    expect(renderGate({ ...empty, flags: [flag] })).toMatch(/^> /m);
  });
});
