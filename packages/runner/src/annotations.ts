import type { Annotation } from './runner.ts';

/** GitHub shows no more than these of each level in a step, and drops the rest without a word. */
const shown = 10;
const longestMessage = 4096;
const longestTitle = 255;

type Level = Annotation['level'];

export interface AnnotationSinks {
  /** Shows one on the run's page. */
  readonly annotate: (annotation: Annotation) => void;
  /** Writes to the log. */
  readonly log: (line: string) => void;
  /** Runs something when the process has nothing left to do. */
  readonly atEnd: (last: () => void) => void;
}

/**
 * Shows the first annotations of a step and writes the others to the log, as GitHub takes ten of each level. The last
 * place for errors is kept for the one that is final: the verdict must not be the one that is lost.
 */
export function limitAnnotations({ annotate, log, atEnd }: AnnotationSinks): (annotation: Annotation) => void {
  const count: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  const left: Record<Level, number> = { error: 0, warning: 0, notice: 0 };
  const sayHowMany = () => {
    const parts = (Object.keys(left) as Level[]).filter((level) => left[level] > 0);
    const list = parts.map((level) => `${left[level]} ${level}${left[level] === 1 ? '' : 's'}`).join(', ');
    log(`Only in this log, as GitHub shows ${shown} of a kind: ${list}.`);
  };
  return ({ final = false, ...given }) => {
    const { level } = given;
    const places = level === 'error' && !final ? shown - 1 : shown;
    if (count[level] < places) {
      count[level] += 1;
      annotate({
        ...given,
        message: cut(given.message, longestMessage),
        title: given.title && cut(given.title, longestTitle),
      });
      return;
    }
    if (Object.values(left).every((number) => number === 0)) atEnd(sayHowMany);
    left[level] += 1;
    log(toLine(given));
  };
}

/** An annotation as text, with its place. */
function toLine({ level, title, message, file, line, column }: Annotation): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const name = `${level.charAt(0).toUpperCase()}${level.slice(1)}`;
  return [name, title, place, message].filter((part) => part !== undefined && part !== '').join(': ');
}

/** At most so many UTF-16 units, and no half of a character. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text.toWellFormed();
  const kept = text.slice(0, length - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`.toWellFormed();
}
