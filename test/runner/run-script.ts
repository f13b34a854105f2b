import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { interpolateString } from './expressions.ts';
import { StepFault, UnsupportedWorkflow } from './faults.ts';
import type { StepWork } from './results.ts';
import { runProcess } from './run-process.ts';
import type { StepCall } from './step-call.ts';

// Without `shell:` the runner uses plain `bash -e`; naming bash adds pipefail.
const shells: Readonly<Record<string, { template: string; extension: string }>> = {
  '': { template: 'bash -e {0}', extension: '.sh' },
  bash: { template: 'bash --noprofile --norc -eo pipefail {0}', extension: '.sh' },
  sh: { template: 'sh -e {0}', extension: '.sh' },
  python: { template: 'python3 {0}', extension: '.py' },
};

/** Runs a `run:` step. */
export async function runScript(call: StepCall): Promise<StepWork> {
  const { frame, scope, env } = call;
  const { job } = frame;
  const { shell, workingDirectory } = settings(call);
  const { template, extension } = findShell(shell);
  const script = join(job.folders.temp, `${randomUUID()}${extension}`);
  await writeFile(script, `${interpolateString(call.step.yaml.run, scope)}\n`);
  const cwd = resolve(job.folders.workspace, workingDirectory);
  if (!existsSync(cwd)) throw new StepFault(`The working directory '${workingDirectory}' does not exist.`);
  const [command = '', ...args] = template.split(/\s+/).map((word) => word.replaceAll('{0}', script));
  const github = scope.contexts['github'] as Readonly<Record<string, unknown>>;
  const result = await runProcess({
    command,
    args,
    cwd,
    temp: job.folders.temp,
    masks: job.masks,
    groups: job.groups,
    environment: { ...job.hostVariables, ...env, ...job.fixedVariables(github) },
    signal: call.signal,
    cancelTimes: job.plan.session.cancelTimes,
    annotateFailure: true,
    onLine: call.onLine,
  });
  job.take(result);
  return result;
}

function findShell(shell: string): { template: string; extension: string } {
  const known = shells[shell];
  if (known !== undefined) return known;
  if (!shell.includes('{0}')) throw new UnsupportedWorkflow(`shell: ${shell} is not one this runner knows.`);
  return { template: shell, extension: '' };
}

function settings({ step, frame, scope }: StepCall): { shell: string; workingDirectory: string } {
  const { session, definition } = frame.job.plan;
  // A composite action takes nothing from the `defaults:` of whoever uses it.
  const defaults =
    frame.inputs === undefined ? { ...session.workflow.yaml.defaults?.run, ...definition.yaml.defaults?.run } : {};
  const own = step.yaml;
  return {
    shell: interpolateString(own.shell ?? defaults.shell ?? '', scope),
    workingDirectory: interpolateString(own['working-directory'] ?? defaults['working-directory'] ?? '.', scope),
  };
}
