import { checkOut } from './checkout.ts';
import { StepFault } from './faults.ts';
import type { JobSession } from './job-session.ts';
import type { StepLog } from './step-log.ts';

/** One use of an action this runner brings itself. */
export interface BuiltinCall {
  readonly inputs: Readonly<Record<string, string>>;
  readonly job: JobSession;
  readonly step: { readonly id: string; readonly name: string };
  readonly log: StepLog;
}

/** Does what the action would and returns its outputs. */
export type BuiltinAction = (call: BuiltinCall) => Promise<Record<string, string>>;

/** Stand-ins for GitHub's own actions, any version. */
export const builtinActions: Readonly<Record<string, BuiltinAction>> = {
  'actions/checkout': checkOut,
  'actions/setup-node': setUpNode,
  'actions/setup-python': setUpPython,
};

// Nothing is installed: the steps already have the Node 24 this runner pins.
async function setUpNode({ inputs, log }: BuiltinCall): Promise<Record<string, string>> {
  const asked = inputs['node-version'] ?? '';
  const wanted = Number(/\d+/.exec(asked)?.[0] ?? 0);
  if (wanted > 24) throw new StepFault(`Node ${asked} was asked for, and this runner has Node 24.`);
  log.write('Node 24 is in place.');
  return { 'node-version': 'v24' };
}

async function setUpPython({ log }: BuiltinCall): Promise<Record<string, string>> {
  log.write("This machine's own python3 is used, whatever version it is.");
  return {};
}
