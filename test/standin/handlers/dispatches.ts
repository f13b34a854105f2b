import { basename } from 'node:path';
import { parse } from 'yaml';
import { addressOf, type Handler, pageOf } from '../context.ts';
import { empty, notFound, ok, refusal } from '../reply.ts';
import { newRun } from '../runs.ts';

type Inputs = Readonly<Record<string, { required?: boolean; default?: unknown } | null>>;

/** Accepts what GitHub would start: a workflow file on that ref with the trigger and the inputs asked for. */
const create: Handler = (call) => {
  const { git, fullName } = call.repository;
  const {
    ref,
    inputs = {},
    return_run_details,
  } = call.body as {
    ref: string;
    inputs?: Record<string, unknown>;
    return_run_details?: boolean;
  };
  const name = ref.replace(/^refs\/(?:heads|tags)\//, '');
  const commit = git.commitOf(name);
  if (commit === undefined) return refusal(422, `No ref found for: ${ref}`);
  const workflow = `.github/workflows/${basename(String(call.params['workflow_id']))}`;
  const blob = git.objectAt(commit, workflow);
  if (blob === undefined) return notFound;
  const declared = readInputs(git.bytes(blob).toString('utf8'));
  if (declared === undefined) return refusal(422, "Workflow does not have 'workflow_dispatch' trigger");
  const refused = refuseInputs(declared, inputs);
  if (refused !== undefined) return refused;
  const run = { repository: fullName, workflow, event: 'workflow_dispatch', headSha: commit, headBranch: name };
  const { id } = newRun(call.state, run);
  call.repository.dispatches.push({ workflow, ref, inputs, sender: call.token.user.login, runId: id });
  if (return_run_details !== true) return empty;
  const path = `actions/runs/${id}`;
  return ok({ workflow_run_id: id, run_url: addressOf(call, path), html_url: pageOf(call, path) });
};

export const dispatchHandlers: Record<string, Handler> = { 'actions/create-workflow-dispatch': create };

/** The inputs a workflow declares for dispatches; undefined when it takes none. */
function readInputs(text: string): Inputs | undefined {
  const { on } = parse(text) as { on?: unknown };
  if (on === 'workflow_dispatch' || (Array.isArray(on) && on.includes('workflow_dispatch'))) return {};
  if (typeof on !== 'object' || on === null || !('workflow_dispatch' in on)) return undefined;
  const { inputs } = (on.workflow_dispatch ?? {}) as { inputs?: Inputs };
  return inputs ?? {};
}

function refuseInputs(declared: Inputs, given: Readonly<Record<string, unknown>>) {
  const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
  if (unexpected.length > 0) return refusal(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  const missing = Object.entries(declared).find(
    ([name, input]) => input?.required === true && input.default === undefined && !Object.hasOwn(given, name),
  );
  return missing === undefined ? undefined : refusal(422, `Required input '${missing[0]}' not provided`);
}
