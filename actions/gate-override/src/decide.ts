import type { Ports } from '@mlops-actions/action';
import type { GitHub } from '@mlops-actions/github';
import { decideOnComment } from './decide-on-comment.ts';
import { type Decision, refuse, skip } from './decision.ts';
import type { Inputs } from './definition.ts';
import { isLabel, type LabelEvent } from './label-event.ts';
import { readRules } from './rules.ts';
import { currentStatus } from './status.ts';

const mayAccept: readonly string[] = ['write', 'maintain', 'admin'];

/**
 * What becomes of a label that was put on or taken away. Nothing is written here.
 *
 * @throws UserError E_POLICY for a policy that cannot be read; E_PERMISSION; ServiceError E_GITHUB.
 */
export async function decide(inputs: Inputs, event: LabelEvent, ports: Ports, github: GitHub): Promise<Decision> {
  if (inputs.label !== '' && !isLabel(inputs.label, event.label)) return otherLabel(inputs.label);
  const rules = await readRules(inputs, github, event.pull.baseRef);
  if (rules === undefined)
    return refuse(`the base branch ${event.pull.baseRef} is gone`, 'Point the pull request at a branch that exists.');
  if (rules.label === undefined)
    return refuse(
      `no label is set up: ${rules.place} on ${event.pull.baseRef} names none`,
      'Add the line to the policy on the base branch, or set the input `label`.',
      ['override: { label: accept-regression }'],
    );
  if (!isLabel(rules.label, event.label)) return otherLabel(rules.label);
  const { label, metrics } = rules;
  // Whoever takes the label away shuts the gate, and that takes no right.
  if (event.action === 'unlabeled') return withdraw(inputs, event, label, github);
  return (await checkPerson(event, github)) ?? decideOnComment({ event, label, metrics, ports, github });
}

function otherLabel(label: string): Decision {
  return skip(`this label asks for nothing, ${label} would`);
}

/** A label may be set by people who may not merge; accepting a regression is for those who may. */
async function checkPerson({ sender }: LabelEvent, github: GitHub): Promise<Decision | undefined> {
  const what = 'accept a regression';
  const remedy = 'Let a person with write access comment, and set the label.';
  if (sender.type !== 'User') return refuse(`${sender.login} is no person, and only people may ${what}`, remedy);
  const access = await github.accessOf(sender.login);
  if (mayAccept.includes(access)) return undefined;
  return refuse(
    `${sender.login} has ${access === 'none' ? 'no' : access} access, and it takes write access to ${what}`,
    remedy,
  );
}

async function withdraw(
  { model }: Inputs,
  { sender, pull }: LabelEvent,
  label: string,
  github: GitHub,
): Promise<Decision> {
  const now = await github.pullRequest(pull.number);
  if (now?.labels.some((one) => isLabel(one, label))) return skip(`the label ${label} is on again`);
  const status = await currentStatus(model, pull.headSha, github);
  if (status?.state !== 'success') return skip('nothing is accepted for this commit');
  return { state: 'withdrawn', description: `withdrawn by ${sender.login}`.slice(0, 140) };
}
