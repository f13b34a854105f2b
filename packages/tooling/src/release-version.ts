/** A version of the suite, as `package.json` and the tags have it: `1.2.0`, or `1.2.0-rc.1` before it. */
export interface Version {
  readonly text: string;
  readonly numbers: readonly [major: number, minor: number, patch: number];
  /** What follows the hyphen, part by part; empty for a release. */
  readonly prerelease: readonly string[];
}

const number = '(0|[1-9][0-9]{0,8})';
const form = new RegExp(`^${number}\\.${number}\\.${number}(?:-([0-9A-Za-z.-]{1,64}))?$`);

/** Reads `1.2.0` or `1.2.0-rc.1`; undefined for anything else, build metadata included. (Semantic Versioning 2.0.0) */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch, suffix] = form.exec(text) ?? [];
  if (major === undefined) return undefined;
  const prerelease = suffix === undefined ? [] : suffix.split('.');
  if (prerelease.some((part) => part === '' || /^0[0-9]+$/.test(part))) return undefined;
  return { text, numbers: [Number(major), Number(minor), Number(patch)], prerelease };
}

/** The version a tag names: `v1.2.0` names 1.2.0, while `v1` and `release-1.2.0` name none. */
export function versionOfTag(tag: string): Version | undefined {
  return tag.startsWith('v') ? parseVersion(tag.slice(1)) : undefined;
}

/** Negative when `a` is the older one, zero when both have the same precedence. (Semantic Versioning 2.0.0, §11) */
export function compareVersions(a: Version, b: Version): number {
  const [left, right] = [a.numbers, b.numbers];
  const difference = left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
  return difference || comparePrereleases(a.prerelease, b.prerelease);
}

/** The newest of the versions; undefined when there is none. */
export function newest(versions: Iterable<Version>): Version | undefined {
  return [...versions].toSorted(compareVersions).at(-1);
}

function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const difference = compareParts(part, other);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareParts(a: string, b: string): number {
  const [aCounts, bCounts] = [/^[0-9]+$/.test(a), /^[0-9]+$/.test(b)];
  if (aCounts && bCounts) return Number(a) - Number(b);
  if (aCounts !== bCounts) return aCounts ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
