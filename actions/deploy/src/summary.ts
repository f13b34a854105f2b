import { code, escape, join, table } from '@mlops-actions/markdown';
import type { DeployRecord } from '@mlops-actions/records';
import { type RolloutOutcome, renderRollout } from '@mlops-actions/rollout';

const titles: Readonly<Record<DeployRecord['status'], string>> = {
  success: '🟢 Deploy: serves',
  'rolled-back': '🔴 Deploy: rolled back',
  failed: '🔴 Deploy: failed',
  skipped: '⚪ Deploy: nothing of this model',
  'in-progress': '⚪ Deploy: on its way already',
};

/** The summary of a deployment. */
export function renderDeployment(record: DeployRecord, outcome: RolloutOutcome | undefined): string {
  const { model, version, environment, status, reason, recovered } = record;
  const what = version === null ? code(model) : `${code(model)} ${code(version)} on ${code(environment)}`;
  return join(
    `### ${titles[status]} · ${what}`,
    `${escape(reason.slice(0, 1).toUpperCase() + reason.slice(1), 1000)}.`,
    recovered === null ? undefined : `**After a run that died:** ${escape(recovered, 1000)}.`,
    version === null ? undefined : renderFacts(record),
    outcome === undefined ? undefined : renderRollout(outcome),
  );
}

function renderFacts({ live, previous, digest, target, registry, url, deployment, status }: DeployRecord): string {
  const unknown = status === 'failed' ? '**nobody knows**' : 'nothing proven';
  return table(
    ['', ''],
    [
      ['Serves now', live === null ? unknown : code(live)],
      ['Before', previous === null ? 'nothing' : code(previous)],
      ['Manifest', digest === null ? 'unknown' : code(digest)],
      ['Registry', code(registry, 200)],
      ['Target', code(target, 200)],
      ...(url === null ? [] : [['Address', code(url, 300)]]),
      ...(deployment === null ? [] : [['Deployment', String(deployment)]]),
    ],
  );
}
