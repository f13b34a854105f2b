import { describeProblem, type ServiceError, type UserError } from '@mlops-actions/errors';
import { describeVerdict, renderGate, renderGateComment } from '@mlops-actions/gate';
import { code, escape, join } from '@mlops-actions/markdown';
import type { Judged } from './judge-answers.ts';

const shownProblems = 10;
/** Less than what a gate takes by itself, for what is said here besides. */
const commentLimit = 50_000;

const ownLabels =
  '> Labels and answers come from the run of a fork, whose owner can write into them what they like, so nothing of it is a pass. Before it counts, a maintainer has to let this change be trained in this repository, such as in the merge queue. Name `labels` in the policy of the base, and at least the labels are its own.';
const baseLabels =
  '> The labels are those of the base. The answers come from the run of a fork, whose owner can write into them what they like: what is said here holds for these answers, not yet for the model. Before it counts, a maintainer has to let this change be trained in this repository, such as in the merge queue.';

const cappedHeadline = 'inconclusive: nothing speaks against it, by labels of the fork';
const cappedReason = 'Every metric holds by what the fork says of itself, and that proves nothing.';

/** The verdict and why on one line of plain text. */
export function tellJudged({ gate, capped }: Judged): string {
  return capped ? `${cappedHeadline}. ${cappedReason}` : describeVerdict(gate);
}

/** The Markdown of a judgement for the summary, with what it proves and what not. `run` is the address of the fork's. */
export function renderJudged(judged: Judged, run: string): string {
  const { gate, flips, exhibits } = judged;
  return compose(judged, renderGate(gate, { flips, exhibits }), run);
}

/** The same for the comment, shorter. `summaryUrl` is the address of the summary. */
export function renderJudgedComment(judged: Judged, run: string, summaryUrl: string): string {
  const { gate, flips, exhibits } = judged;
  return compose(judged, renderGateComment(gate, { flips, exhibits, summaryUrl, limit: commentLimit }), run);
}

function compose({ gate, labels, capped }: Judged, whole: string, run: string): string {
  const [title, ...rest] = whole.split('\n\n');
  const note = labels === 'fork' ? ownLabels : baseLabels;
  // The gate does not know that its own verdict was held back, and gives a reason that is not the one.
  const lead = capped ? [`### ⚪ ${code(gate.model)} · ${cappedHeadline}`, cappedReason, note] : [title, note];
  return join(...lead, ...(capped ? rest.slice(1) : rest), origin(run));
}

/** The Markdown of what could not be judged. */
export function renderFault(error: UserError | ServiceError, run: string): string {
  const problems = 'problems' in error ? error.problems.slice(0, shownProblems) : [];
  return join(
    `### ⛔ not judged (${code(error.code)})`,
    escape(error.message, 1000),
    problems.map((problem) => `- ${code(describeProblem(problem), 300)}`).join('\n'),
    origin(run),
  );
}

/** The Markdown of a run with nothing to report. */
export function renderSkipped(reason: string): string {
  return join('### Nothing to report', escape(reason, 500));
}

function origin(run: string): string {
  return `Judged from what [the run of the pull request](${run}) stored, under the rules of the base; nothing of the fork was run for it.`;
}
