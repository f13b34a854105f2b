import { describeMetrics } from '@mlops-actions/gate';
import { join, table } from '@mlops-actions/markdown';

/** The part `metrics` of eval-gate's README: what is judged, and how. */
export function renderMetrics(): string {
  const rows = describeMetrics().map(({ name, needs, tasks, margin, test }) => [
    `\`${name}\``,
    tasks.join(', '),
    needs.map((column) => `\`${column}\``).join(', '),
    margin,
    test,
  ]);
  return join('## Metrics', table(['metric', 'task', 'columns', 'default margin', 'test'], rows));
}
