import { count } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import {
  formatChange,
  formatFloor,
  formatMargin,
  formatP,
  formatSize,
  formatValue,
  natural,
  worsening,
} from './format.ts';

/** How many failures are told in words; the table has them all. */
const named = 3;

/** How untrusted names are written: as code in Markdown, made visible in a log. */
export type Quote = (text: string) => string;

/** A verdict in words. */
export interface Story {
  /** Verdict first, in a few words. */
  readonly headline: string;
  /** One sentence why. */
  readonly reason: string;
}

/** Tells a record's verdict and why, in calm words. `escapeText` makes the message of an error harmless. */
export function tellStory(record: EvalGateRecord, quote: Quote, escapeText: (text: string) => string): Story {
  if (record.verdict === 'fail') return tellFailure(record, quote);
  if (record.verdict === 'pass') return tellPass(record);
  if (record.verdict === 'inconclusive') return tellOpen(record, quote);
  const { code, message } = record.error ?? { code: 'E_INTERNAL', message: 'Something could not be compared.' };
  return { headline: `not judged (${quote(code)})`, reason: escapeText(message) };
}

/** The metric, and the slice it was taken on. */
export function subjectOf({ metric, slice }: Pick<Comparison, 'metric' | 'slice'>, quote: Quote): string {
  if (slice === null) return quote(metric);
  return `${quote(metric)} (guarded slice ${sliceOf(slice, quote)})`;
}

/** `column = value`, joined by "and". */
export function sliceOf(slice: Readonly<Record<string, string>>, quote: Quote): string {
  return Object.entries(slice)
    .map(([column, value]) => `${quote(column)} = ${quote(value)}`)
    .join(' and ');
}

function tellFailure(record: EvalGateRecord, quote: Quote): Story {
  // A slice says more than the whole it is part of.
  const failed = record.comparisons
    .filter(({ verdict }) => verdict === 'fail')
    .toSorted((a, b) => Number(b.role === 'guard') - Number(a.role === 'guard'));
  const worse = failed.filter(({ against }) => against !== 'floor').map((one) => subjectOf(one, quote));
  const broken = failed.filter(({ against }) => against === 'floor').map(({ metric }) => quote(metric));
  const parts = [
    ...(worse.length > 0 ? [`regression in ${some(worse)}`] : []),
    ...(broken.length > 0 ? [`floor of ${some([...new Set(broken)])} broken`] : []),
  ];
  return {
    headline: parts.join(', '),
    reason: failed
      .slice(0, named)
      .map((one) => tellWorse(one, record, quote))
      .join(' '),
  };
}

function tellWorse(one: Comparison, record: EvalGateRecord, quote: Quote): string {
  const { baseline, candidate, metric, direction } = one;
  if (one.against === 'floor') {
    return `${quote(metric)} is ${formatValue(candidate, one)}, ${direction === 'higher' ? 'below' : 'above'} the floor of ${formatFloor(baseline ?? 0, metric)}.`;
  }
  const verb = direction === 'higher' ? 'fell' : 'rose';
  const where = one.slice === null ? '' : ` where ${sliceOf(one.slice, quote)}`;
  const amount = record.flags.includes('block-on-beyond-margin')
    ? `by more than its margin of ${formatMargin(one)}, beyond what chance explains`
    : 'more than chance explains';
  return `${quote(metric)}${where} ${verb} from ${formatValue(baseline, one)} to ${formatValue(candidate, one)} on ${count(one.n, 'paired example')}, ${amount} (${formatP(one.pAdjusted ?? 1)} after Holm).`;
}

function tellPass({ comparisons, flags }: EvalGateRecord): Story {
  const floors = comparisons.some(({ against }) => against === 'floor') ? ', and every floor holds' : '';
  if (flags.includes('identical'))
    return {
      headline: 'pass: identical predictions',
      reason: `Candidate and baseline made the same predictions${floors}.`,
    };
  if (flags.includes('no-noise-estimate'))
    return {
      headline: 'pass: within the limits, noise unknown',
      reason: `Every number keeps the limit the policy names${floors}. Nothing says how far these numbers move by chance; predictions with ids would.`,
    };
  return {
    headline: 'pass: not worse than the baseline',
    reason: `Every gating metric is proven not worse by its margin${floors}.`,
  };
}

function tellOpen({ comparisons, flags }: EvalGateRecord, quote: Quote): Story {
  if (flags.includes('no-baseline')) {
    return {
      headline: 'inconclusive: no baseline yet',
      reason: `Nothing is recorded to compare with${floorsHold(comparisons)}. The next push to the default branch records a baseline.`,
    };
  }
  if (flags.includes('no-gain-proven'))
    return {
      headline: 'inconclusive: not worse, and no gain proven',
      reason: 'Every gating metric is proven not worse by its margin; none is proven better than the baseline.',
    };
  if (flags.includes('proof-asked'))
    return {
      headline: 'inconclusive: limits hold, and nothing is proven',
      reason:
        'Every number keeps its limit, but bare numbers do not say how far they move by chance, and this mode asks for proof. Write predictions with ids.',
    };
  if (flags.includes('no-noise-estimate')) {
    return {
      headline: 'inconclusive: numbers without predictions',
      reason: `Bare numbers do not say how far they move by chance${floorsHold(comparisons)}. Write predictions with ids, and the same examples can be compared one by one.`,
    };
  }
  if (flags.includes('policy-from-head') && allProven(comparisons)) {
    return {
      headline: 'inconclusive: the rules are new',
      reason:
        'All is proven by the policy this change brings along; rules a change brings itself prove nothing before they are on the base.',
    };
  }
  const widest = widestOpen(comparisons);
  if (widest === undefined)
    return {
      headline: 'inconclusive: nothing could be compared',
      reason: `No metric of the policy that can be tested was compared${floorsHold(comparisons)}.`,
    };
  return tellHidden(widest, quote);
}

function tellHidden(widest: Comparison, quote: Quote): Story {
  const { delta, margin, worstDrop, n } = widest;
  const change = worsening(widest);
  const name = subjectOf(widest, quote);
  const size = formatSize(worstDrop ?? 1, widest);
  const leaning = delta !== null && margin !== null && delta <= -margin;
  const seen = leaning
    ? `leaning worse, and ${n < 30 ? 'too few examples to say' : 'not proven'}`
    : 'no regression seen';
  const now = `${name} went from ${formatValue(widest.baseline, widest)} to ${formatValue(widest.candidate, widest)} (${formatChange(natural(delta ?? 0, widest), widest)})`;
  return {
    headline: `inconclusive: ${seen}; a ${change} of ${name} of up to ${size} could have hidden`,
    reason: `${now}: this set of ${count(n, 'paired example')} cannot rule out a ${change} of up to ${size}, and green asks for less than ${formatMargin(widest)}${widest.flags.includes('relative-margin') ? ' of the baseline' : ''}.`,
  };
}

function widestOpen(comparisons: readonly Comparison[]): Comparison | undefined {
  const open = comparisons.filter(
    ({ role, against, verdict, worstDrop }) =>
      role === 'gate' && against !== 'floor' && verdict === 'inconclusive' && worstDrop !== null,
  );
  return open.toSorted((a, b) => excess(b) - excess(a))[0];
}

function allProven(comparisons: readonly Comparison[]): boolean {
  const gates = comparisons.filter(({ role, against }) => role === 'gate' && against !== 'floor');
  return gates.length > 0 && gates.every(({ verdict }) => verdict === 'pass');
}

function excess({ worstDrop, margin }: Comparison): number {
  return (worstDrop ?? 0) / (margin ?? 1);
}

function floorsHold(comparisons: readonly Comparison[]): string {
  return comparisons.some(({ against }) => against === 'floor') ? '; the floors hold' : '';
}

function some(names: readonly string[]): string {
  const shown = names.length > named ? [...names.slice(0, named), `${names.length - named} more`] : names;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
