import { inert } from './untrusted.ts';

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
  const line = html(inert(summary.replace(/\s+/g, ' ')));
  return `<details><summary>${line}</summary>\n\n${body}\n\n</details>`;
}

/** A fenced block. No line of it ends the fence; lines are shown as they are. */
export function fence(lines: readonly string[], language = ''): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length);
  const marks = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return [`${marks}${language}`, ...lines, marks].join('\n');
}

/** A link to an address of our own; only the words where it is none, or too long to be one. */
export function link(words: string, address: string | undefined): string {
  const known = address !== undefined && address.length <= 500 && /^https?:\/\/[^\s<>()[\]\\`"']+$/.test(address);
  return known ? `[${words}](${address})` : words;
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
