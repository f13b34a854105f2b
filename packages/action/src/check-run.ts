import type { CheckRunReport } from '@mlops-actions/github';
import { cutMarkdown } from '@mlops-actions/markdown';
import { z } from 'zod';
import { runUrl } from './publish.ts';
import type { CheckEnd, CheckWish, Ports } from './result.ts';

const titleLimit = 250;
const summaryLimit = 60_000;
const rest = '_The rest is in the summary of the job._';

const checkEnd = z.object({ conclusion: z.enum(['success', 'failure', 'neutral', 'cancelled']), title: z.string() });

/** A check run that is under way, as the post step finds it; `end` where it was concluded and could not be told. */
export const openCheck = z.object({ id: z.int(), name: z.string(), end: checkEnd.optional() });
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
  ports.runner.saveState(checkState, JSON.stringify({ ...check, end }));
  await github?.updateCheckRun(check.id, toReport(ports, { ...end, summary }));
  ports.runner.saveState(checkState, '');
}

/** Ends a check run the main step left open: as it was concluded, else its job was cancelled or its process died. */
export async function closeCheck({ id, end }: OpenCheck, ports: Ports): Promise<void> {
  const github = await ports.github();
  await github?.updateCheckRun(id, toReport(ports, end === undefined ? cancelled : { ...end, summary: rest }));
}

const cancelled = {
  title: 'Cancelled',
  summary: 'The job ended before anything was concluded: it was cancelled, or it ran out of time. Run it again.',
  conclusion: 'cancelled',
} as const;

function toReport({ runner }: Ports, report: Pick<CheckRunReport, 'title' | 'summary' | 'conclusion'>): CheckRunReport {
  return {
    ...report,
    // One line, and no half of a character at its end.
    title: report.title
      .replaceAll(/\s+/g, ' ')
      .slice(0, titleLimit)
      .replace(/[\uD800-\uDBFF]$/, ''),
    summary: cutMarkdown(report.summary, summaryLimit, rest),
    detailsUrl: runUrl(runner.context),
  };
}
