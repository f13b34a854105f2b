import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CommandOrder, type CommandOutcome, commandEnvironment, runCommand } from '@mlops-actions/command';
import { findFault, howItEnded } from './command-fault.ts';
import { type CommandOutput, readCommandOutput } from './command-output.ts';
import { commandVariables, type StepSubject } from './command-variables.ts';
import { describePlan } from './describe-plan.ts';
import { judgeReady } from './judge-ready.ts';
import type { LiveState, ReadyAnswer, Target, TargetStep, TargetVersion } from './target.ts';

export interface CommandTargetOptions {
  /** Shell text, called once a step with the variables MLOPS_…. */
  readonly command: string;
  readonly cwd: string;
  /** The environment of the action's step; tokens and command files are withheld from the command. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The environment deployed to, such as `production`. */
  readonly environmentName: string;
  /** Shows what the command writes. */
  readonly onOutput: CommandOrder['onOutput'];
  /** Milliseconds one call may take. */
  readonly timeLimitMs: number;
  /** Milliseconds from being asked to end until it is killed. */
  readonly graceMs: number;
  /** Ends the call that runs when it aborts; calls begun after that are the way back, and run. */
  readonly signal?: AbortSignal | undefined;
  /** Folder for the files MLOPS_OUTPUT; that of the system by default. */
  readonly temp?: string | undefined;
}

/**
 * A script of the user's, called once a step. Exit code 0 says done; for `ready` any other says not yet.
 *
 * It may write `version=`, `url=` and `weights=` to the file MLOPS_OUTPUT: then `current` knows what serves.
 */
export function commandTarget(options: CommandTargetOptions): Target {
  const script = new Script(options);
  return {
    address: 'command',
    splits: true,
    check: () => script.take({ step: 'check' }),
    current: () => Promise.resolve(script.live),
    plan: (next, weights) => describePlan('the command', next, weights),
    stage: (next) => script.take({ step: 'stage', version: next, old: script.liveOtherThan(next) }),
    ready: (version) => script.ready(version),
    weight: (next, percent) => script.take({ step: 'weight', version: next, weight: percent }),
    promote: (next) => script.take({ step: 'promote', version: next }),
    rollback: (failed, back) =>
      script.take({ step: 'rollback', model: failed.model, version: back, failed: failed.version }),
    cleanup: (next, old) => script.take({ step: 'cleanup', version: next, old: old?.version }),
  };
}

const unknown: LiveState = { version: undefined, weights: undefined };
/** After these, what the script said before is not true any more. */
const shifting: ReadonlySet<TargetStep> = new Set(['weight', 'promote', 'rollback']);
/** In these, it speaks of the new version alone. */
const aside: ReadonlySet<TargetStep> = new Set(['stage', 'ready']);

class Script {
  readonly #options: CommandTargetOptions;
  #live = unknown;

  constructor(options: CommandTargetOptions) {
    this.#options = options;
  }

  /** What the script last said of what serves. */
  get live(): LiveState {
    return this.#live;
  }

  liveOtherThan({ version }: TargetVersion): string | undefined {
    return this.#live.version === version ? undefined : this.#live.version;
  }

  async take(subject: StepSubject): Promise<void> {
    if (shifting.has(subject.step)) this.#live = unknown;
    const { output } = await this.#call(subject);
    if (aside.has(subject.step) || (output.version ?? output.weights) === undefined) return;
    this.#live = { version: output.version || undefined, weights: output.weights };
  }

  async ready(version: TargetVersion): Promise<ReadyAnswer> {
    const { outcome, output } = await this.#call({ step: 'ready', version });
    const reason = outcome.lastLines.at(-1) ?? `The command ${howItEnded(outcome)} and wrote nothing.`;
    const heard = { ready: outcome.exitCode === 0, version: output.version || undefined, url: output.url, reason };
    return judgeReady(heard, version);
  }

  async #call(subject: StepSubject): Promise<{ outcome: CommandOutcome; output: CommandOutput }> {
    const folder = await mkdtemp(join(this.#options.temp ?? tmpdir(), 'mlops-step-'));
    const file = join(folder, 'output');
    try {
      await writeFile(file, '');
      const outcome = await this.#run(subject, file);
      const fault = findFault(subject.step, outcome, this.#options.timeLimitMs);
      if (fault !== undefined) throw fault;
      return { outcome, output: await readCommandOutput(file) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  #run(subject: StepSubject, file: string): Promise<CommandOutcome> {
    const { command, cwd, environment, environmentName, timeLimitMs, graceMs, onOutput, signal } = this.#options;
    const env = commandEnvironment(environment, commandVariables(subject, environmentName, file));
    const inTime = signal?.aborted === true ? undefined : signal;
    return runCommand({ command, cwd, env, timeLimitMs, graceMs, onOutput, signal: inTime });
  }
}
