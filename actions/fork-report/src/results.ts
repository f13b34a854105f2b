import type { CommentWish, Effect, Ports, Result } from '@mlops-actions/action';
import { recordHead, runUrl } from '@mlops-actions/action/run';
import type { ServiceError, UserError } from '@mlops-actions/errors';
import { exitCode } from '@mlops-actions/gate';
import type { GitHub, PullRequestState } from '@mlops-actions/github';
import { visible } from '@mlops-actions/markdown';
import type { ForkReportRecord } from '@mlops-actions/records';
import type { Inputs, Outputs } from './definition.ts';
import type { Judged } from './judge-answers.ts';
import { renderFault, renderJudged, renderJudgedComment, renderSkipped, tellJudged } from './section.ts';
import { type SourceRun, sourceRunId } from './source-run.ts';
import { statusContext, statusOf } from './status.ts';

/** What a report is about, as far as it is known. */
export interface Asked {
  readonly inputs: Inputs;
  readonly ports: Ports;
  readonly source?: SourceRun;
}

/** A report whose pull request was found. */
export interface Report extends Required<Asked> {
  readonly github: GitHub;
  /** All with the same head. */
  readonly pulls: readonly [PullRequestState, ...PullRequestState[]];
}

/** The result of a judgement: what it says goes to the pull request, whatever it is. */
export function judged(outcome: Judged, report: Report): Result<Outputs> {
  const { gate, labels } = outcome;
  const text = tellJudged(outcome);
  const exit = exitCode(gate, gate.mode);
  const url = sourceUrl(report);
  const { comment, effects } = published(report, gate);
  report.ports.runner.info(text);
  return {
    outputs: { verdict: gate.verdict, 'pull-request': report.pulls[0].number },
    record: { ...found(report), verdict: gate.verdict, reason: text, labels, gate, error: gate.error },
    section: renderJudged(outcome, url),
    comment: { ...comment, render: ({ run }) => renderJudgedComment(outcome, url, run) },
    effects,
    failure: exit === 0 ? undefined : { message: text, exit },
  };
}

/** The result where nothing could be judged: red, and the pull request is told why. */
export function failed(error: UserError | ServiceError, report: Report): Result<Outputs> {
  const text = visible(`${error.code}: ${error.message}`, 2000);
  const { code } = error;
  return {
    ...published(report, undefined),
    outputs: { verdict: 'error', 'pull-request': report.pulls[0].number },
    record: {
      ...found(report),
      verdict: 'error',
      reason: text,
      error: { code, message: visible(error.message, 2000) },
    },
    section: renderFault(error, sourceUrl(report)),
    failure: { message: text, exit: 2 },
  };
}

/** The result where there is nothing to report: nothing is written to anybody. */
export function skipped(reason: string, asked: Asked): Result<Outputs> {
  asked.ports.runner.info(reason);
  return {
    outputs: { verdict: 'skipped' },
    record: { ...blank(asked), reason },
    section: renderSkipped(reason),
  };
}

/** Comment and status. Of several pull requests with the same head the first is told, and each base gets its status. */
function published(
  { inputs, ports, github, source, pulls }: Report,
  gate: Judged['gate'] | undefined,
): { readonly comment: CommentWish; readonly effects: readonly Effect[] } {
  const { number, head } = pulls[0];
  const name = inputs['status-name'];
  const contexts = new Set(name === '' ? [] : pulls.map((pull) => statusContext(name, pull, source.defaultBranch)));
  const url = runUrl(ports.runner.context);
  const effects = [...contexts].map((context) => ({
    what: `set the status ${context}`,
    apply: () => github.createStatus(head.sha, { context, ...statusOf(gate), url }),
  }));
  return { comment: { pull: { number, headSha: head.sha } }, effects };
}

/** The record before anything is found. */
export function blank({ inputs, ports, source }: Asked): ForkReportRecord {
  const { context } = ports.runner;
  return {
    kind: 'fork-report',
    ...recordHead(inputs.model, context, ports.now()),
    verdict: null,
    reason: '',
    pullRequest: null,
    headSha: source?.headSha ?? null,
    sourceRun: source?.id ?? sourceRunId(context),
    labels: 'fork',
    gate: null,
    error: null,
  };
}

function found(report: Report): ForkReportRecord {
  return { ...blank(report), pullRequest: report.pulls[0].number };
}

function sourceUrl({ ports, source }: Report): string {
  return runUrl({ ...ports.runner.context, runId: source.id });
}
