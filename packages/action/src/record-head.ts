import type { RunContext } from '@mlops-actions/runner';

const unknownCommit = '0'.repeat(40);

/** The fields every record begins with. Outside GitHub Actions the commit is forty zeros. */
export function recordHead(model: string, context: RunContext, now: Date) {
  const { owner, name } = context.repository;
  return {
    schemaVersion: 1,
    model,
    commit: /^[0-9a-f]{40}$/.test(context.sha) ? context.sha : unknownCommit,
    run: { id: context.runId, attempt: context.runAttempt, event: context.eventName, repository: `${owner}/${name}` },
    createdAt: now.toISOString(),
  };
}
