import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ActionDefinition, loadAction, resolveInputs, unexpectedInputs } from './action-definition.ts';
import { type BuiltinAction, builtinActions } from './builtin-actions.ts';
import { interpolateString } from './expressions.ts';
import { StepFault, UnsupportedWorkflow } from './faults.ts';
import { parseCompositeSteps } from './parse-workflow.ts';
import type { StepWork } from './results.ts';
import { runAction } from './run-action.ts';
import { runSteps } from './run-step.ts';
import { resultsVariables } from './runner-variables.ts';
import type { StepCall } from './step-call.ts';
import type { StepContext } from './step-frame.ts';
import { StepLog } from './step-log.ts';

/** A `uses:`, taken apart. */
type Reference =
  | { readonly kind: 'local'; readonly path: string }
  | { readonly kind: 'builtin'; readonly name: string; readonly run: BuiltinAction }
  | { readonly kind: 'checkout'; readonly folder: string; readonly repository: string; readonly ref: string };

/**
 * Finds what a `uses:` means.
 *
 * @param actions `owner/name` to the folder of a checkout.
 * @throws UnsupportedWorkflow for an action that is in nobody's reach.
 */
export function resolveUses(uses: string, actions: Readonly<Record<string, string>>): Reference {
  if (uses.startsWith('./')) return { kind: 'local', path: uses };
  const [, repository = '', path = '', ref = ''] = /^([^/@]+\/[^/@]+)((?:\/[^@]+)?)@(.+)$/.exec(uses) ?? [];
  const builtin = builtinActions[repository];
  if (builtin !== undefined && path === '') return { kind: 'builtin', name: repository, run: builtin };
  const folder = actions[repository];
  if (folder !== undefined) return { kind: 'checkout', folder: join(folder, path), repository, ref };
  const known = [...Object.keys(builtinActions), ...Object.keys(actions)].join(', ');
  throw new UnsupportedWorkflow(
    `uses: ${uses} cannot be run here. Known are local actions (./…) and those of ${known}.`,
  );
}

/** Runs a `uses:` step. */
export async function runUses(call: StepCall, uses: string): Promise<StepWork> {
  const { job } = call.frame;
  const given = withInputs(call);
  const reference = resolveUses(uses, job.plan.session.actions);
  if (reference.kind === 'builtin') return runBuiltin(call, reference.run, given);
  const remote = reference.kind === 'checkout' ? reference : undefined;
  const folder = remote?.folder ?? join(job.folders.workspace, uses);
  if (!existsSync(join(folder, 'action.yml')) && !existsSync(join(folder, 'action.yaml'))) {
    throw new StepFault(
      `Can't find 'action.yml' or 'action.yaml' under '${folder}'. Did you forget to run actions/checkout before running your local action?`,
    );
  }
  const github = {
    action_path: folder,
    ...(remote === undefined ? {} : { action_repository: remote.repository, action_ref: remote.ref }),
  };
  const action = loadAction(folder);
  const inputs = resolveInputs(action, given, call.scope);
  const log = new StepLog(job.masks, call.onLine);
  const unexpected = unexpectedInputs(action, given);
  if (unexpected !== undefined) log.annotate({ level: 'warning', message: unexpected });
  const use = { call, action, inputs, github };
  const work = await (action.runs.using === 'node' ? runJavaScript(use) : runComposite(use));
  return { ...work, log: log.text + work.log, annotations: [...log.annotations.kept, ...work.annotations] };
}

interface ActionUse {
  readonly call: StepCall;
  readonly action: ActionDefinition;
  readonly inputs: Readonly<Record<string, string>>;
  readonly github: Readonly<Record<string, string>>;
}

async function runJavaScript({ call, action, inputs, github }: ActionUse): Promise<StepWork> {
  const { job } = call.frame;
  const { standin, repository, run, cancelTimes } = job.plan.session;
  const context = { ...(call.scope.contexts['github'] as Readonly<Record<string, unknown>>), ...github };
  const runtimeToken = standin.runtimeToken({ repository, runId: run.id, jobId: job.jobId });
  job.masks.add(runtimeToken);
  const results = resultsVariables(standin.url, runtimeToken);
  const { workspace, temp } = job.folders;
  const stage = () => ({
    environment: { ...job.hostVariables, ...call.env, ...job.fixedVariables(context), ...results },
    action,
    inputs,
    workspace,
    temp,
    masks: job.masks,
    groups: job.groups,
    cancelTimes,
  });
  let state: Readonly<Record<string, string>> = {};
  if (action.runs.using === 'node' && action.runs.post !== undefined) {
    job.posts.push({
      id: call.step.id,
      name: `Post ${call.name}`,
      condition: action.runs.postIf,
      run: (signal, onLine) => runAction({ ...stage(), stage: 'post', state, signal, onLine }),
    });
  }
  const result = await runAction({ ...stage(), stage: 'main', signal: call.signal, onLine: call.onLine });
  state = result.state;
  job.take(result);
  return result;
}

async function runComposite({ call, action, inputs, github }: ActionUse): Promise<StepWork> {
  if (action.runs.using !== 'composite') throw new StepFault(`${action.name} is not a composite action.`);
  const steps = await parseCompositeSteps(action.runs.file, action.runs.content);
  const frame = {
    job: call.frame.job,
    inputs,
    steps: new Map<string, StepContext>(),
    failed: false,
    github: { ...call.frame.github, ...github },
    env: call.env,
  };
  const runs = await runSteps(steps, frame, call.onLine);
  const scope = {
    contexts: {
      ...call.scope.contexts,
      inputs,
      steps: Object.fromEntries(frame.steps) as Record<string, StepContext>,
      github: { ...frame.job.github, ...frame.github },
    },
  };
  const outputs = [...action.runs.outputs].map(([name, value]) => [name, interpolateString(value, scope)]);
  return {
    succeeded: !frame.failed,
    exitCode: runs.find((run) => run.conclusion === 'failure')?.exitCode ?? null,
    log: runs.map(({ log }) => log).join(''),
    annotations: runs.flatMap(({ annotations }) => annotations),
    outputs: Object.fromEntries(outputs) as Record<string, string>,
    summary: runs.map(({ summary }) => summary).join(''),
  };
}

async function runBuiltin(call: StepCall, builtin: BuiltinAction, given: Record<string, string>): Promise<StepWork> {
  const { job } = call.frame;
  const log = new StepLog(job.masks, call.onLine);
  const outputs = await builtin({ inputs: given, job, step: { id: call.step.id, name: call.name }, log });
  return { succeeded: true, exitCode: null, log: log.text, annotations: log.annotations.kept, outputs, summary: '' };
}

function withInputs({ step, scope }: StepCall): Record<string, string> {
  const entries = Object.entries(step.yaml.with ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, interpolateString(value, scope)]));
}
