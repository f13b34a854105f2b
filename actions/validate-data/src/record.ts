import { recordHead } from '@mlops-actions/action/run';
import type { FileSet } from '@mlops-actions/lineage';
import { visible } from '@mlops-actions/markdown';
import type { ValidateDataRecord } from '@mlops-actions/records';
import type { RunContext } from '@mlops-actions/runner';
import type { LoadedContract } from './load-contract.ts';
import type { Verdict } from './verdict.ts';

const keptViolations = 1000;
const longestText = 1000;

/** Everything known of a run that judged. */
export interface Judgement {
  readonly model: string;
  readonly context: RunContext;
  readonly now: Date;
  readonly contract: LoadedContract;
  readonly data: FileSet;
  readonly verdict: Verdict;
}

/** The record of a validation. It holds names and counts, never values of the data. */
export function toRecord({ model, context, now, contract, data, verdict }: Judgement): ValidateDataRecord {
  return {
    kind: 'validate-data',
    ...recordHead(model, context, now),
    passed: verdict.passed,
    contract: { file: contract.contract.file, digest: contract.digest },
    data: { digest: data.digest, rows: verdict.rows, files: [...data.files] },
    errors: verdict.errors,
    warnings: verdict.warnings,
    violations: verdict.violations
      .slice(0, keptViolations)
      .map(({ dataset, column, rule, level, count, total, line, message }) => ({
        dataset,
        column: column?.slice(0, longestText) ?? null,
        rule,
        level,
        count,
        total,
        line,
        message: visible(message, longestText),
      })),
  };
}
