/**
 * A note shown on a line of a file, or on the run when no file is given. Lines start at 1.
 *
 * GitHub shows ten errors, ten warnings and ten notices of a step. What is more goes to the log.
 */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** Cut at 4,096 characters. */
  readonly message: string;
  readonly title?: string | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** The last error of the step, which says how it ended: one place is kept for it. Default false. */
  readonly final?: boolean | undefined;
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

/**
 * What an action may ask of the machine it runs on. What it writes never holds a secret it was told to mask, and text in
 * the log never acts as a workflow command.
 */
export interface Runner {
  readonly context: RunContext;
  /** The text of an input, trimmed; empty when it is not set. */
  input(name: string): string;
  /**
   * A secret in the value becomes `***`, with a warning: the runner would drop the whole output of the job.
   *
   * @throws RangeError when the name is none of an output.
   */
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
  /** Appends Markdown to the step's summary; what is over GitHub's 1 MiB is cut, at the end of a block. */
  summary(markdown: string): Promise<void>;
  /** Keeps a secret, and its usual encodings, out of the log and of everything written from now on. */
  mask(secret: string): void;
  /** Text without the secrets that were masked here, in whatever form: for what does not go through this door. */
  redact(text: string): string;
  /** @throws RangeError when the name is none of a state. */
  saveState(name: string, value: string): void;
  state(name: string): string;
  exit(code: 0 | 1 | 2): void;
}
