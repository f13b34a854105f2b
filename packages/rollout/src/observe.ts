import type { LiveState, ReadyAnswer, Target, TargetVersion } from '@mlops-actions/target';

/** Targets of few replicas can send 33 % only as 33.3 %. */
const slack = 0.5;

/** Why a version is not up; undefined when it is, and it is the version asked for that answered. */
export function whyNotUp({ ready, version, reason }: ReadyAnswer, wanted: TargetVersion): string | undefined {
  if (version !== undefined && version !== wanted.version) return `${version.slice(0, 40)} answers instead`;
  return ready ? undefined : reason || 'the target says not yet';
}

/** Why requests do not go where they should, as far as the target can say. */
export function whyNotWeighted({ weights }: LiveState, version: string, percent: number): string | undefined {
  if (weights === undefined || weights.size === 0) return undefined;
  const seen = weights.get(version) ?? 0;
  // Written so that NaN is not what it should be.
  return Math.abs(seen - percent) <= slack ? undefined : `it sends ${seen} % of the requests to ${version}`;
}

/** Why another version serves, as far as the target can say. */
export function whyNotServing({ version }: LiveState, wanted: string): string | undefined {
  return version === undefined || version === wanted ? undefined : `${version.slice(0, 40)} serves`;
}

/** Asks whether a version is up, and where. */
export async function askUp(target: Target, wanted: TargetVersion) {
  const answer = await target.ready(wanted);
  return { why: whyNotUp(answer, wanted), url: answer.url };
}
