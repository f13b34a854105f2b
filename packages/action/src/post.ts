import type { Runner } from '@mlops-actions/runner';
import { z } from 'zod';
import { toFault } from './failure.ts';
import { openPorts } from './ports.ts';
import { keepSection } from './sticky-comment.ts';

const state = z.object({
  model: z.string(),
  issue: z.int(),
  section: z.object({
    key: z.string(),
    stamp: z.object({ run: z.int(), attempt: z.int(), sha: z.string() }),
    markdown: z.string(),
  }),
});

/**
 * After the job's last step: puts the section back if another job wrote over it meanwhile.
 * Never fails the job, whatever is thrown: what the action concluded stands since its main step.
 */
export async function runPost(runner: Runner): Promise<void> {
  const saved = runner.state('comment');
  if (saved === '') return;
  try {
    const { model, issue, section } = state.parse(JSON.parse(saved));
    const github = await openPorts(runner, runner.input('token')).github();
    if (github !== undefined) await keepSection(github, { issue, model }, section);
  } catch (error) {
    const { message, stack } = toFault('', error);
    runner.annotate({ level: 'warning', message: `Could not check the comment again: ${message}` });
    if (stack !== undefined) runner.debug(stack);
  }
}
