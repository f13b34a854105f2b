import { UserError } from '@mlops-actions/errors';
import { checkVersion } from './names.ts';
import type { VersionNumber, WantedVersion } from './registry.ts';

type Parts = readonly [number, number, number];

const steps: Readonly<Record<string, (parts: Parts) => Parts>> = {
  major: ([major]) => [major + 1, 0, 0],
  minor: ([major, minor]) => [major, minor + 1, 0],
  patch: ([major, minor, patch]) => [major, minor, patch + 1],
};

const first = '1.0.0';

/** Negative when `a` is the older number, by numbers and not by letters. */
export function compareVersions(a: VersionNumber, b: VersionNumber): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/** Numbers in descending order. */
export function newestFirst(versions: Iterable<VersionNumber>): VersionNumber[] {
  return [...versions].toSorted((a, b) => compareVersions(b, a));
}

/**
 * The number of a new version.
 *
 * @param used every number that was ever given away; none of them is given again.
 * @throws UserError E_VERSION_TAKEN when exactly this number is used, E_VERSION when it is no number, or a
 *   newer one of its own `major.minor` line is used.
 */
export function nextVersion(wanted: WantedVersion, used: readonly VersionNumber[]): VersionNumber {
  const step = Object.hasOwn(steps, wanted) ? steps[wanted] : wanted === 'auto' ? steps['minor'] : undefined;
  if (step === undefined) return checkExact(wanted, used);
  const [newest] = newestFirst(used);
  return newest === undefined ? first : step(partsOf(newest)).join('.');
}

function checkExact(wanted: VersionNumber, used: readonly VersionNumber[]): VersionNumber {
  checkVersion(wanted);
  if (used.includes(wanted)) throw taken(wanted);
  const [major, minor] = partsOf(wanted);
  const line = used.filter((version) => version.startsWith(`${major}.${minor}.`));
  const [newest] = newestFirst(line);
  if (newest === undefined || compareVersions(newest, wanted) < 0) return wanted;
  throw new UserError(
    'E_VERSION',
    `Version ${wanted} would come after ${newest} of the same line and count as older: choose a number above ${newest}, or \`version: auto\`.`,
  );
}

/** The fault of a number that belongs to other files. */
export function taken(version: VersionNumber, cause?: unknown): UserError {
  return new UserError(
    'E_VERSION_TAKEN',
    `Version ${version} is taken by other files: a version never changes. Use \`version: auto\` or another number.`,
    { cause },
  );
}

function partsOf(version: VersionNumber): Parts {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return [major, minor, patch];
}
