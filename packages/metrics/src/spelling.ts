import { metricNames } from './registry.ts';

/** The metric whose name is nearest to a misspelled one: at most a third of its letters away, else undefined. */
export function nearestMetric(name: string): string | undefined {
  const [nearest] = metricNames
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase().slice(0, 60), candidate) }))
    .toSorted((a, b) => a.distance - b.distance);
  return nearest !== undefined && nearest.distance <= Math.max(1, nearest.candidate.length / 3)
    ? nearest.candidate
    : undefined;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
