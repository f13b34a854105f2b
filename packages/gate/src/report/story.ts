import { count } from '@mlops-actions/markdown';
import type { Comparison, EvalGateRecord } from '@mlops-actions/records';
import { failuresOf, isAllAccepted } from './acceptance.ts';
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
/** How many columns of a slice are named. */
const columns = 3;

/** How untrusted names are written: as code in Markdown, made visible in a log. */
export type Quote = (text: string) => string;

/** A verdict in words. */
export interface Story {
  /** Verdict first, in a few words. */
  readonly headline: string;
  /** One sentence why. */
  readonly reason: string;
  /** In place of the reason where there is room: each failure, or what is known, open, and would settle it. */
  readonly points?: readonly string[];
}

/** Tells a record's verdict and why, in calm words. `escapeText` makes the message of an error harmless. */
export function tellStory(record: EvalGateRecord, quote: Quote, escapeText: (text: string) => string): Story {
  if (isAllAccepted(record) && failuresOf(record).length > 0) {
    const story = tellFailure(record, quote);
    return { ...story, headline: `accepted: ${story.headline}` };
  }
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
  const all = Object.entries(slice);
  const told = all.slice(0, columns).map(([column, value]) => `${quote(column)} = ${quote(value)}`);
  return (all.length > columns ? [...told, `${all.length - columns} more`] : told).join(' and ');
}

/** Tests that compare numbers, not examples. */
const unpaired = ['unpaired-z+newcombe', 'stderr-z'];

function tellFailure(record: EvalGateRecord, quote: Quote): Story {
  // A slice says more than the whole it is part of.
  const failed = failuresOf(record).toSorted(
    (a, b) => Number(b.role === 'guard') - Number(a.role === 'guard') || (a.pRegression ?? 1) - (b.pRegression ?? 1),
  );
  const regressions = failed.filter(({ against }) => against !== 'floor');
  const worse = regressions.map((one) => subjectOf(one, quote));
  const broken = failed.filter(({ against }) => against === 'floor').map(({ metric }) => quote(metric));
  const parts = [
    ...(worse.length > 0 ? [`regression in ${some(worse, regressions[0]?.slice === null ? named : 1)}`] : []),
    ...(broken.length > 0 ? [`floor of ${some([...new Set(broken)])} broken`] : []),
  ];
  const told = failed.slice(0, named).map((one) => tellWorse(one, record, quote));
  const more = failed.length > named ? [`${failed.length - named} more, in the table.`] : [];
  return {
    headline: parts.join(', '),
    reason: told.join(' '),
    ...(told.length > 1 ? { points: [...told, ...more] } : {}),
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
  return `${quote(metric)}${where} ${verb} from ${formatValue(baseline, one)} to ${formatValue(candidate, one)} on ${count(one.n, unitOf(one))}, ${amount} (${formatP(one.pAdjusted ?? 1)} after Holm).`;
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
  const [widest, ...others] = widestOpen(comparisons);
  if (widest === undefined)
    return {
      headline: 'inconclusive: nothing could be compared',
      reason: `No metric of the policy that can be tested was compared${floorsHold(comparisons)}.`,
    };
  return { ...tellHidden(widest, quote), points: tellPoints(widest, { others, comparisons, quote }) };
}

function tellHidden(widest: Comparison, quote: Quote): Story {
  const { n } = widest;
  const change = worsening(widest);
  const size = formatSize(widest.worstDrop ?? 1, widest);
  const seen = leansWorse(widest)
    ? `leaning worse, and ${n < 30 ? 'too few examples to say' : 'not proven'}`
    : 'no regression seen';
  return {
    headline: `inconclusive: ${seen}`,
    reason: `${tellMove(widest, quote)}: this set of ${count(n, unitOf(widest))} cannot rule out a ${change} of up to ${size}, and green asks for less than ${tellMargin(widest)}.`,
  };
}

function leansWorse({ delta, margin }: Comparison): boolean {
  return delta !== null && margin !== null && delta <= -margin;
}

function tellMove(one: Comparison, quote: Quote): string {
  return `${subjectOf(one, quote)} went from ${formatValue(one.baseline, one)} to ${formatValue(one.candidate, one)} (${formatChange(natural(one.delta ?? 0, one), one)})`;
}

function tellMargin(one: Comparison): string {
  return `${formatMargin(one)}${one.flags.includes('relative-margin') ? ' of the baseline' : ''}`;
}

interface Open {
  readonly others: readonly Comparison[];
  readonly comparisons: readonly Comparison[];
  readonly quote: Quote;
}

function tellPoints(widest: Comparison, { others, comparisons, quote }: Open): string[] {
  const change = worsening(widest);
  const size = formatSize(widest.worstDrop ?? 1, widest);
  const open = others.map((one) => `${subjectOf(one, quote)} (up to ${formatSize(one.worstDrop ?? 1, one)})`);
  return [
    `**Known:** ${tellMove(widest, quote)} on ${count(widest.n, unitOf(widest))}. Nothing is significantly worse${floorsHold(comparisons)}.`,
    `**Open:** a ${change} of up to ${size} could hide in a set of this size, and green asks for less than ${tellMargin(widest)}.${open.length === 0 ? '' : ` Open too: ${some(open)}.`}`,
    `**To settle it:** ${tellSettling(widest)}`,
  ];
}

function tellSettling(widest: Comparison): string {
  const { neededN, n } = widest;
  const size = formatSize(widest.worstDrop ?? 1, widest);
  const larger = `a margin above ${size}, if so much may be lost`;
  if (neededN === null) return `more examples; or ${larger}.`;
  if (neededN > n) return `about ${neededN.toLocaleString('en-US')} such examples, if nothing changed; or ${larger}.`;
  return `the set would be large enough if nothing had changed, so it is the ${worsening(widest)} seen that keeps this open: improve the candidate, or evaluate on more examples; or ${larger}.`;
}

function widestOpen(comparisons: readonly Comparison[]): Comparison[] {
  const open = comparisons.filter(
    ({ role, against, verdict, worstDrop }) =>
      role === 'gate' && against !== 'floor' && verdict === 'inconclusive' && worstDrop !== null,
  );
  return open.toSorted((a, b) => excess(b) - excess(a));
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

function some(names: readonly string[], most = named): string {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** What a comparison counts: two numbers, each of its own examples, are no pairs. */
function unitOf({ test }: Pick<Comparison, 'test'>): string {
  return test !== null && unpaired.includes(test) ? 'example' : 'paired example';
}
