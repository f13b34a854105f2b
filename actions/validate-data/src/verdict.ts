import type { CheckReport, Violation } from '@mlops-actions/engine';
import { count } from '@mlops-actions/markdown';
import type { Inputs } from './definition.ts';

/** What the violations amount to. */
export interface Verdict {
  readonly passed: boolean;
  /** Whether the step is to fail for it. */
  readonly fails: boolean;
  readonly errors: number;
  readonly warnings: number;
  readonly rows: number;
  /** Errors before warnings, otherwise in the order of the check. */
  readonly violations: readonly Violation[];
}

/** Judges a report. With `fail-on: never` the data may have failed, yet the step does not. */
export function judge({ violations, datasets }: CheckReport, failOn: Inputs['fail-on']): Verdict {
  const errors = violations.filter(({ level }) => level === 'error');
  const warnings = violations.filter(({ level }) => level === 'warning');
  const passed = errors.length === 0 && (failOn !== 'warning' || warnings.length === 0);
  return {
    passed,
    fails: !passed && failOn !== 'never',
    errors: errors.length,
    warnings: warnings.length,
    rows: datasets.reduce((sum, { rows }) => sum + rows, 0),
    violations: [...errors, ...warnings],
  };
}

/** `2 errors, 1 warning`. */
export function describeCounts({ errors, warnings }: Verdict): string {
  const parts = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''];
  return parts.filter((part) => part !== '').join(', ');
}
