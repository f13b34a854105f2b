import { type Policy, parsePolicy, policyPaths } from '@mlops-actions/gate';
import type { GitHub } from '@mlops-actions/github';
import type { Inputs } from './definition.ts';

/** What the policy of the base says of overrides. */
export interface Rules {
  /** The label that asks for one; undefined where neither input nor policy names it. */
  readonly label: string | undefined;
  /** What can be accepted; undefined without a policy file. */
  readonly metrics: readonly string[] | undefined;
  /** Where the policy is, or would be. */
  readonly place: string;
}

/**
 * Reads the policy where the base branch is now: the head of the pull request has no say in it.
 *
 * @returns undefined when that branch is gone.
 * @throws UserError E_POLICY for a policy that cannot be read.
 */
export async function readRules(inputs: Inputs, github: GitHub, branch: string): Promise<Rules | undefined> {
  const wanted = `refs/heads/${branch}`;
  const tip = (await github.refs(`heads/${branch}`)).find(({ ref }) => ref === wanted);
  if (tip === undefined) return undefined;
  const { policy, model, 'working-directory': folder } = inputs;
  const paths = policyPaths({ policy, model, folder });
  for (const path of paths) {
    const text = await github.file(path, tip.sha);
    if (text !== undefined) return toRules(inputs, parsePolicy(text, path), path);
  }
  return { label: inputs.label || undefined, metrics: undefined, place: paths.join(' or ') };
}

function toRules(inputs: Inputs, { overrideLabel, gating, guards }: Policy, place: string): Rules {
  const metrics = [...gating.map(({ name }) => name), ...guards.map(({ metric }) => metric), 'examples'];
  return { label: inputs.label || (overrideLabel ?? undefined), metrics: [...new Set(metrics)], place };
}
