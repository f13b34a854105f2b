import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { type Predictions, parsePredictions } from '@mlops-actions/dataset';
import { UserError } from '@mlops-actions/errors';
import type { Policy } from '@mlops-actions/gate';
import type { GitHub } from '@mlops-actions/github';
import type { Base } from './base-commit.ts';
import type { Inputs } from './inputs.ts';

/**
 * The true labels the policy names, read from the base: a change does not write the answers it is judged by. Without a
 * token, or before there is a base, those of the workspace.
 *
 * @throws UserError E_LABELS when they are not there.
 */
export async function loadTruth(
  { labels }: Policy,
  inputs: Pick<Inputs, 'working-directory'>,
  { ports, github, base }: { ports: Ports; github: GitHub | undefined; base: Base },
): Promise<Predictions | undefined> {
  if (labels === null) return undefined;
  const path = join(inputs['working-directory'], labels);
  const commit = base.commit ?? base.head;
  const text =
    github === undefined
      ? await readFile(join(ports.runner.context.workspace, path), 'utf8').catch(() => undefined)
      : await github.file(path, commit);
  if (text !== undefined) return parsePredictions(Buffer.from(text), labels);
  throw new UserError(
    'E_LABELS',
    `The policy names the true labels ${JSON.stringify(labels.slice(0, 200))}, and there is no such file${github === undefined ? '' : ` at ${commit.slice(0, 7)}`}: commit it to the base, with the columns id and label.`,
  );
}
