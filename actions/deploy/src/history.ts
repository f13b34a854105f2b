import type { Ports, Result } from '@mlops-actions/action';
import { type Entry, entries } from '@mlops-actions/deployments';
import { UserError } from '@mlops-actions/errors';
import { code, escape, join, table } from '@mlops-actions/markdown';
import { conclude } from './conclude.ts';
import type { Inputs, Outputs } from './definition.ts';

const shown = 30;

/** Lists what was deployed to the environment, newest first. */
export async function listHistory(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const github = await ports.github();
  if (github === undefined)
    throw new UserError(
      'E_PERMISSION',
      'The history is kept on GitHub, and there is no token: leave the input `token` at its default.',
    );
  const found: Entry[] = [];
  const { model, environment } = inputs;
  for await (const entry of entries(github, { model, environment, run: ports.runner.context.runId })) {
    found.push(entry);
    if (found.length === shown) break;
  }
  const live = found.find(({ succeeded }) => succeeded);
  const rows = found.map(({ version, state, inactive, description, createdAt, creator }) => [
    code(version),
    inactive ? 'replaced' : code(state),
    escape(description, 140),
    code(createdAt),
    code(creator),
  ]);
  const section = join(
    `### ⚪ Deploy: history of ${code(model)} on ${code(environment)}`,
    found.length === 0
      ? 'Nothing was deployed there yet.'
      : table(['Version', 'State', 'What was said last', 'When', 'By'], rows),
  );
  const reason = live === undefined ? `nothing is live on ${environment}` : `${live.version} is live on ${environment}`;
  return conclude(inputs, ports, {
    status: 'success',
    reason,
    version: live && { version: live.version, digest: live.digest ?? '' },
    previous: live?.previous,
    live: live?.version,
    deployment: live?.id,
    url: live?.url,
    section,
  });
}
