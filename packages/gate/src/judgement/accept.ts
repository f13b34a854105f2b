import type { Comparison } from '@mlops-actions/records';
import type { Acceptance } from '../override/acceptance.ts';
import { exitCode, type Mode } from './exit.ts';
import type { Judgement } from './judgement.ts';

/** Flags of a record whose examples changed in a way a person can accept. */
const changed = ['examples-vanished', 'relabelled'];

/** Whether nothing but changed examples keeps the gate from judging. */
export function isAboutExamples({ verdict, flags, error }: Judgement): boolean {
  return verdict === 'error' && error?.code === 'E_EXAMPLES_CHANGED' && flags.some((flag) => changed.includes(flag));
}

/**
 * A judgement under an acceptance: what was accepted blocks no more, and is never green.
 *
 * The comparisons stay as they were found, those that were accepted flagged `accepted`. At best the verdict becomes
 * `inconclusive`, with the flag `overridden`. Where the policy asks for proof of everything, what was not accepted must
 * still be proven.
 *
 * @returns the judgement itself where nothing of what was accepted stands in the way.
 */
export function accept(judgement: Judgement, { metrics }: Pick<Acceptance, 'metrics'>, mode: Mode): Judgement {
  if (judgement.verdict === 'error' || exitCode(judgement, mode) === 0) return judgement;
  const isAccepted = ({ metric, verdict }: Comparison) =>
    metrics.includes(metric) && (verdict === 'fail' || verdict === 'inconclusive');
  if (!judgement.comparisons.some(isAccepted)) return judgement;
  const rest = judgement.comparisons.filter((one) => !isAccepted(one));
  const flags = rest.every(isProven)
    ? judgement.flags.filter((flag) => flag !== 'inconclusive-blocks')
    : judgement.flags;
  return {
    ...judgement,
    verdict: rest.some(({ verdict }) => verdict === 'fail') ? 'fail' : 'inconclusive',
    comparisons: judgement.comparisons.map((one) =>
      isAccepted(one) ? { ...one, flags: [...one.flags, 'accepted'] } : one,
    ),
    flags: [...flags, 'overridden'],
  };
}

function isProven({ role, verdict }: Comparison): boolean {
  return role !== 'gate' || verdict === 'pass' || verdict === 'not-judged';
}
