import type { Repository } from './state.ts';

/** A check or status of a commit, by its newest word. */
export interface CommitContext {
  readonly context: string;
  readonly state: string;
}

const good = new Set(['success', 'neutral', 'skipped']);

/**
 * The contexts of a commit that are not green: all of them, or the required ones, which must have been submitted.
 * Jobs of workflow runs count, as each is a check run on GitHub: also the one that asks.
 */
export function unsuccessfulContexts(
  repository: Repository,
  sha: string,
  required?: readonly string[],
): readonly CommitContext[] {
  const known = new Map([...statuses(repository, sha), ...checks(repository, sha), ...jobs(repository, sha)]);
  const wanted = required ?? [...known.keys()];
  return wanted
    .map((context) => ({ context, state: known.get(context) ?? 'pending' }))
    .filter(({ state }) => !good.has(state));
}

type Contexts = readonly (readonly [context: string, state: string])[];

// Statuses are kept newest first, so the newest is set last.
function statuses(repository: Repository, sha: string): Contexts {
  const found = repository.statuses.filter((status) => status.sha === sha).toReversed();
  return found.map(({ values }) => [String(values['context']), String(values['state'])]);
}

function checks(repository: Repository, sha: string): Contexts {
  const found = repository.checks.filter(({ values }) => values['head_sha'] === sha);
  return found.map(({ values }) => [values['name'] as string, (values['conclusion'] ?? 'pending') as string]);
}

function jobs(repository: Repository, sha: string): Contexts {
  const runs = repository.runs.filter(({ headSha }) => headSha === sha);
  return runs.flatMap((run): Contexts => {
    if (run.jobs.length > 0) return run.jobs.map(({ name, conclusion }) => [name, conclusion ?? 'pending']);
    return [[run.workflow, run.conclusion ?? 'pending']];
  });
}
