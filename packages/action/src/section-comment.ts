import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '@mlops-actions/errors';
import type { GitHub } from '@mlops-actions/github';
import { z } from 'zod';
import { combined, type Section } from './comment-body.ts';
import { pullRequestOf } from './event.ts';
import type { CommentWish, Ports } from './result.ts';
import { keepSection, type Patience } from './sticky-comment.ts';

/** The state under which the post step finds what was written. */
export const commentState = 'comment';

const written = z.object({
  model: z.string().nullable(),
  issue: z.int(),
  section: z.object({
    key: z.string(),
    stamp: z.object({ run: z.int(), attempt: z.int(), sha: z.string() }),
    markdown: z.string(),
  }),
});

/** What an action has to say of a model. */
export interface Words {
  readonly key: string;
  readonly model: string;
  readonly markdown: string;
}

const patience: Patience = { sleep: (ms) => sleep(ms), random: () => Math.random() };

/**
 * Puts an action's section into the comment of its pull request, and remembers it for the post step.
 *
 * @returns the address; undefined where there is no pull request.
 * @throws UserError E_PERMISSION without a token.
 */
export async function keepComment(
  wish: CommentWish,
  { key, model, markdown }: Words,
  { github, ports }: { github: GitHub | undefined; ports: Ports },
): Promise<string | undefined> {
  const { runner } = ports;
  const pull = wish.pull ?? pullRequestOf(runner.context);
  if (pull === undefined) return undefined;
  if (github === undefined)
    throw new UserError('E_PERMISSION', 'there is no token: leave the input `token` at its default');
  const { runId: run, runAttempt: attempt } = runner.context;
  const several = wish.combined === true;
  const section: Section = {
    key: several && key !== 'gate-status' ? `${key}/${model}` : key,
    stamp: { run, attempt, sha: pull.headSha },
    markdown,
  };
  const place = { issue: pull.number, model: several ? combined : model } as const;
  runner.saveState(commentState, JSON.stringify({ ...place, model: several ? null : model, section }));
  return keepSection(github, place, section, patience);
}

/** Puts the section back if another job wrote over it meanwhile. */
export async function restoreComment(saved: string, ports: Ports): Promise<void> {
  const { model, issue, section } = written.parse(JSON.parse(saved));
  const github = await ports.github();
  if (github === undefined) return;
  await keepSection(github, { issue, model: model ?? combined }, section, patience);
}
