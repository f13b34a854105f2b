import type { Ports, Result } from '@mlops-actions/action';
import { UserError } from '@mlops-actions/errors';
import { type Conclusion, conclude } from './conclude.ts';
import type { Inputs, Outputs } from './definition.ts';
import { deploy } from './deploy.ts';
import { listHistory } from './history.ts';
import { planDeployment } from './plan.ts';
import { type Prepared, prepare } from './prepare.ts';
import { findSubject } from './subject.ts';

export { recover } from './conclude.ts';

/**
 * Brings a version to where it serves, or back.
 *
 * A version that does not do, and was rolled back, is the rollout at work, so it is returned; what leaves nobody
 * knowing what serves is returned as well, with the loudest message there is.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  if (inputs.mode === 'history') return listHistory(inputs, ports);
  const subject = findSubject(inputs.model, inputs.version, ports.runner.context);
  if (subject.kind === 'none') return conclude(inputs, ports, { status: 'skipped', reason: subject.reason });
  const prepared = await ports.runner.group('Read version, history and rules', () => prepare(inputs, ports, subject));
  const settled = settle(prepared);
  if (settled !== undefined) return conclude(inputs, ports, settled);
  if (inputs.mode === 'plan' || inputs['dry-run']) return planDeployment(prepared);
  return conclude(inputs, ports, await deploy(prepared));
}

/**
 * The same version, live or on its way, leaves nothing to do.
 *
 * @throws UserError E_DEPLOY_BUSY while another version is on its way: two rollouts at once undo each other.
 */
function settle({ version, situation, inputs }: Prepared): Conclusion | undefined {
  const { environment } = inputs;
  const { live, running, broken } = situation;
  if (running !== undefined) {
    const reason = `run ${running.run?.id ?? 'unknown'} is deploying ${running.version} to ${environment}`;
    if (running.version === version.version)
      return {
        status: 'in-progress',
        reason,
        version,
        previous: live?.version,
        deployment: running.id,
        live: live?.version,
      };
    throw new UserError(
      'E_DEPLOY_BUSY',
      `${version.version} is not deployed, because ${reason}: re-run when that is over, and give the job \`concurrency: deploy-${environment}\`.`,
    );
  }
  if (broken.length > 0 || live?.version !== version.version) return undefined;
  return {
    status: 'success',
    reason: `${version.version} is live on ${environment} already`,
    version,
    previous: live.previous,
    deployment: live.id,
    url: live.url,
    live: live.version,
  };
}
