import { code, shorten } from '@mlops-actions/markdown';
import type { Comparison } from '@mlops-actions/records';
import { type Quote, sliceOf } from './story.ts';

const longest = 48;

/** A name as code, short enough for a heading or a cell; long ones lose their middle. */
export const name: Quote = (text) => code(shorten(text, longest), longest);

/** The whole population or the slice a comparison was taken on, with its metric: for a cell. */
export function subjectCell({ metric, slice, against }: Pick<Comparison, 'metric' | 'slice' | 'against'>): string {
  if (slice !== null) return `${name(metric)} where ${sliceCell(slice)}`;
  return against === 'anchor' ? `${name(metric)} against the anchor` : name(metric);
}

/** A slice for a cell: column and value stay on one line. */
export function sliceCell(slice: Readonly<Record<string, string>>): string {
  return sliceOf(slice, name).replaceAll(' = ', '\u00a0=\u00a0');
}

/** Keeps numbers and units on one line; an interval may go to the next. */
export function unbroken(cell: string): string {
  return cell.replace(/ (?!\()/g, '\u00a0');
}

/** How many rows a table left out, where they are worst first: empty when none. */
export function moreText(left: number, where: string): string {
  return left <= 0 ? '' : `\n\nThe worst come first; ${left.toLocaleString('en-US')} more are in ${where}.`;
}
