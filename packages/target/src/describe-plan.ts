import type { TargetVersion } from './target.ts';

/**
 * What any target would be taken through, a line a step.
 *
 * @param where who takes the steps, as in a sentence.
 */
export function describePlan(where: string, next: TargetVersion, weights: readonly number[]): string[] {
  return [
    `Ask ${where} whether it can do the work`,
    `Bring up ${next.model} ${next.version} (${next.digest}) beside what serves, at 0 %`,
    `Wait until ${next.version} itself answers`,
    ...weights.map((weight) => `Send ${weight} % of the requests to ${next.version}`),
    `Make ${next.version} the one that serves`,
    'Take away what is not needed any more',
  ];
}
