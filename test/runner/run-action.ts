import { join } from 'node:path';
import type { ActionDefinition } from './action-definition.ts';
import type { Masks } from './masks.ts';
import { findNode24 } from './node24.ts';
import type { ProcessGroups } from './process-groups.ts';
import { type ProcessResult, runProcess } from './run-process.ts';
import type { CancelTimes } from './spawn-process.ts';

/** One stage of a JavaScript action. */
export interface ActionStage {
  readonly action: ActionDefinition;
  readonly stage: 'main' | 'post';
  /** All of them, defaults included. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What an earlier stage saved. */
  readonly state?: Readonly<Record<string, string>>;
  /** GITHUB_*, RUNNER_*, `env:` and whatever else the job gives; RUNNER_TEMP is `temp`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly temp: string;
  readonly masks: Masks;
  readonly groups: ProcessGroups;
  readonly signal?: AbortSignal | undefined;
  readonly cancelTimes?: CancelTimes | undefined;
  readonly onLine?: ((line: string) => void) | undefined;
}

/**
 * Runs one stage of a JavaScript action as actions/runner does: `node <folder>/<file>` in the workspace, stdin closed.
 *
 * @throws Error when the action has no such stage.
 */
export async function runAction(request: ActionStage): Promise<ProcessResult> {
  const { action, stage, environment, inputs, state = {} } = request;
  const file = action.runs.using === 'node' ? action.runs[stage] : undefined;
  if (file === undefined) throw new Error(`${action.name} has no ${stage} stage for Node.`);
  return runProcess({
    ...request,
    command: findNode24(),
    args: [join(action.folder, file)],
    cwd: request.workspace,
    environment: { ...environment, ...inputVariables(inputs), ...stateVariables(state) },
  });
}

/** Inputs as variables: hyphens stay, spaces become underscores. */
export function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(inputs);
  return Object.fromEntries(
    entries.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  );
}

function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}
