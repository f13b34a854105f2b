import type { Ports } from '@mlops-actions/action';
import { ServiceError, UserError } from '@mlops-actions/errors';
import type { GitHub } from '@mlops-actions/github';
import { parseRecord, type TrainRecord } from '@mlops-actions/records';
import type { SourceRun } from './source-run.ts';

interface Expected {
  readonly model: string;
  readonly run: SourceRun;
  readonly ports: Ports;
  readonly github: Pick<GitHub, 'commit'>;
}

/**
 * Where the predictions lie by the record of train, which must fit the run it came from.
 *
 * A stranger may write anything into it: that it fits proves nothing, that it does not shows a mistake.
 *
 * @throws UserError E_RECORD, or E_CANDIDATE_MISSING when it names no predictions.
 */
export async function predictionsOf(
  text: string,
  { model, run, ports, github }: Expected,
): Promise<{ readonly name: string; readonly digest: string }> {
  const record = parseRecord('train', text, 'train.json');
  const { owner, name } = ports.runner.context.repository;
  const told = `${record.model} in run ${record.run.id} of ${JSON.stringify(record.run.repository)}`;
  const expected = `${model} in run ${run.id} of ${JSON.stringify(`${owner}/${name}`)}`;
  if (told !== expected)
    throw new UserError('E_RECORD', `The record of the fork speaks of ${told}, its run is ${expected}: re-run train.`);
  if (!(await isOfHead(record, run, github)))
    throw new UserError(
      'E_RECORD',
      `The record of the fork speaks of the commit ${record.commit}, which is neither ${run.headSha} nor a merge of it: re-run train.`,
    );
  if (record.predictions !== null)
    return { name: record.predictions.path.split(/[\\/]/).at(-1) ?? '', digest: record.predictions.digest };
  throw new UserError(
    'E_CANDIDATE_MISSING',
    'The run of the fork brought no predictions, numbers alone: let its training write them, as on the base branch.',
  );
}

/** Whether the record speaks of the head, or of a merge commit whose second parent is the head. */
async function isOfHead(
  { commit }: TrainRecord,
  { headSha }: SourceRun,
  github: Pick<GitHub, 'commit'>,
): Promise<boolean> {
  if (commit === headSha) return true;
  const found = await github.commit(commit).catch((error: unknown) => {
    if (error instanceof ServiceError && (error.status === 404 || error.status === 422)) return undefined;
    throw error;
  });
  return found?.parents[1] === headSha;
}
