import type { ResolvedEvent } from './events.ts';
import { passesPatterns } from './filter-patterns.ts';
import type { EventFilters, EventsConfig } from './parse-workflow.ts';

const defaultTypes: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
  pull_request_target: ['opened', 'synchronize', 'reopened'],
};

const actionsBot = 'github-actions[bot]';
// Everything else a job does with its token starts nothing, lest workflows start themselves for ever.
const startedByJobs = new Set(['repository_dispatch', 'workflow_dispatch', 'workflow_run']);

/**
 * Why a workflow does not start on an event, or undefined when it starts.
 *
 * @param changedFiles the paths the push or pull request changed; asked only when a filter needs them.
 */
export async function reasonNotToStart(
  on: EventsConfig,
  event: ResolvedEvent,
  changedFiles: () => Promise<readonly string[]>,
): Promise<string | undefined> {
  const filters = on[event.name];
  if (filters === undefined) return `it is not for ${event.name}`;
  if (Array.isArray(filters)) return scheduleReason(filters as readonly ScheduleLine[], event);
  if (event.actor === actionsBot && !startedByJobs.has(event.name))
    return `the ${event.name} was made with the token of a job, which starts no workflow`;
  const reason = workflowReason(filters, event) ?? typeReason(filters, event) ?? refReason(filters, event);
  if (reason !== undefined) return reason;
  const wanted = filters.paths;
  const ignored = filters['paths-ignore'];
  if ((wanted === undefined && ignored === undefined) || event.ref.startsWith('refs/tags/')) return undefined;
  const files = await changedFiles();
  if (wanted !== undefined && !files.some((file) => passesPatterns(file, wanted)))
    return 'no changed file is in its paths';
  if (ignored !== undefined && files.every((file) => passesPatterns(file, ignored)))
    return 'its paths-ignore holds every changed file';
  return undefined;
}

/** One entry of `schedule:`. */
interface ScheduleLine {
  readonly cron: string;
}

function scheduleReason(lines: readonly ScheduleLine[], { payload }: ResolvedEvent): string | undefined {
  const { schedule } = payload;
  return lines.some(({ cron }) => cron === schedule) ? undefined : `${String(schedule)} is not among its schedules`;
}

interface RunPayload {
  readonly workflow_run?: { readonly name?: string; readonly head_branch?: string };
  readonly merge_group?: { readonly base_ref?: string };
}

function workflowReason({ workflows }: EventFilters, { name, payload }: ResolvedEvent): string | undefined {
  if (name !== 'workflow_run') return undefined;
  const { name: finished = '' } = (payload as RunPayload).workflow_run ?? {};
  const wanted = typeof workflows === 'string' ? [workflows] : (workflows ?? []);
  return wanted.includes(finished) ? undefined : `${finished} is not among its workflows`;
}

function typeReason(filters: EventFilters, event: ResolvedEvent): string | undefined {
  const types = filters.types ?? defaultTypes[event.name];
  const action = event.payload['action'];
  if (types === undefined || typeof action !== 'string' || types.includes(action)) return undefined;
  return `${action} is not among its types`;
}

function refReason(filters: EventFilters, event: ResolvedEvent): string | undefined {
  if (event.name === 'push') {
    const tag = event.ref.startsWith('refs/tags/');
    const name = event.ref.replace(/^refs\/(heads|tags)\//, '');
    return nameReason(filters, tag ? 'tags' : 'branches', tag ? 'branches' : 'tags', name);
  }
  const branch = branchOf(event);
  return branch === '' ? undefined : nameReason(filters, 'branches', undefined, branch);
}

/** What `branches:` looks at: where a pull request or a merge queue goes to, or where a finished run came from. */
function branchOf({ name, payload, baseRef }: ResolvedEvent): string {
  const { workflow_run: run, merge_group: group } = payload as RunPayload;
  if (name === 'workflow_run') return run?.head_branch ?? '';
  if (name === 'merge_group') return (group?.base_ref ?? '').replace('refs/heads/', '');
  return baseRef;
}

function nameReason(
  filters: EventFilters,
  kind: 'branches' | 'tags',
  other: 'branches' | 'tags' | undefined,
  name: string,
): string | undefined {
  const wanted = filters[kind];
  const ignored = filters[`${kind}-ignore`];
  if (wanted !== undefined) return passesPatterns(name, wanted) ? undefined : `${name} is not among its ${kind}`;
  if (ignored !== undefined) return passesPatterns(name, ignored) ? `${name} is among its ${kind}-ignore` : undefined;
  // A push filter that speaks of tags alone lets no branch pass, and the other way round.
  const onlyOther = other !== undefined && (filters[other] !== undefined || filters[`${other}-ignore`] !== undefined);
  return onlyOther ? `it is for ${other} only` : undefined;
}
