import { exitCode } from '@mlops-actions/gate';
import type { CommitStatus, PullRequestState } from '@mlops-actions/github';
import type { EvalGateRecord } from '@mlops-actions/records';
import { untrustedLabels } from './judge-answers.ts';

type Told = Pick<CommitStatus, 'state' | 'description'>;

/**
 * The name of the status. A status belongs to a commit, not to a pull request: without the base in its name, one on a
 * base with easier rules would turn green what goes to the default branch.
 */
export function statusContext(name: string, { base }: Pick<PullRequestState, 'base'>, defaultBranch: string): string {
  return base.ref === defaultBranch ? name : `${name} (${base.ref})`;
}

/**
 * What the status says: as the gate in its mode `merge`, and never success by labels of the fork; then it stays
 * pending, and a maintainer has to decide.
 *
 * @param gate undefined when nothing could be judged.
 */
export function statusOf(gate: Pick<EvalGateRecord, 'verdict' | 'flags'> | undefined): Told {
  const exit = gate === undefined ? 2 : exitCode(gate, 'merge');
  if (gate === undefined || exit === 2) return { state: 'error', description: 'error: not judged, see the comment' };
  if (exit === 1) return { state: 'failure', description: `${gate.verdict}: see the comment` };
  if (gate.flags.includes(untrustedLabels))
    return { state: 'pending', description: `${gate.verdict} by labels of the fork: a maintainer has to decide` };
  return { state: 'success', description: `${gate.verdict} by labels of the base; the answers are the fork’s own` };
}
