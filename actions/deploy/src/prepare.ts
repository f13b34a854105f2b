import type { Ports } from '@mlops-actions/action';
import { runUrl } from '@mlops-actions/action/run';
import { readSituation, type Situation } from '@mlops-actions/deployments';
import { UserError } from '@mlops-actions/errors';
import type { GitHub } from '@mlops-actions/github';
import { type ModelVersion, openRegistry, type Registry } from '@mlops-actions/registry';
import type { Inputs } from './definition.ts';
import { loadRules, type Rules } from './files.ts';
import type { Subject } from './subject.ts';

/** Everything known before anything is touched. */
export interface Prepared extends Rules {
  readonly inputs: Inputs;
  readonly ports: Ports;
  readonly github: GitHub;
  readonly registry: Registry;
  /** What is to be deployed. */
  readonly version: ModelVersion;
  /** Whether a person asked to go back. */
  readonly back: boolean;
  readonly situation: Situation;
  readonly logUrl: string;
}

/**
 * Reads history, version and rules; changes nothing.
 *
 * @throws UserError E_VERSION_MISSING, E_VERSION_RETRACTED, E_NO_PREVIOUS, and what reading the files throws.
 */
export async function prepare(
  inputs: Inputs,
  ports: Ports,
  subject: Exclude<Subject, { kind: 'none' }>,
): Promise<Prepared> {
  const { context } = ports.runner;
  const github = await ports.github();
  if (github === undefined)
    throw new UserError(
      'E_PERMISSION',
      'A deployment is recorded on GitHub, and there is no token: leave the input `token` at its default.',
    );
  const logUrl = runUrl(context);
  const registry = await openRegistry(inputs.registry, {
    workspace: context.workspace,
    github: ports.github,
    target: 'commit',
    actor: context.environment['GITHUB_ACTOR'] ?? '',
    run: logUrl,
    log: (message) => ports.runner.info(message),
  });
  await registry.check('read');
  const place = { model: inputs.model, environment: inputs.environment, run: context.runId };
  const situation = await readSituation(github, place);
  const version = await findVersion(registry, inputs, subject, situation);
  const rules = await loadRules(inputs, ports);
  const back = subject.kind === 'previous';
  return { inputs, ports, github, registry, version, back, situation, logUrl, ...(back ? atOnce(rules) : rules) };
}

/** Who goes back by hand is in a hurry. */
function atOnce({ config, golden }: Rules): Rules {
  return { config: { ...config, steps: [{ weight: 100, waitMs: 0 }] }, golden };
}

async function findVersion(
  registry: Registry,
  { model, environment }: Inputs,
  subject: Exclude<Subject, { kind: 'none' }>,
  { before }: Situation,
): Promise<ModelVersion> {
  if (subject.kind === 'previous' && before === undefined)
    throw new UserError(
      'E_NO_PREVIOUS',
      `There is nothing to go back to: ${environment} never had another version of ${model} than the one it has. Name a version.`,
    );
  const reference =
    subject.kind === 'alias'
      ? { alias: subject.alias }
      : { version: subject.kind === 'version' ? subject.version : (before?.version ?? '') };
  const version = await registry.get(model, reference);
  if (version === undefined) throw await missing(registry, model, Object.values(reference).join());
  if (version.retracted === undefined) return version;
  throw new UserError(
    'E_VERSION_RETRACTED',
    `${model} ${version.version} was retracted: ${JSON.stringify(version.retracted.slice(0, 200))}. Deploy another version.`,
  );
}

async function missing(registry: Registry, model: string, wanted: string): Promise<UserError> {
  const known = (await registry.list(model)).slice(0, 10);
  const found = known.length === 0 ? 'it holds none' : `it holds ${known.join(', ')}`;
  return new UserError(
    'E_VERSION_MISSING',
    `The registry ${registry.address} has no ${model} ${JSON.stringify(wanted.slice(0, 80))}: ${found}. Register it first, or correct the input \`version\`.`,
  );
}
