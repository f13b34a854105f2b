import { overviewTable, renderOverview } from '@mlops-actions/gate';
import { code, count, join } from '@mlops-actions/markdown';
import type { Need } from './needs.ts';
import type { Standing } from './standing.ts';

const mostJobs = 50;

/** The overview of all models, what stops the merge first, for the summary and the comment. */
export function renderStatus(needs: readonly Need[], models: readonly Standing[]): string {
  const failed = needs.filter(({ passed }) => !passed);
  const onlyJobs = failed.length > 0 && models.every(({ passed }) => passed);
  const overview = onlyJobs
    ? join(
        `### ❌ ${count(models.length, 'model')} let through, ${count(failed.length, 'job')} not`,
        overviewTable(models),
      )
    : renderOverview(models);
  return join(overview, renderJobs(failed));
}

function renderJobs(failed: readonly Need[]): string {
  if (failed.length === 0) return '';
  const lines = failed.slice(0, mostJobs).map(({ job, result }) => `- ${code(job)}: ${code(result)}`);
  return join('Jobs that did not succeed (one that was skipped or cancelled did not):', lines.join('\n'));
}
