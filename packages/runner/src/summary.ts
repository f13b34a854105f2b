import { appendFile, stat } from 'node:fs/promises';
import { cutMarkdown } from '@mlops-actions/markdown';

/** Over this GitHub drops the summary of a step as a whole. Bytes. */
const limit = 1024 * 1024;
/** Kept free of long parts, so that what must be said at the end can be. */
const reserve = 4096;
/** With less room than this a part is left out. */
const leastRoom = 256;
const rest = '_The rest of this part is left out: the summary of a step may have 1 MiB._';

/**
 * Appends Markdown to a step's summary. A part that does not fit is cut between two blocks, what it opened is closed,
 * and it ends with a sentence that says so. What others wrote to the file counts.
 *
 * @returns what became of it.
 */
export async function appendSummary(file: string, markdown: string): Promise<'whole' | 'cut' | 'left out'> {
  const { size: used } = await stat(file).catch(() => ({ size: 0 }));
  const whole = `${markdown}\n\n`;
  const part = fit(whole, limit - used);
  if (part === undefined) return 'left out';
  await appendFile(file, part);
  return part === whole ? 'whole' : 'cut';
}

/** What goes into so many bytes: a short part may use the reserve. Undefined when there is no room. */
function fit(part: string, room: number): string | undefined {
  const bytes = Buffer.byteLength(part);
  if (bytes <= room - reserve || (bytes <= reserve && bytes <= room)) return part;
  return room - reserve < leastRoom ? undefined : cutTo(part, room - reserve);
}

function cutTo(part: string, budget: number): string | undefined {
  // The cut counts characters: fewer are tried until the bytes fit.
  for (let length = budget; length >= leastRoom; ) {
    const text = `${cutMarkdown(part.trimEnd(), length - 2, rest)}\n\n`;
    const bytes = Buffer.byteLength(text);
    if (bytes <= budget) return text;
    length = Math.floor(Math.min(length - 1, (length * budget) / bytes));
  }
  return undefined;
}
