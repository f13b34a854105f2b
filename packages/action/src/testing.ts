// For tests only: an action carried out in this process, with a runner in memory.

export { carryOut } from './carry-out.ts';
export { parseInputs } from './parse-inputs.ts';
export { RecordingRunner } from './recording-runner.test-support.ts';
