import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
import { type Policy, parsePolicy, parsePolicyLines, policyDifferences, policyPaths } from '@mlops-actions/gate';
import type { GitHub } from '@mlops-actions/github';
import type { Base } from './base-commit.ts';
import type { Inputs } from './inputs.ts';

/** The rules to judge by, and where they come from. */
export interface AppliedPolicy {
  readonly policy: Policy;
  readonly source: string;
  readonly differs: readonly string[];
  readonly flags: readonly string[];
}

/**
 * Reads the policy of the base, so that a change cannot loosen the rule it is judged by.
 * Without one there, the head's applies and is flagged; without any, the input `metrics`.
 *
 * @throws UserError E_POLICY for a policy, of base or head, that cannot be read; E_POLICY_MISSING.
 */
export async function loadPolicy(
  inputs: Inputs,
  ports: Ports,
  github: GitHub | undefined,
  base: Base,
): Promise<AppliedPolicy> {
  const onHead =
    github === undefined ? await fromWorkspace(inputs, ports) : await fromGitHub(inputs, github, base.head);
  const onBase =
    github === undefined || base.commit === undefined
      ? undefined
      : base.commit === base.head
        ? onHead
        : await fromGitHub(inputs, github, base.commit);
  const lines = inputs.metrics.length === 0 ? undefined : parsePolicyLines(inputs.metrics);
  if (onBase !== undefined) {
    const head =
      onHead === undefined ? ['the head has no policy file'] : policyDifferences(onBase.policy, onHead.policy);
    const input =
      lines === undefined ? [] : policyDifferences(onBase.policy, lines).map((line) => `input metrics: ${line}`);
    return { ...onBase, differs: [...head, ...input], flags: [] };
  }
  if (onHead !== undefined)
    return { ...onHead, differs: [], flags: base.commit === base.head ? [] : ['policy-from-head'] };
  if (lines !== undefined) return { policy: lines, source: 'inputs', differs: [], flags: ['policy-from-inputs'] };
  const places = pathsOf(inputs).join(' or ');
  throw new UserError(
    'E_POLICY_MISSING',
    `There are no rules to judge by: commit ${places}, or set the input \`metrics\`, such as \`accuracy margin 0.01\`.`,
  );
}

type Found = { readonly policy: Policy; readonly source: string } | undefined;

async function fromGitHub(inputs: Inputs, github: GitHub, commit: string): Promise<Found> {
  for (const path of pathsOf(inputs)) {
    const text = await github.file(path, commit);
    if (text !== undefined) return { policy: parsePolicy(text, path), source: `${path}@${commit}` };
  }
  return undefined;
}

async function fromWorkspace(inputs: Inputs, ports: Ports): Promise<Found> {
  for (const path of pathsOf(inputs)) {
    const text = await readFile(join(ports.runner.context.workspace, path), 'utf8').catch(() => undefined);
    if (text !== undefined) return { policy: parsePolicy(text, path), source: path };
  }
  return undefined;
}

function pathsOf({ policy, model, 'working-directory': folder }: Inputs): string[] {
  return policyPaths({ policy, model, folder });
}
