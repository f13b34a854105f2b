import { UserError } from '@mlops-actions/errors';
import { buildManifest, type Description } from './build-manifest.ts';
import { digestOfFiles, type Manifest, versionNumber } from './manifest.ts';
import { checkFiles } from './names.ts';
import type { Contents, ModelVersion, Registry, Reservation, VersionNumber, WantedVersion } from './registry.ts';

export interface RegistrationOrder {
  readonly model: string;
  readonly wanted: WantedVersion;
  /** Commit the version is tagged at. */
  readonly commit: string;
  readonly contents: Contents;
  readonly describe: Description;
  /** Markdown for people. */
  readonly card: (manifest: Manifest) => string;
}

/** What became of an order. */
export interface Registered {
  readonly version: ModelVersion;
  /** False when these files were a version before. */
  readonly created: boolean;
  /** Whether an earlier try that was cut was completed. */
  readonly resumed: boolean;
}

const tries = 5;

/**
 * Stores files as a version, or finds the one they are. A number that another run takes meanwhile, or that can never be
 * used again, is replaced by the next, unless exactly this one was wished for.
 *
 * A fault of the user gives the reservation up; any other leaves it, so that a re-run completes it.
 *
 * @throws UserError E_VERSION…, E_DIGEST, E_PATH_OUTSIDE, E_NO_FILES, E_PERMISSION; ServiceError.
 */
export async function registerVersion(registry: Registry, order: RegistrationOrder): Promise<Registered> {
  const { model, wanted, contents } = order;
  checkFiles(contents);
  const filesDigest = digestOfFiles(contents.files);
  const isExact = versionNumber.safeParse(wanted).success;
  let lost: Lost | undefined;
  for (let left = tries; ; left -= 1) {
    const known = await registry.get(model, { filesDigest });
    if (known !== undefined) return { version: known, created: false, resumed: false };
    if (lost !== undefined && (isExact || left === 0)) throw lost.error;
    const outcome = await tryOnce(registry, order, { filesDigest, above: lost?.above });
    if ('version' in outcome) return outcome;
    lost = outcome;
  }
}

/** A number that went to others, or can never be had. */
interface Lost {
  readonly error: UserError;
  /** The number the next must be above. */
  readonly above: VersionNumber | undefined;
}

async function tryOnce(
  registry: Registry,
  order: RegistrationOrder,
  { filesDigest, above }: { readonly filesDigest: string; readonly above: VersionNumber | undefined },
): Promise<Registered | Lost> {
  const { model, wanted, commit } = order;
  let number: VersionNumber | undefined;
  try {
    const reservation = await registry.reserve({ model, wanted, filesDigest, commit, above });
    number = reservation.version;
    return { version: await fill(registry, reservation, order), created: true, resumed: reservation.resumed };
  } catch (error) {
    if (!isNumberGone(error)) throw error;
    return { error, above: error.code === 'E_VERSION_BURNT' ? (number ?? numberIn(error) ?? above) : above };
  }
}

async function fill(registry: Registry, reservation: Reservation, order: RegistrationOrder): Promise<ModelVersion> {
  const { contents, describe, card } = order;
  try {
    await registry.put(reservation, contents);
    const manifest = buildManifest(reservation, contents, describe);
    return await registry.publish(reservation, manifest, card(manifest));
  } catch (error) {
    if (isFinal(error)) await giveUp(registry, reservation, error);
    throw error;
  }
}

/** The fault that led here matters more than one of clearing up; both are told. */
async function giveUp(registry: Registry, reservation: Reservation, error: UserError): Promise<void> {
  try {
    await registry.abort(reservation);
  } catch (cause) {
    throw new UserError(error.code, error.message, { problems: error.problems, cause });
  }
}

/** Codes of faults after which a re-run goes on where this one stopped. */
const passing = new Set(['E_PERMISSION', 'E_REGISTRY', 'E_VERSION_TAKEN', 'E_VERSION_BURNT']);

function isFinal(error: unknown): error is UserError {
  return error instanceof UserError && !passing.has(error.code);
}

function isNumberGone(error: unknown): error is UserError {
  return error instanceof UserError && (error.code === 'E_VERSION_TAKEN' || error.code === 'E_VERSION_BURNT');
}

/** A number that is burnt when it is to be reserved is on no list; the message names it. */
function numberIn({ message }: UserError): VersionNumber | undefined {
  return /\d+\.\d+\.\d+/.exec(message)?.[0];
}
