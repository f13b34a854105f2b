import type { Ports } from '@mlops-actions/action';
import {
  type Base,
  type BaselineEvidence,
  type Candidate,
  type CaseFile,
  loadAnchor,
  loadAttempts,
  loadBaseline,
  loadTruth,
} from '@mlops-actions/comparison';
import type { Policy } from '@mlops-actions/gate';
import type { GitHub } from '@mlops-actions/github';
import type { Inputs } from './definition.ts';

/** What is to be judged, by whose rules. */
export interface Question {
  readonly github: GitHub | undefined;
  readonly base: Base;
  readonly candidate: Candidate;
  readonly policy: Policy;
}

/** Everything the candidate is judged against. */
export async function gather(inputs: Inputs, ports: Ports, question: Question): Promise<CaseFile> {
  const { runner } = ports;
  const { candidate, github, base, policy } = question;
  const recorded = await runner.group('Load the baseline', () => loadBaseline(inputs, ports, github, base));
  const baseline = await answerAnew(inputs, ports, { ...question, recorded });
  const wanted = inputs.anchor === '' ? policy.anchor : inputs.anchor;
  const anchor =
    wanted === null
      ? undefined
      : await runner.group('Load the anchor', () => loadAnchor(wanted, inputs, ports, { github, base }));
  const truth = await loadTruth(policy, inputs, { ports, github, base });
  const attempts = await loadAttempts(inputs.model, candidate, ports);
  return {
    candidate,
    baseline,
    anchor,
    anchored: wanted !== null,
    truth,
    attempts,
    attempt: runner.context.runAttempt,
  };
}

/** The baseline's answers to the candidate's examples, where a command gives them. */
async function answerAnew(
  inputs: Inputs,
  ports: Ports,
  { candidate, base, recorded }: Question & { readonly recorded: BaselineEvidence | undefined },
): Promise<BaselineEvidence | undefined> {
  const examples = candidate.predictions;
  if (inputs['baseline-run'] === '' || examples === undefined) return recorded;
  const { runBaseline } = await import('./baseline-run.ts');
  return ports.runner.group('Let the baseline answer', () =>
    runBaseline(inputs, ports, { baseline: recorded, base, examples }),
  );
}
