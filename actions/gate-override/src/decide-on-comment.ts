import type { Ports } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
import { type Acceptances, formatAcceptance, readAcceptances } from '@mlops-actions/gate';
import type { Comment, GitHub } from '@mlops-actions/github';
import { arrivalOf } from './arrival.ts';
import { type Decision, refuse } from './decision.ts';
import { isLabel, type LabelEvent } from './label-event.ts';

/** A label that asks to accept what a comment says. */
export interface Request {
  readonly event: LabelEvent;
  readonly label: string;
  /** What can be accepted; undefined where no policy says it. */
  readonly metrics: readonly string[] | undefined;
  readonly ports: Ports;
  readonly github: GitHub;
}

interface Spoken extends Acceptances {
  readonly comment: Comment;
}

const again = 'take the label off and set it again';
const shownFaults = 5;

/** Accepts what the newest comment of the person who set the label says, for the commit they set it on. */
export async function decideOnComment(request: Request): Promise<Decision> {
  const { event, github, metrics } = request;
  const moved = await checkPullRequest(request);
  if (moved !== undefined) return moved;
  const spoken = await newestComment(event, github);
  const example = exampleLine(metrics);
  if (spoken === undefined)
    return refuse(
      `${event.sender.login} has not said what is accepted, and why`,
      `Write a comment on this pull request with a line for each metric, then ${again}.`,
      [example],
    );
  if (spoken.faults.length > 0)
    return refuse(
      `the comment cannot be followed: ${spoken.faults.slice(0, shownFaults).join('; ')}`,
      `Mend it, or write another, then ${again}.`,
      [example],
    );
  const unknown = spoken.acceptances.filter(({ metric }) => metrics?.includes(metric) === false);
  if (unknown.length > 0)
    return refuseUnknown(
      unknown.map(({ metric }) => metric),
      metrics ?? [],
    );
  return (await checkAge(request, spoken)) ?? toDecision(event.sender.login, spoken);
}

/** The label holds for the one commit that was the head when it was set, while it is on. */
async function checkPullRequest({ event, label, github }: Request): Promise<Decision | undefined> {
  const { pull } = event;
  const now = await github.pullRequest(pull.number);
  if (now === undefined || !now.open) return refuse(`the pull request #${pull.number} is not open`, 'Open it again.');
  if (now.head.sha !== pull.headSha)
    return refuse(
      `the label was set on ${pull.headSha.slice(0, 10)}, and the head is ${now.head.sha.slice(0, 10)} by now`,
      `Look at the new commits, say in a new comment what is accepted, then ${again}.`,
    );
  if (!now.labels.some((one) => isLabel(one, label)))
    return refuse(`the label ${label} was taken away meanwhile`, 'Set it again if that was not meant.');
  return undefined;
}

async function newestComment({ sender, pull }: LabelEvent, github: GitHub): Promise<Spoken | undefined> {
  const own = (await github.comments(pull.number)).filter(
    ({ author }) => author.type === 'User' && author.login.toLowerCase() === sender.login.toLowerCase(),
  );
  const spoken = own
    .map((comment) => ({ comment, ...readAcceptances(comment.body) }))
    .filter(({ acceptances, faults }) => acceptances.length + faults.length > 0);
  return spoken.toSorted((a, b) => timeOf(b.comment) - timeOf(a.comment) || b.comment.id - a.comment.id)[0];
}

/** What was said of earlier commits does not hold for later ones, unless it names the head. */
async function checkAge({ event, github }: Request, { comment }: Spoken): Promise<Decision | undefined> {
  const { headSha } = event.pull;
  const named = comment.body.match(/\b[0-9a-f]{7,40}\b/gi) ?? [];
  if (named.some((name) => headSha.startsWith(name.toLowerCase()))) return undefined;
  if (timeOf(comment) >= (await arrivalOf(headSha, github))) return undefined;
  return refuse(
    `the comment is older than the head commit ${headSha.slice(0, 10)}, so it was written of another`,
    `Say in a new comment what is accepted now, or name the commit in it, then ${again}.`,
    [headSha],
  );
}

function toDecision(by: string, { comment, acceptances }: Spoken): Decision {
  const metrics = acceptances.map(({ metric }) => metric);
  const reason = [...new Set(acceptances.map((one) => one.reason))].join('; ');
  try {
    const description = formatAcceptance({ by, metrics, reason });
    return { state: 'accepted', accepted: acceptances, description, url: comment.url };
  } catch (error) {
    if (error instanceof UserError) return refuse(error.message, `Write a shorter comment, then ${again}.`);
    throw error;
  }
}

function refuseUnknown(unknown: readonly string[], metrics: readonly string[]): Decision {
  const names = unknown.slice(0, shownFaults).map((name) => JSON.stringify(name));
  return refuse(
    `the policy of the base does not judge ${names.join(', ')}`,
    `Name what it judges (${metrics.slice(0, 30).join(', ')}), then ${again}.`,
    [exampleLine(metrics)],
  );
}

function exampleLine(metrics: readonly string[] | undefined): string {
  const [metric = 'accuracy'] = metrics ?? [];
  const name = /:\s/.test(metric) ? `\`${metric}\`` : metric;
  return `/mlops accept ${name}: <why this is acceptable>`;
}

function timeOf({ updatedAt }: Comment): number {
  return Date.parse(updatedAt);
}
