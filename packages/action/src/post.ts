import type { Runner } from '@mlops-actions/runner';
import { z } from 'zod';
import { openPorts } from './ports.ts';
import { LeftOut } from './publish.ts';
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

/** After the job's last step: puts the section back if another job wrote over it meanwhile. Never fails the job. */
export async function runPost(runner: Runner): Promise<void> {
  const saved = runner.state('comment');
  if (saved === '') return;
  const ports = openPorts(runner, runner.input('token'));
  await new LeftOut(ports).attempt('check the comment again', async () => {
    const { model, issue, section } = state.parse(JSON.parse(saved));
    const github = await ports.github();
    if (github !== undefined) await keepSection(github, { issue, model }, section);
  });
}
