import type { Runner } from '@mlops-actions/runner';
import type { z } from 'zod';
import type { ActionDefinition } from './define-action.ts';
import { report, toFault } from './failure.ts';
import { parseInputs } from './parse-inputs.ts';
import type { Behaviour } from './result.ts';

/**
 * Runs an action and publishes what it concludes. The only place that sets the exit code.
 *
 * @param load imports what the action does; not called when the inputs are wrong, so that saying so is quick.
 */
export async function runAction<I extends z.ZodObject, O extends z.ZodObject>(
  definition: ActionDefinition<I, O>,
  runner: Runner,
  load: () => Promise<Behaviour<I, O>>,
): Promise<void> {
  if (runner.state('phase') !== '') return (await import('./post.ts')).runPost(runner);
  runner.saveState('phase', 'post');
  try {
    const inputs = parseInputs(definition, runner);
    const [{ carryOut }, behaviour] = await Promise.all([import('./carry-out.ts'), load()]);
    await carryOut(definition, behaviour, inputs, { runner });
  } catch (error) {
    const fault = toFault(definition.title, error, (text) => runner.redact(text));
    for (const [name, value] of Object.entries(definition.errorOutputs)) runner.output(name, value);
    await runner.summary(fault.section);
    report(runner, fault);
    runner.exit(2);
  }
}
