import type { Ports } from '@mlops-actions/action';
import { type PullRequest, pullRequestOf } from '@mlops-actions/action/run';
import { UserError } from '@mlops-actions/errors';
import { z } from 'zod';

const payload = z.object({
  action: z.enum(['labeled', 'unlabeled']),
  label: z.object({ name: z.string().max(200) }),
  sender: z.object({ login: z.string().max(100), type: z.string().max(50) }),
});

/** A label that was put on a pull request, or taken away. */
export interface LabelEvent {
  readonly action: 'labeled' | 'unlabeled';
  readonly label: string;
  /** Who did it; `type` is `User` for people. */
  readonly sender: { readonly login: string; readonly type: string };
  /** As it was at that moment. */
  readonly pull: PullRequest;
}

/**
 * The event this action works on.
 *
 * @throws UserError E_EVENT for any other.
 */
export function labelEventOf(context: Ports['runner']['context']): LabelEvent {
  const pull = pullRequestOf(context);
  const read = payload.safeParse(context.payload);
  if (context.eventName !== 'pull_request_target' || pull === undefined || !read.success)
    throw new UserError(
      'E_EVENT',
      `Expected a label on a pull request, found the event ${JSON.stringify(context.eventName.slice(0, 60))}: start the workflow with \`on: pull_request_target\` and \`types: [labeled, unlabeled]\`.`,
    );
  const { action, label, sender } = read.data;
  return { action, label: label.name, sender, pull };
}

/** Labels of one repository differ in more than their case. */
export function isLabel(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
