/** A note shown on a line of a file, or on the run when no file is given. Lines start at 1. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly title?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** What GitHub says of the run, read once. Numbers and shas are checked by whoever relies on them. */
export interface RunContext {
  readonly eventName: string;
  /** The webhook payload as it came; untrusted in every field a person can write. */
  readonly payload: unknown;
  readonly sha: string;
  readonly ref: string;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly runId: number;
  readonly runAttempt: number;
  readonly workspace: string;
  readonly temp: string;
  readonly serverUrl: string;
  readonly image: string | null;
  /** The environment of the step, with every input and token still in it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What an action may ask of the machine it runs on. */
export interface Runner {
  readonly context: RunContext;
  /** The text of an input, trimmed; empty when it is not set. */
  input(name: string): string;
  output(name: string, value: unknown): void;
  /** One line of log. Text that looks like a workflow command is broken up first. */
  info(message: string): void;
  debug(message: string): void;
  annotate(annotation: Annotation): void;
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /**
   * Runs `body` while workflow commands are off; what it writes goes to the log as it is.
   * A write resolves once the log takes more: a reader that is slow must not pile up memory here.
   */
  untrusted<T>(body: (write: (chunk: Uint8Array) => Promise<void>) => Promise<T>): Promise<T>;
  /** Appends Markdown to the job summary. */
  summary(markdown: string): Promise<void>;
  mask(secret: string): void;
  saveState(name: string, value: string): void;
  state(name: string): string;
  exit(code: 0 | 1 | 2): void;
}
