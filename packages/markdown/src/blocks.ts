/** How the cells of a column stand. */
export type Alignment = 'left' | 'right';

/** A GitHub table. Cells are Markdown; pipes and line breaks in them are made harmless. */
export function table(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[] = [],
): string {
  const rule = headers.map((_, index) => (alignments[index] === 'right' ? '--:' : '---'));
  return [headers, rule, ...rows].map(line).join('\n');
}

/** A folded part: `summary` is plain text, `body` is Markdown. */
export function details(summary: string, body: string): string {
  return `<details><summary>${html(summary)}</summary>\n\n${body}\n\n</details>`;
}

/** Blocks of Markdown, one empty line between them; empty ones are left out. */
export function join(...blocks: readonly (string | undefined)[]): string {
  return blocks.filter((block) => block !== undefined && block !== '').join('\n\n');
}

/** `1 example`, `2 examples`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
}

/** Text for an HTML context: element content or a quoted attribute. */
export function html(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.codePointAt(0)};`);
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\r?\n/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
}
