/**
 * Markdown shortened to whole blocks: what is kept ends at an empty line outside of a fence, and folded parts are closed.
 *
 * @param length characters the result may have, `rest` included.
 * @param rest said at the end when something is left out.
 */
export function cutMarkdown(markdown: string, length: number, rest: string): string {
  if (markdown.length <= length) return markdown;
  const budget = length - rest.length - 4;
  const kept: string[] = [];
  let used = 0;
  let open = 0;
  for (const block of blocksOf(markdown)) {
    const after = open + opens(block);
    if (used + block.length + 2 + Math.max(0, after) * closing.length > budget) break;
    kept.push(block);
    used += block.length + 2;
    open = after;
  }
  // A folded part of which nothing would be left but its title is left out, too.
  for (let last = kept.at(-1); last !== undefined && opens(last) > 0; last = kept.at(-1)) {
    open -= opens(last);
    kept.pop();
  }
  const text = kept.length === 0 ? firstLines(markdown, budget) : kept.join('\n\n');
  return `${text}${closing.repeat(Math.max(0, open))}\n\n${rest}`.trimStart();
}

const closing = '\n\n</details>';
const fence = /^ {0,3}(`{3,}|~{3,})/;

/** The parts between empty lines; a fence, however many empty lines it holds, is in one. */
function blocksOf(markdown: string): string[] {
  const blocks: string[][] = [[]];
  let mark: string | undefined;
  for (const line of markdown.split('\n')) {
    const [, found] = fence.exec(line) ?? [];
    if (mark === undefined) mark = found;
    else if (found?.startsWith(mark) === true && line.trim() === found) mark = undefined;
    if (line.trim() === '' && mark === undefined) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}

/** Of a first block that is itself too long: as many whole lines as fit, made plain where it would open something. */
function firstLines(markdown: string, budget: number): string {
  const end = markdown.lastIndexOf('\n', Math.max(0, budget));
  const text = markdown.slice(0, end > 0 ? end : Math.max(0, budget)).toWellFormed();
  return /```|~~~|<details/.test(text) ? '' : text;
}

/** Folded parts a block opens and does not close. */
function opens(block: string): number {
  return count(block, /<details\b/g) - count(block, /<\/details>/g);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
