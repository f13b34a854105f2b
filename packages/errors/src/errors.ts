import type { ErrorCode } from './catalogue.ts';

/** One thing that is wrong, and where. Lines and columns start at 1. */
export interface Problem {
  readonly message: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

export interface UserErrorOptions extends ErrorOptions {
  /** Every fault found, not only the first. */
  readonly problems?: readonly Problem[];
}

/** A fault the user can mend. The message ends with what to do; `problems` lists every place. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor(code: ErrorCode, message: string, options: UserErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.problems = options.problems ?? [];
  }
}

export interface ServiceErrorOptions extends ErrorOptions {
  /** HTTP status of the last answer; absent when there was none. */
  readonly status?: number | undefined;
}

/** A remote system failed after every retry. Running again may help. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorCode;
  readonly status: number | undefined;

  constructor(code: ErrorCode, message: string, options: ServiceErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.status = options.status;
  }
}

/** The text of anything thrown, followed by the chain of its causes. */
export function describeError(error: unknown): string {
  const texts: string[] = [];
  for (let current = error; current !== undefined && texts.length < 5; ) {
    texts.push(
      current instanceof Error ? current.message : typeof current === 'string' ? current : JSON.stringify(current),
    );
    current = current instanceof Error ? current.cause : undefined;
  }
  return texts.join(': ');
}

/** `file:line:column: message`, as far as the place is known. */
export function describeProblem({ file, line, column, message }: Problem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return place === '' ? message : `${place}: ${message}`;
}
