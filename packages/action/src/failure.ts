import { describeError, describeProblem, ServiceError, UserError } from '@mlops-actions/errors';
import { code, join } from '@mlops-actions/markdown';
import type { Annotation, Runner } from '@mlops-actions/runner';

const shownProblems = 10;

/** A fault as the user meets it: in the log, on lines of files, in the summary. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly annotations: readonly Annotation[];
  readonly log: readonly string[];
  readonly section: string;
  /** The stack, for faults that are ours. */
  readonly stack: string | undefined;
}

/**
 * Sorts anything thrown by whose fault it is: the user's, a service's, or ours.
 *
 * @param redact takes secrets out of every text: a service may repeat what it was sent, and records leave the machine.
 */
export function toFault(title: string, error: unknown, redact: (text: string) => string = (text) => text): Fault {
  const hide = (text: string) => showControls(redact(text));
  const known = error instanceof UserError || error instanceof ServiceError;
  const errorCode = known ? error.code : 'E_INTERNAL';
  const text = hide(describeError(error));
  const message = known ? `${errorCode}: ${text}` : `E_INTERNAL: ${text} (this is a bug: please report it)`;
  const given = error instanceof UserError ? error.problems : [];
  const problems = given.map((problem) => ({ ...problem, message: hide(problem.message) }));
  const placed = problems.filter(({ file }) => file !== undefined).slice(0, shownProblems);
  const list = problems.slice(0, 50).map((problem) => `- ${code(describeProblem(problem), 500)}`);
  return {
    code: errorCode,
    message,
    annotations: [
      { level: 'error', title, message },
      ...placed.map((problem) => ({ ...problem, level: 'error' as const, title })),
    ],
    log: problems.map((problem) => describeProblem(problem).slice(0, 1000)),
    section: join(`### ⛔ ${title}: nothing could be concluded`, code(message, 2000), list.join('\n')),
    stack: known || !(error instanceof Error) ? undefined : error.stack,
  };
}

/** Text may quote bytes of a stranger's file, and a terminal acts on some of them. Lines and tabs stay. */
function showControls(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, (mark) => `\\x${mark.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Shows a fault in log and annotations. */
export function report(runner: Runner, fault: Pick<Fault, 'log' | 'annotations' | 'stack'>): void {
  for (const line of fault.log) runner.info(line);
  for (const annotation of fault.annotations) runner.annotate(annotation);
  if (fault.stack !== undefined) runner.debug(fault.stack);
}
