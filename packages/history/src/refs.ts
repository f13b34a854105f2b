/** Where one run keeps what it recorded of a commit. */
export interface RecordRef {
  readonly model: string;
  readonly commit: string;
  readonly run: number;
  readonly attempt: number;
}

const form = /^refs\/mlops\/([a-z0-9][a-z0-9_-]{0,62})\/([0-9a-f]{40})\/(0|[1-9]\d{0,14})-(0|[1-9]\d{0,5})$/;

/** `refs/mlops/<model>/<commit>/<run>-<attempt>`. */
export function formatRef({ model, commit, run, attempt }: RecordRef): string {
  return `refs/mlops/${model}/${commit}/${run}-${attempt}`;
}

/** The parts of a ref, undefined for refs of another form. */
export function parseRef(ref: string): RecordRef | undefined {
  const [, model, commit, run, attempt] = form.exec(ref) ?? [];
  if (model === undefined || commit === undefined) return undefined;
  return { model, commit, run: Number(run), attempt: Number(attempt) };
}

/** Orders refs of one model by run and attempt, newest first. */
export function newestFirst(a: RecordRef, b: RecordRef): number {
  return b.run - a.run || b.attempt - a.attempt;
}
