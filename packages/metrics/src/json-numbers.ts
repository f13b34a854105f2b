/** A string, closed or not, or one of the words JSON does not know. Never goes back over what it has read. */
const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\b(?:NaN|Infinity)\b/g;

/** Spellings of numbers that stand for the words: the first is a zero nobody writes, the others are out of range. */
const spelled = new Map([
  ['NaN', '-0.0e-0'],
  ['-NaN', '-0.0e-0'],
  ['Infinity', '1e999'],
  ['-Infinity', '-1e999'],
]);

/**
 * Parses JSON in which, as Python writes it, NaN and the infinities may stand bare.
 *
 * @throws SyntaxError as JSON.parse does.
 */
export function parseJsonWithNaN(text: string): unknown {
  if (!/NaN|Infinity/.test(text)) return JSON.parse(text);
  const numbers = text.replace(token, (found) => spelled.get(found) ?? found);
  // Strings have their quotes in `source`, so that none can be taken for the word.
  const restore = (_: string, value: unknown, context: { readonly source?: string }) =>
    context.source === spelled.get('NaN') ? Number.NaN : value;
  return JSON.parse(numbers, restore as (key: string, value: unknown) => unknown);
}
