import { html, visible } from '@mlops-actions/markdown';

/** Names longer than this are cut; nothing sensible is. */
const longestName = 120;
const longestProse = 4000;
/** Longer ones may go to the next line at their joints; none of these is part of an escaped mark. */
const shortName = 10;
const joints = /[_./:-](?=[^_./:-])/g;

/** An untrusted name, such as a metric, slice or file: on one line, in a direction of its own. */
export function name(text: string, longest = longestName): string {
  const shown = html(visible(text, longest));
  return `<bdi>${shown.length > shortName ? shown.replace(joints, '$&<wbr>') : shown}</bdi>`;
}

/** Untrusted prose, such as a message, a title or a reason. */
export function prose(text: string, longest = longestProse): string {
  return `<bdi class="prose">${html(visible(text, longest))}</bdi>`;
}

/** Untrusted text where no element can stand: attributes, `<title>`. Isolated, so that it turns nothing around. */
export function plain(text: string): string {
  return html(`\u2068${visible(text, longestName)}\u2069`);
}

/** `1,234`. */
export function integer(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A slice as names: `column = value and column = value`. */
export function sliceName(slice: Readonly<Record<string, string>>): string {
  return Object.entries(slice)
    .map(([column, value]) => `${name(column)} = ${name(value)}`)
    .join(' and ');
}

/** What a comparison speaks of: the metric, and the slice or the anchor where it is not the whole. */
export function subjectName(one: {
  readonly metric: string;
  readonly slice: Readonly<Record<string, string>> | null;
  readonly against?: string;
}): string {
  if (one.slice !== null) return `${name(one.metric)} where ${sliceName(one.slice)}`;
  return one.against === 'anchor' ? `${name(one.metric)} against the anchor` : name(one.metric);
}

/** As {@link subjectName}, for where no element can stand. */
export function subjectText(one: {
  readonly metric: string;
  readonly slice: Readonly<Record<string, string>> | null;
}): string {
  const where = Object.entries(one.slice ?? {}).map(([column, value]) => `${plain(column)} = ${plain(value)}`);
  return where.length === 0 ? plain(one.metric) : `${plain(one.metric)} where ${where.join(' and ')}`;
}
