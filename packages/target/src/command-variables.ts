import type { TargetStep, TargetVersion } from './target.ts';

/** What a step is about. */
export interface StepSubject {
  readonly step: TargetStep;
  /** Model the step is about; undefined in `check`. */
  readonly model?: string | undefined;
  /** The version the step is to bring about; in `rollback` the one to go back to. Undefined: none. */
  readonly version?: TargetVersion | undefined;
  /** Percent of the requests. */
  readonly weight?: number | undefined;
  /** The version that was live before. */
  readonly old?: string | undefined;
  /** The version to take away. */
  readonly failed?: string | undefined;
}

/** The variables a script is called with; what does not apply is empty, so that nothing shines through from outside. */
export function commandVariables(subject: StepSubject, environment: string, output: string): Record<string, string> {
  const { step, version, weight, old, failed, model } = subject;
  return {
    MLOPS_STEP: step,
    MLOPS_ENVIRONMENT: environment,
    MLOPS_OUTPUT: output,
    MLOPS_MODEL: model ?? version?.model ?? '',
    MLOPS_VERSION: version?.version ?? '',
    MLOPS_MODEL_PATH: version?.path ?? '',
    MLOPS_DIGEST: version?.digest ?? '',
    MLOPS_URI: version?.uri ?? '',
    MLOPS_WEIGHT: weight === undefined ? '' : String(weight),
    MLOPS_OLD_VERSION: old ?? '',
    MLOPS_FAILED_VERSION: failed ?? '',
  };
}
