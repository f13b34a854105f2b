const bare = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
const mark = '\u0000number:';

/**
 * Parses JSON in which, as Python writes it, NaN and the infinities may stand bare.
 *
 * @throws SyntaxError as JSON.parse does.
 */
export function parseJsonWithNaN(text: string): unknown {
  if (!/NaN|Infinity/.test(text)) return JSON.parse(text);
  const quoted = text.replace(bare, (token) => (token.startsWith('"') ? token : JSON.stringify(`${mark}${token}`)));
  return JSON.parse(quoted, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? Number(value.slice(mark.length)) : value,
  );
}
