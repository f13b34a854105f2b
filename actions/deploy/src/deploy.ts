import { withCancellation } from '@mlops-actions/command';
import { beginDeployment, type Journal, retire } from '@mlops-actions/deployments';
import { describeError, ServiceError, UserError } from '@mlops-actions/errors';
import { redact } from '@mlops-actions/http';
import { type RolloutOutcome, rollOut } from '@mlops-actions/rollout';
import { moveAlias } from './alias.ts';
import type { Conclusion } from './conclude.ts';
import { openPlace } from './open-place.ts';
import { orderOf } from './order.ts';
import type { Prepared } from './prepare.ts';
import { describeEnd, tellPhase } from './progress.ts';
import { tidyUp } from './tidy-up.ts';

/** Rolls a version out, and tells GitHub. */
export async function deploy(prepared: Prepared): Promise<Conclusion> {
  const { inputs, ports } = prepared;
  return withCancellation(async (signal) => {
    const place = await openPlace(inputs, ports, signal);
    const recovered = await tidyUp(prepared, place);
    if (recovered?.failed !== undefined) return { ...told(prepared), ...recovered.failed, recovered: recovered.text };
    const journal = await begin(prepared);
    const order = await orderOf(prepared, place, signal, (phase, weight) =>
      tellPhase(prepared, journal, phase, weight),
    );
    const outcome = await ports.runner.group('Roll out', () => rollOut(order));
    const end = await finish(prepared, journal, outcome);
    return { ...told(prepared), ...end, recovered: recovered?.text, deployment: journal.id, outcome };
  });
}

function told({ version, situation }: Prepared): Pick<Conclusion, 'version' | 'previous' | 'live'> {
  return { version, previous: situation.live?.version, live: situation.live?.version };
}

function begin({ github, inputs, ports, registry, version, situation, logUrl }: Prepared): Promise<Journal> {
  const { live } = situation;
  const { runId: id, runAttempt: attempt, sha } = ports.runner.context;
  return beginDeployment(github, situation, {
    environment: inputs.environment,
    ref: registry.address === 'github' ? `${inputs.model}@v${version.version}` : sha,
    logUrl,
    url: fixedAddress(inputs.endpoint),
    payload: {
      kind: 'mlops-deployment',
      schemaVersion: 1,
      model: inputs.model,
      version: version.version,
      digest: version.digest,
      registry: inputs.registry,
      target: redact(inputs.target),
      previous: live === undefined ? null : { version: live.version, digest: live.digest ?? null },
      run: { id, attempt },
    },
  });
}

/** The endpoint as the deployment's address; not one with a placeholder. */
function fixedAddress(endpoint: string): string | undefined {
  return endpoint === '' || endpoint.includes('{') ? undefined : endpoint;
}

/** The last status; what cannot be told to GitHub does not change what serves. */
async function finish(prepared: Prepared, journal: Journal, outcome: RolloutOutcome): Promise<Conclusion> {
  const { inputs, ports, version, situation, github, logUrl } = prepared;
  const { status, reason = '', url = fixedAddress(inputs.endpoint) } = outcome;
  const state = status === 'success' ? 'success' : status === 'rolled-back' ? 'failure' : 'error';
  const notTold = (error: unknown) => {
    if (!(error instanceof UserError || error instanceof ServiceError)) throw error;
    ports.runner.annotate({
      level: 'warning',
      message: `Not everything is recorded on GitHub: ${describeError(error)}`,
    });
  };
  await journal.tell(state, describeEnd(outcome, situation.live?.version), url).catch(notTold);
  if (status !== 'success')
    return { status, reason: reason || status, live: status === 'rolled-back' ? situation.live?.version : undefined };
  if (situation.live !== undefined && situation.live.id !== journal.id)
    await retire(github, inputs.model, situation.live, logUrl).catch(notTold);
  const aliased = await moveAlias(prepared);
  return { status, reason: `${version.version} serves, proven${aliased}`, live: version.version, url };
}
