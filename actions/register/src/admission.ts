import type { Ports } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
import type { Verdict } from '@mlops-actions/records';
import { digestOfFiles, type ModelVersion, type Registry } from '@mlops-actions/registry';
import type { Inputs } from './definition.ts';
import type { Evidence } from './evidence.ts';
import { type Model, modelFiles } from './model.ts';
import { type Admission, admit, bindVerdict } from './rules.ts';

/** What is to be registered where. */
export interface Submission {
  readonly inputs: Inputs;
  readonly ports: Ports;
  readonly registry: Registry;
  readonly model: Model;
  readonly evidence: Evidence;
}

/** A submission, and everything the rules and the registry say of it. */
export interface Registration extends Submission {
  readonly filesDigest: string;
  readonly verdict: Verdict | undefined;
  /** Published versions, newest first. */
  readonly versions: readonly string[];
  /** The version these files are already. */
  readonly known: ModelVersion | undefined;
  readonly admission: Admission;
  /** What is wished for the aliases, whatever the version's number will be. */
  readonly wish: { readonly model: string; readonly aliases: readonly string[]; readonly admission: Admission };
}

/**
 * Asks the rules, with what the registry holds.
 *
 * @throws UserError E_VERDICT_OTHER when the verdict is for another model, E_VERDICT_MISSING when one is required and
 *   eval-gate was not asked, E_VERSION_RETRACTED when these files were taken back.
 */
export async function admitAll(submission: Submission): Promise<Registration> {
  const { inputs, registry, model, evidence } = submission;
  const filesDigest = digestOfFiles(modelFiles(model));
  const versions = await registry.list(inputs.model);
  const known = await registry.get(inputs.model, { filesDigest });
  if (known?.retracted !== undefined) throw takenBack(known);
  const verdict = bindVerdict(evidence.gate?.record, model.digest);
  const first = versions.every((version) => version === known?.version);
  const admission = admit({ require: inputs.require, verdict, first });
  if (!admission.accepted && verdict === undefined && inputs.mode === 'publish') throw unasked(inputs.model);
  const aliasAdmission = admit({ require: inputs['alias-require'], verdict, first });
  const wish = { model: inputs.model, aliases: inputs.alias, admission: aliasAdmission };
  return { ...submission, filesDigest, verdict, versions, known, admission, wish };
}

function takenBack({ version, retracted = '' }: ModelVersion): UserError {
  return new UserError(
    'E_VERSION_RETRACTED',
    `These files are version ${version}, which was retracted: ${JSON.stringify(retracted.slice(0, 200))}. Train another model.`,
  );
}

function unasked(model: string): UserError {
  return new UserError(
    'E_VERDICT_MISSING',
    `A verdict is required, and eval-gate left no record for ${model} in this run: run it before, let this job need its job, or set \`require: none\`.`,
  );
}
