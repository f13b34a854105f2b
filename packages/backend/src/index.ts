export { withCancellation } from './cancellation.ts';
export { type CommandOrder, type CommandOutcome, runCommand } from './run-command.ts';
export { trainingEnvironment } from './training-environment.ts';
