import type { Runner } from '@mlops-actions/runner';
import { checkState, closeCheck, openCheck } from './check-run.ts';
import { toFault } from './failure.ts';
import { openPorts } from './ports.ts';
import { commentState, restoreComment } from './section-comment.ts';

/**
 * After the job's last step: puts the section back if another job wrote over it meanwhile, and ends a check run that
 * was left open. Never fails the job, whatever is thrown: what the action concluded stands since its main step.
 */
export async function runPost(runner: Runner): Promise<void> {
  const [comment, check] = [runner.state(commentState), runner.state(checkState)];
  if (comment === '' && check === '') return;
  const ports = openPorts(runner, runner.input('token'));
  await attempt(runner, 'end the check run', async () => {
    if (check !== '') await closeCheck(openCheck.parse(JSON.parse(check)), ports);
  });
  await attempt(runner, 'check the comment again', async () => {
    if (comment !== '') await restoreComment(comment, ports);
  });
}

async function attempt(runner: Runner, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { message, stack } = toFault('', error, (text) => runner.redact(text));
    runner.annotate({ level: 'warning', message: `Could not ${what}: ${message}` });
    if (stack !== undefined) runner.debug(stack);
  }
}
