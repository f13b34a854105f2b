import { UserError } from '@mlops-actions/errors';
import type { Verdict } from '@mlops-actions/records';

/** What the rules say of one wish. */
export interface Admission {
  readonly accepted: boolean;
  /** One clause for people. */
  readonly reason: string;
}

export interface AdmissionCase {
  readonly require: 'not-failed' | 'pass' | 'none';
  /** What eval-gate said of exactly these files; undefined when it was not asked. */
  readonly verdict: Verdict | undefined;
  /** Whether the registry holds no version of the model yet. */
  readonly first: boolean;
}

/**
 * Whether a model may be registered, or an alias moved to it.
 *
 * The first version has nothing to be compared with, so it needs no verdict; one that failed, or could not be judged,
 * stays out all the same.
 */
export function admit({ require, verdict, first }: AdmissionCase): Admission {
  if (require === 'none') return { accepted: true, reason: 'no verdict is required' };
  if (verdict === 'pass') return { accepted: true, reason: 'the gate passed it' };
  if (verdict === 'fail') return { accepted: false, reason: 'the gate failed it' };
  if (verdict === 'error') return { accepted: false, reason: 'the gate could not judge it' };
  if (first) return { accepted: true, reason: 'it is the first version, which needs no verdict' };
  if (verdict === undefined) return { accepted: false, reason: 'the gate was not asked' };
  return require === 'not-failed'
    ? { accepted: true, reason: 'the gate did not fail it, though it was inconclusive' }
    : { accepted: false, reason: 'the gate was inconclusive, and pass is required' };
}

/**
 * The verdict, when it speaks of exactly this model.
 *
 * @throws UserError E_VERDICT_OTHER when it speaks of other files.
 */
export function bindVerdict(
  gate: { readonly verdict: Verdict; readonly candidate: { readonly digest: string | null } | null } | undefined,
  modelDigest: string,
): Verdict | undefined {
  if (gate === undefined) return undefined;
  // A gate that could not see names no candidate; its verdict lets nothing in anyway.
  if (gate.verdict === 'error' || gate.candidate?.digest === modelDigest) return gate.verdict;
  throw new UserError(
    'E_VERDICT_OTHER',
    `The verdict ${JSON.stringify(gate.verdict)} of this run is for a model with digest ${gate.candidate?.digest ?? 'none'}, and the one to register has ${modelDigest}: register what eval-gate judged, unchanged, or set \`require: none\`.`,
  );
}
