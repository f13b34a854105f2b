import { parse } from 'yaml';

/** A step of a workflow, as far as it is looked at. */
export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** A job of a workflow, as far as it is looked at. */
export interface Job {
  readonly name?: string;
  readonly if?: string | boolean;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

/** A workflow, as far as it is looked at. */
export interface Workflow {
  /** Filters by event. */
  readonly on: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  readonly permissions: unknown;
  readonly jobs: ReadonlyMap<string, Job>;
}

/** Reads a workflow. */
export function read(text: string): Workflow {
  const { on, permissions, jobs } = parse(text) as { on: unknown; permissions?: unknown; jobs: Record<string, Job> };
  return { on: new Map(eventsOf(on)), permissions, jobs: new Map(Object.entries(jobs)) };
}

function eventsOf(on: unknown): [string, Readonly<Record<string, unknown>>][] {
  if (typeof on === 'string') return [[on, {}]];
  if (Array.isArray(on)) return on.map((name) => [String(name), {}]);
  const filters = Object.entries(on as Record<string, unknown>);
  return filters.map(([name, filter]) => [
    name,
    Array.isArray(filter) ? {} : ((filter ?? {}) as Readonly<Record<string, unknown>>),
  ]);
}

/** The action of the suite a step uses. */
export function actionOf({ uses: used = '' }: Step): string | undefined {
  return /^mlops-actions\/suite\/actions\/([\w-]+)@v1$/.exec(used)?.[1];
}

/** Whether a job uses an action of the suite. */
export function uses({ steps = [] }: Job, action: string): boolean {
  return steps.some((step) => actionOf(step) === action);
}

/** The steps that check code out. */
export function checkouts({ steps = [] }: Job): Step[] {
  return steps.filter(({ uses: used = '' }) => used.startsWith('actions/checkout@'));
}

function conditionOf({ if: condition = '' }: Job): string {
  return String(condition).replace(/^\$\{\{\s*|\s*\}\}$/g, '');
}

/** Whether it runs whatever became of the jobs it needs, and of the run. */
export function isAlways(job: Job): boolean {
  return conditionOf(job) === 'always()';
}

/** Whether it runs where a job it needs failed. */
export function isNotSkipped(job: Job): boolean {
  return isAlways(job) || conditionOf(job) === '!cancelled()';
}

/** A job without a name is called by its id, and in a matrix by its values as well. */
export function isConstant(job: Job, id: string): boolean {
  return !('strategy' in job) && !(job.name ?? id).includes('${{');
}

/** Whether it waits for another job. */
export function needs({ needs: wanted = [] }: Job, id: string): boolean {
  return [wanted].flat().includes(id);
}
