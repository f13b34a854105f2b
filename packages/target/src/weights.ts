const mostVersions = 100;

/** The longest name of a version a target may give, in characters. */
export const longestVersion = 200;

/** Percent of the requests by version; undefined for anything that is not `{"1.2.0": 95, "1.3.0": 5}`. */
export function parseWeights(value: unknown): ReadonlyMap<string, number> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  const good = entries.filter(
    (entry): entry is [string, number] =>
      entry[0].length <= longestVersion && typeof entry[1] === 'number' && entry[1] >= 0 && entry[1] <= 100,
  );
  return good.length === entries.length && entries.length <= mostVersions ? new Map(good) : undefined;
}
