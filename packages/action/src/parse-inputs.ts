import { type Problem, UserError } from '@mlops-actions/errors';
import type { Runner } from '@mlops-actions/runner';
import type { z } from 'zod';
import type { ActionDefinition } from './define-action.ts';

/**
 * Reads and checks the inputs of an action.
 *
 * @throws UserError E_INPUT with every fault at once, in the user's words.
 */
export function parseInputs<I extends z.ZodObject>(
  definition: Pick<ActionDefinition<I>, 'inputs'>,
  runner: Runner,
): z.output<I> {
  const raw: Record<string, string | undefined> = {};
  for (const name of Object.keys(definition.inputs.shape)) raw[name] = runner.input(name) || undefined;
  if ('model' in definition.inputs.shape) raw['model'] ??= runner.context.environment['MLOPS_MODEL'] || undefined;
  const result = definition.inputs.safeParse(raw);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue): Problem => ({ message: describeIssue(issue, raw) }));
  const names = problems.length === 1 ? 'an input is' : `${problems.length} inputs are`;
  throw new UserError(
    'E_INPUT',
    `Nothing was done, because ${names} not as expected. ${problems.map(({ message }) => message).join('; ')}.`,
    { problems },
  );
}

function describeIssue({ path, message }: z.core.$ZodIssue, raw: Record<string, string | undefined>): string {
  // A rule over several inputs has no path, and names them itself.
  if (path.length === 0) return message;
  const given = raw[String(path[0])];
  const reason = given === undefined ? 'is required' : `${message}, found ${JSON.stringify(given.slice(0, 80))}`;
  return `input \`${path.join('.')}\`: ${reason}`;
}
