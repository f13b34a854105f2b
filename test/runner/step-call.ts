import type { ExpressionScope } from './expressions.ts';
import type { StepDefinition } from './parse-workflow.ts';
import type { StepFrame } from './step-frame.ts';

/** One step about to do its work. */
export interface StepCall {
  readonly step: StepDefinition;
  readonly frame: StepFrame;
  readonly name: string;
  /** With the step's own `env:`. */
  readonly scope: ExpressionScope;
  /** `env:` of workflow, job and step together. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  /** Receives each masked line. */
  readonly onLine: (line: string) => void;
}
