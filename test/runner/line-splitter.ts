/**
 * Splits text that comes in pieces into lines as the runner does: at line feeds, carriage returns, or both together,
 * and nowhere else (Node's readline also splits at U+2028, where GitHub sees no new line and so no command).
 */
export function splitLines(onLine: (line: string) => void) {
  let rest = '';
  return {
    write(text: string): void {
      // A carriage return at the end may be the first half of a line end.
      const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    },
    end(): void {
      const last = rest.replace(/\r$/, '');
      if (rest !== '') onLine(last);
      rest = '';
    },
  };
}
