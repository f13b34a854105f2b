import type { CheckRunReport } from '@mlops-actions/github';
import { cutMarkdown } from '@mlops-actions/markdown';
import { z } from 'zod';
import { runUrl } from './publish.ts';
import type { CheckEnd, CheckWish, Ports } from './result.ts';

const summaryLimit = 60_000;
const rest = '_The rest is in the summary of the job._';

/** A check run that is under way, as the post step finds it. */
export const openCheck = z.object({ id: z.int(), name: z.string() });
export type OpenCheck = z.output<typeof openCheck>;

/** The state under which the post step finds it; empty once it is concluded. */
export const checkState = 'check';

/**
 * Shows a check run as under way.
 *
 * @throws UserError E_PERMISSION without `checks: write`.
 */
export async function beginCheck({ name, headSha }: CheckWish, ports: Ports): Promise<OpenCheck | undefined> {
  const { runner } = ports;
  const github = await ports.github();
  if (github === undefined) return undefined;
  const { runId, runAttempt } = runner.context;
  const report = toReport(ports, { title: 'In progress', summary: 'The job is under way.', conclusion: undefined });
  const id = await github.createCheckRun(name, headSha, `${runId}-${runAttempt}`, report);
  runner.saveState(checkState, JSON.stringify({ id, name }));
  return { id, name };
}

/** Ends a check run with what was concluded; `summary` is Markdown, cut where it is too long. */
export async function endCheck(check: OpenCheck, end: CheckEnd, summary: string, ports: Ports): Promise<void> {
  const github = await ports.github();
  await github?.updateCheckRun(check.id, toReport(ports, { ...end, summary }));
  ports.runner.saveState(checkState, '');
}

/** Ends a check run whose job ended without a conclusion: it was cancelled, or its process died. */
export async function abandonCheck(check: OpenCheck, ports: Ports): Promise<void> {
  const github = await ports.github();
  const summary = 'The job ended before anything was concluded: it was cancelled, or it ran out of time. Run it again.';
  await github?.updateCheckRun(check.id, toReport(ports, { title: 'Cancelled', summary, conclusion: 'cancelled' }));
}

function toReport({ runner }: Ports, report: Pick<CheckRunReport, 'title' | 'summary' | 'conclusion'>): CheckRunReport {
  return {
    ...report,
    summary: cutMarkdown(report.summary, summaryLimit, rest),
    detailsUrl: runUrl(runner.context),
  };
}
