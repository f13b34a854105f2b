/** Which run wrote a section. Run ids grow with time, attempts within a run. */
export interface Stamp {
  readonly run: number;
  readonly attempt: number;
  readonly sha: string;
}

/** One action's part of a model's comment. */
export interface Section {
  readonly key: string;
  readonly stamp: Stamp;
  readonly markdown: string;
}

const limit = 60_000;
const open = /^<!-- mlops-actions section=([a-z-]{1,40}) run=(\d{1,15}) attempt=(\d{1,6}) sha=([0-9a-f]{1,40}) -->$/;

/** The invisible first line by which a model's comment is found. */
export function marker(model: string): string {
  return `<!-- mlops-actions comment model=${model} -->`;
}

/** Whether a comment is the one of this model. */
export function isCommentOf(model: string, body: string): boolean {
  return body.startsWith(`${marker(model)}\n`) || body.startsWith(`${marker(model)}\r\n`);
}

/** The sections of a comment. Markers count only on lines of their own, where untrusted text never begins. */
export function parseSections(body: string): Section[] {
  const sections: Section[] = [];
  let current: { key: string; stamp: Stamp; lines: string[] } | undefined;
  for (const line of body.split(/\r?\n/)) {
    const [, key, run, attempt, sha] = open.exec(line) ?? [];
    if (key !== undefined && sha !== undefined) {
      current = { key, stamp: { run: Number(run), attempt: Number(attempt), sha }, lines: [] };
    } else if (current !== undefined && line === close(current.key)) {
      sections.push({ key: current.key, stamp: current.stamp, markdown: current.lines.join('\n') });
      current = undefined;
    } else {
      current?.lines.push(line);
    }
  }
  return sections;
}

/** One section a key, the newest stamp winning, in alphabetical order. */
export function mergeSections(sections: readonly Section[]): Section[] {
  const newest = new Map<string, Section>();
  for (const section of sections) {
    const present = newest.get(section.key);
    if (present === undefined || !isNewer(present.stamp, section.stamp)) newest.set(section.key, section);
  }
  return [...newest.values()].toSorted((a, b) => a.key.localeCompare(b.key, 'en'));
}

/** Whether `a` was written by a later run or attempt than `b`. */
export function isNewer(a: Stamp, b: Stamp): boolean {
  return a.run === b.run ? a.attempt > b.attempt : a.run > b.run;
}

/** The whole comment, at most 60,000 characters: sections that do not fit are cut, at a line where there is one. */
export function renderComment(model: string, sections: readonly Section[]): string {
  const share = Math.floor((limit - 200) / Math.max(1, sections.length)) - 200;
  const parts = sections.map(({ key, stamp, markdown }) =>
    [
      `<!-- mlops-actions section=${key} run=${stamp.run} attempt=${stamp.attempt} sha=${stamp.sha} -->`,
      cut(markdown, share),
      close(key),
    ].join('\n'),
  );
  return [marker(model), ...parts].join('\n');
}

function close(key: string): string {
  return `<!-- /mlops-actions section=${key} -->`;
}

function cut(markdown: string, length: number): string {
  if (markdown.length <= length) return markdown;
  const end = markdown.lastIndexOf('\n', length - 100);
  const kept = markdown.slice(0, end > 0 ? end : length - 100).toWellFormed();
  return `${kept}\n\n_The rest is in the summary of the job._`;
}
