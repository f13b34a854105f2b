import type { Result } from '@mlops-actions/action';
import { code, count, join, table } from '@mlops-actions/markdown';
import { conclude } from './conclude.ts';
import type { Outputs } from './definition.ts';
import { openPlace } from './open-place.ts';
import type { Prepared } from './prepare.ts';

/** What a deployment would do; nothing is touched, not even the target asked. */
export async function planDeployment(prepared: Prepared): Promise<Result<Outputs>> {
  const { inputs, ports, version, situation, config, golden } = prepared;
  const { target } = await openPlace(inputs, ports, new AbortController().signal);
  const next = {
    model: inputs.model,
    version: version.version,
    digest: version.digest,
    uri: version.uri,
    path: undefined,
  };
  const lines = target.plan(
    next,
    config.steps.map(({ weight }) => weight),
  );
  const before = situation.live?.version;
  const section = join(
    `### ⚪ Deploy: ${code(inputs.model)} ${code(version.version)} would go to ${code(inputs.environment)}`,
    `${before === undefined ? 'Nothing is live there' : `${code(before)} is live there`}; ${count(golden.length, 'golden row')}.`,
    table(
      ['Step', 'Traffic on the new version', 'Wait'],
      config.steps.map(({ weight, waitMs }, index) => [String(index + 1), `${weight} %`, `${waitMs / 1000} s`]),
    ),
    lines.map((line) => `- ${code(line, 300)}`).join('\n'),
    situation.broken.length === 0
      ? undefined
      : `A deployment of ${code(situation.broken[0]?.version ?? '')} died half-way, and would be ${situation.broken[0]?.version === version.version ? 'finished' : 'rolled back'} first.`,
  );
  const reason = `${version.version} would go to ${inputs.environment}`;
  return conclude(inputs, ports, { status: 'skipped', reason, version, previous: before, live: before, section });
}
