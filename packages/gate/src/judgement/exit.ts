import type { EvalGateRecord, Verdict } from '@mlops-actions/records';

/** How strictly a verdict is acted on. */
export type Mode = EvalGateRecord['mode'];

const codes: Readonly<Record<Mode, Readonly<Record<Verdict, 0 | 1 | 2>>>> = {
  merge: { pass: 0, inconclusive: 0, fail: 1, error: 2 },
  promote: { pass: 0, inconclusive: 1, fail: 1, error: 2 },
  improve: { pass: 0, inconclusive: 1, fail: 1, error: 2 },
  report: { pass: 0, inconclusive: 0, fail: 0, error: 2 },
};

/** What decides whether a record blocks. */
type Judged = Pick<EvalGateRecord, 'verdict' | 'flags'>;

/**
 * The exit code of a verdict: 0 go on, 1 the answer is no, 2 nothing could be concluded.
 * The flag `inconclusive-blocks`, from `when: { inconclusive: fail }`, lets a merge go on only for a pass.
 */
export function exitCode({ verdict, flags }: Judged, mode: Mode): 0 | 1 | 2 {
  const strict = mode === 'merge' && flags.includes('inconclusive-blocks');
  return codes[strict ? 'promote' : mode][verdict];
}

/** The outputs that follow from a record. */
export interface GateOutputs {
  readonly verdict: Verdict;
  /** True only for `pass`. */
  readonly passed: boolean;
  /** Whether the step fails because of the verdict. */
  readonly blocked: boolean;
  /** Each metric that got worse or broke its floor, once. */
  readonly 'failed-metrics': string[];
}

/** Outputs of a record under a mode. */
export function gateOutputs(record: Judged & Pick<EvalGateRecord, 'comparisons'>, mode: Mode): GateOutputs {
  const failed = record.comparisons.filter(({ verdict }) => verdict === 'fail').map(({ metric }) => metric);
  return {
    verdict: record.verdict,
    passed: record.verdict === 'pass',
    blocked: exitCode(record, mode) !== 0,
    'failed-metrics': [...new Set(failed)],
  };
}
