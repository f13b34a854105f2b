import type { ResolvedEvent } from './events.ts';
import { passesPatterns } from './filter-patterns.ts';
import type { EventFilters, EventsConfig } from './parse-workflow.ts';

const defaultTypes: Readonly<Record<string, readonly string[]>> = {
  pull_request: ['opened', 'synchronize', 'reopened'],
  pull_request_target: ['opened', 'synchronize', 'reopened'],
};

const actionsBot = 'github-actions[bot]';
// Everything else a job does with its token starts nothing, lest workflows start themselves for ever.
const startedByJobs = new Set(['repository_dispatch', 'workflow_dispatch']);

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
  if (event.actor === actionsBot && !startedByJobs.has(event.name))
    return `the ${event.name} was made with the token of a job, which starts no workflow`;
  const reason = typeReason(filters, event) ?? refReason(filters, event);
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
  return event.baseRef === '' ? undefined : nameReason(filters, 'branches', undefined, event.baseRef);
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
