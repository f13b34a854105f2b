import type { Annotation, RunContext, Runner } from '@mlops-actions/runner';

/** A runner in memory that keeps everything it is told, in the order it is told. */
export class RecordingRunner implements Runner {
  readonly context: RunContext;
  /** Names of what was done, such as `output passed`, `summary`, `exit 1`. */
  readonly events: string[] = [];
  readonly outputs = new Map<string, unknown>();
  readonly annotations: Annotation[] = [];
  readonly log: string[] = [];
  readonly debugged: string[] = [];
  readonly masked: string[] = [];
  readonly states: Map<string, string>;
  summaries = '';
  exitCode: number | undefined;
  readonly #inputs: Readonly<Record<string, string>>;

  constructor(
    options: {
      inputs?: Record<string, string>;
      context?: Partial<RunContext>;
      states?: Record<string, string>;
    } = {},
  ) {
    this.#inputs = options.inputs ?? {};
    this.states = new Map(Object.entries(options.states ?? {}));
    this.context = {
      eventName: 'push',
      payload: {},
      sha: 'a'.repeat(40),
      ref: 'refs/heads/main',
      repository: { owner: 'o', name: 'r' },
      runId: 7,
      runAttempt: 2,
      workspace: '',
      temp: '',
      serverUrl: 'https://github.example',
      image: null,
      environment: {},
      ...options.context,
    };
  }

  input(name: string): string {
    return (this.#inputs[name] ?? '').trim();
  }

  output(name: string, value: unknown): void {
    this.events.push(`output ${name}`);
    this.outputs.set(name, value);
  }

  info(message: string): void {
    this.log.push(message);
  }

  debug(message: string): void {
    this.debugged.push(message);
  }

  annotate(annotation: Annotation): void {
    this.events.push(`annotate ${annotation.level}`);
    this.annotations.push(annotation);
  }

  async group<T>(title: string, body: () => Promise<T>): Promise<T> {
    this.events.push(`group ${title}`);
    return body();
  }

  untrusted<T>(body: (write: (chunk: Uint8Array) => Promise<void>) => Promise<T>): Promise<T> {
    return body((chunk) => Promise.resolve(void this.log.push(Buffer.from(chunk).toString())));
  }

  summary(markdown: string): Promise<void> {
    this.events.push('summary');
    this.summaries += `${markdown}\n\n`;
    return Promise.resolve();
  }

  mask(secret: string): void {
    this.masked.push(secret);
  }

  redact(text: string): string {
    return this.masked.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  }

  saveState(name: string, value: string): void {
    this.states.set(name, value);
  }

  state(name: string): string {
    return this.states.get(name) ?? '';
  }

  exit(code: 0 | 1 | 2): void {
    this.events.push(`exit ${code}`);
    this.exitCode = code;
  }
}
