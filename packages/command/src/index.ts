export { withCancellation } from './cancellation.ts';
export { commandEnvironment } from './command-environment.ts';
export { type CommandOrder, type CommandOutcome, runCommand } from './run-command.ts';
