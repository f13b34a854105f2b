/** What a handler answers. */
export interface Reply {
  readonly status: number;
  /** Sent as JSON; bytes and files are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Bytes of a file on disk, from `start` up to but not including `end`. */
export class FileSlice {
  readonly path: string;
  readonly start: number;
  readonly end: number;

  constructor(path: string, start: number, end: number) {
    this.path = path;
    this.start = start;
    this.end = end;
  }
}

const documentation = 'https://docs.github.com/rest';

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const empty: Reply = { status: 204 };

/** GitHub's basic error. */
export function refusal(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, body: { message, documentation_url: documentation, status: String(status) }, headers };
}

export const notFound = refusal(404, 'Not Found');

/** An error of one field, by GitHub's names. */
export interface FieldError {
  readonly resource: string;
  readonly field?: string;
  readonly code: string;
  readonly message?: string;
}

/** GitHub's validation error: 422 with the fields that are wrong. */
export function invalid(...errors: readonly FieldError[]): Reply {
  const body = { message: 'Validation Failed', errors, documentation_url: documentation, status: '422' };
  return { status: 422, body };
}
