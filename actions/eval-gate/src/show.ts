import type { Links } from '@mlops-actions/action';
import { type Exhibits, type Flips, renderGate, renderGateComment } from '@mlops-actions/gate';
import type { EvalGateRecord } from '@mlops-actions/records';
import type { RunContext } from '@mlops-actions/runner';

/** What is shown beside the record. */
interface Beside {
  readonly flips: readonly Flips[];
  readonly exhibits: Exhibits;
  readonly overrideLabel: string | null;
  readonly context: RunContext;
}

/** The record as people read it. */
export interface Shown {
  /** HTML, whole. */
  readonly report: string;
  /** Markdown for the summary, whole. */
  readonly section: string;
  readonly toComment: (links: Links) => string;
}

/** Nothing is linked where nobody says where GitHub is. */
function openLinks({ serverUrl }: RunContext) {
  return /^https?:\/\//.test(serverUrl) && URL.canParse(serverUrl) ? { serverUrl } : undefined;
}

/** Tells the record three times: in the summary, in the comment, in the report. */
export async function show(record: EvalGateRecord, { context, ...beside }: Beside): Promise<Shown> {
  const { renderReport } = await import('@mlops-actions/report');
  return {
    report: renderReport({ record, ...beside, link: openLinks(context) }),
    section: renderGate(record, beside),
    toComment: ({ report, run }) => renderGateComment(record, { ...beside, reportUrl: report, summaryUrl: run }),
  };
}
