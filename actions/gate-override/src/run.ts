import type { Ports, Result } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
import type { GitHub } from '@mlops-actions/github';
import { conclude } from './conclude.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Inputs, Outputs } from './definition.ts';
import { type LabelEvent, labelEventOf } from './label-event.ts';
import { type Restarted, startAgain } from './start-again.ts';
import { writeStatus } from './status.ts';

export { recover } from './conclude.ts';

/**
 * Writes down what a person accepts for the one commit they looked at, or that they withdrew it, and lets the gate
 * decide anew.
 *
 * Nothing of the pull request is run or believed but who wrote which comment. The status comes first: a gate that is
 * started again must find it. Writing it twice changes nothing.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { runner } = ports;
  const event = labelEventOf(runner.context);
  const github = await ports.github();
  if (github === undefined)
    throw new UserError('E_PERMISSION', 'There is no token: leave the input `token` at its default.');
  const decision = await runner.group('Decide', () => decide(inputs, event, ports, github));
  const restarted = inputs['dry-run'] ? nothing : await carryOut(decision, { inputs, event, github, ports });
  return conclude(inputs, event, { decision, restarted, ports });
}

const nothing: Restarted = { reran: [], notes: [] };

interface Task {
  readonly inputs: Inputs;
  readonly event: LabelEvent;
  readonly github: GitHub;
  readonly ports: Ports;
}

async function carryOut(decision: Decision, { inputs, event, github, ports }: Task): Promise<Restarted> {
  if (!('description' in decision)) return nothing;
  const { model } = inputs;
  const { headSha } = event.pull;
  await ports.runner.group('Write the status', () => writeStatus(model, headSha, decision, github));
  const conclusion = decision.state === 'accepted' ? 'failure' : 'success';
  return ports.runner.group('Start the gate again', () => startAgain(github, { model, headSha, conclusion }));
}
