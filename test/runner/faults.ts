/**
 * Something of GitHub this runner does not have. It ends the whole run with an exception rather than with a failed job,
 * so that no test that expects a failure passes for the wrong reason.
 */
export class UnsupportedWorkflow extends Error {
  override readonly name = 'UnsupportedWorkflow';
}

/** What GitHub reports as the failure of a step: an action that is not there, an expression that does not evaluate. */
export class StepFault extends Error {
  override readonly name = 'StepFault';
}
