import type { Ports, Result } from '@mlops-actions/action';
import { ServiceError, UserError } from '@mlops-actions/errors';
import type { GitHub, PullRequestState } from '@mlops-actions/github';
import type { ForkReportRecord } from '@mlops-actions/records';
import { loadAnswers } from './answers.ts';
import type { Inputs, Outputs } from './definition.ts';
import { type Judged, judgeAnswers } from './judge-answers.ts';
import { seekPullRequests, whyStale } from './pull-request.ts';
import { blank, failed, judged, type Report, skipped } from './results.ts';
import { seekSourceRun } from './source-run.ts';

/**
 * Judges and reports the pull request of a fork, from what its run stored.
 *
 * Nothing of the fork is checked out, run, or believed: the pull request comes from GitHub, rules and baseline from the
 * base, and the answers are data. Where there is nothing to report it says so and writes to nobody.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { runner } = ports;
  const source = seekSourceRun(runner.context);
  if ('skipped' in source) return skipped(source.skipped, { inputs, ports });
  const github = await requireGitHub(ports);
  const pulls = await runner.group('Find the pull request', () => seekPullRequests(github, source.found));
  if ('skipped' in pulls) return skipped(pulls.skipped, { inputs, ports, source: source.found });
  const [pull] = pulls.found;
  const report: Report = { inputs, ports, github, source: source.found, pulls: pulls.found };
  const outcome = await conclude(report);
  const stale = await whyStale(github, pull);
  if (stale !== undefined) return skipped(stale, { inputs, ports, source: source.found });
  return outcome instanceof Error ? failed(outcome, report) : judged(outcome, report);
}

/** The record of a run that could not look for anything. */
export function recover(
  error: { readonly code: string; readonly message: string },
  inputs: Inputs,
  ports: Ports,
): ForkReportRecord {
  const { code, message } = error;
  return { ...blank({ inputs, ports }), verdict: 'error', reason: message, error: { code, message } };
}

/** The judgement, or why there is none: a fault of what the fork brought has to reach its pull request as well. */
async function conclude(report: Report): Promise<Judged | UserError | ServiceError> {
  const { inputs, ports, github, source, pulls } = report;
  const [pull, ...others] = pulls;
  try {
    if (others.length > 0) throw ambiguous(pulls);
    const answers = await ports.runner.group('Fetch what the run stored', () =>
      loadAnswers(inputs, source, ports, github),
    );
    return await judgeAnswers(inputs, ports, { github, pull, answers });
  } catch (error) {
    if (error instanceof UserError || error instanceof ServiceError) return error;
    throw error;
  }
}

function ambiguous(pulls: readonly PullRequestState[]): UserError {
  const shown = pulls.map(({ number }) => `#${number}`).join(', ');
  return new UserError(
    'E_PULL_REQUEST',
    `${shown} have the same head, and the run does not say for which of them it was: close all but one, or give each a commit of its own.`,
  );
}

async function requireGitHub(ports: Ports): Promise<GitHub> {
  const github = await ports.github();
  if (github !== undefined) return github;
  throw new UserError(
    'E_PERMISSION',
    'Pull request and artifacts cannot be found without a token: leave the input `token` at its default.',
  );
}
