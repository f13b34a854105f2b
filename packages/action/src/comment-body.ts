import { cutMarkdown } from '@mlops-actions/markdown';

/** Which run wrote a section. Run ids grow with time, attempts within a run. */
export interface Stamp {
  readonly run: number;
  readonly attempt: number;
  readonly sha: string;
}

/** One action's part of a comment. The key is the action's name, in a comment of several models `<action>/<model>`. */
export interface Section {
  readonly key: string;
  readonly stamp: Stamp;
  readonly markdown: string;
}

const limit = 60_000;
/** Room for the lines around a section. */
const markers = 400;
const rest = '_The rest is in the summary of the job._';
const open =
  /^<!-- mlops-actions section=([a-z-]{1,40}(?:\/[a-z0-9][a-z0-9_-]{0,62})?) run=(\d{1,15}) attempt=(\d{1,6}) sha=([0-9a-f]{1,40}) -->$/;

/** Sections that are read first, in this order. */
const first = ['gate-status', 'eval-gate', 'fork-report'];

/** Whose comment: a model's, or the one of several models. */
export type Subject = string | typeof combined;

/** One comment for several models. */
export const combined = Symbol('combined');

/** The invisible first line by which a comment is found. */
export function marker(model: Subject): string {
  return `<!-- mlops-actions comment ${model === combined ? 'combined' : `model=${model}`} -->`;
}

/** Whether a comment is the one of this model. */
export function isCommentOf(model: Subject, body: string): boolean {
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

/** One section a key, the newest stamp winning; verdicts first, the rest in alphabetical order. */
export function mergeSections(sections: readonly Section[]): Section[] {
  const newest = new Map<string, Section>();
  for (const section of sections) {
    const present = newest.get(section.key);
    if (present === undefined || !isNewer(present.stamp, section.stamp)) newest.set(section.key, section);
  }
  return [...newest.values()].toSorted((a, b) => rank(a) - rank(b) || a.key.localeCompare(b.key, 'en'));
}

function rank({ key }: Section): number {
  const at = first.indexOf(key.split('/')[0] ?? '');
  return at === -1 ? first.length : at;
}

/** Whether `a` was written by a later run or attempt than `b`. */
export function isNewer(a: Stamp, b: Stamp): boolean {
  return a.run === b.run ? a.attempt > b.attempt : a.run > b.run;
}

/** The whole comment, at most 60,000 characters: where they do not fit, the longest sections are cut at whole blocks. */
export function renderComment(model: Subject, sections: readonly Section[]): string {
  const share = fairShare(sections);
  const parts = sections.map(({ key, stamp, markdown }) =>
    [
      `<!-- mlops-actions section=${key} run=${stamp.run} attempt=${stamp.attempt} sha=${stamp.sha} -->`,
      cutMarkdown(markdown, share, rest),
      close(key),
    ].join('\n'),
  );
  return [marker(model), ...parts].join('\n');
}

function close(key: string): string {
  return `<!-- /mlops-actions section=${key} -->`;
}

/** The length to cut longer sections to, so that all fit; short ones leave their share to the others. */
function fairShare(sections: readonly Section[]): number {
  let room = limit - 200 - sections.length * markers;
  let left = sections.length;
  let share = room;
  for (const length of sections.map(({ markdown }) => markdown.length).toSorted((a, b) => a - b)) {
    share = Math.floor(room / left);
    if (length > share) break;
    room -= length;
    left -= 1;
  }
  return share;
}
