import type { Manifest } from './manifest.ts';

/** A version number: three integers without leading zeros, as SemVer writes them, nothing after. */
export type VersionNumber = string;

/** Which number a new version is to get: the next by a step (`auto`, `major`, `minor`, `patch`), or exactly this one. */
export type WantedVersion = string;

/** What names a version. */
export type VersionReference =
  | { readonly version: VersionNumber }
  | { readonly alias: string }
  /** Digest of the file set: see {@link Manifest.filesDigest}. */
  | { readonly filesDigest: string };

/** A published version: immutable but for notes, aliases and retraction. */
export interface ModelVersion {
  readonly model: string;
  readonly version: VersionNumber;
  /** sha256 of the canonical manifest: the version's identity. */
  readonly digest: string;
  readonly manifest: Manifest;
  /** Address that the registry's own driver opens again, such as `github:o/r/spam-filter@v1.0.0` or `dir:/srv/models/spam-filter/versions/1.0.0`. */
  readonly uri: string;
  /** Page for people; undefined where there is none. */
  readonly page: string | undefined;
  /** Login of who published it; undefined where the registry does not know. */
  readonly author: string | undefined;
  /** Why it is not to be used any more; undefined while it is good. */
  readonly retracted: string | undefined;
  /** Free notes added after publication. */
  readonly notes: ReadonlyMap<string, string>;
}

/** A number that belongs to one set of files until it is published or given up. */
export interface Reservation {
  readonly model: string;
  readonly version: VersionNumber;
  /** Whether an earlier try that did not finish is taken up again. */
  readonly resumed: boolean;
}

/** What a reservation is for. */
export interface ReservationRequest {
  readonly model: string;
  readonly wanted: WantedVersion;
  /** The key of idempotency: a try with the same files takes up where the last one was cut. */
  readonly filesDigest: string;
  /** A number that cannot be had, so that the next must be above it. */
  readonly above?: VersionNumber | undefined;
  /** Commit the version is tagged at, where the registry has tags. */
  readonly commit: string;
}

/** A file to store: where it lies on this machine, and what it must hold. */
export interface StoredFile {
  readonly absolute: string;
  /** Path inside the model, or name of the companion, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

/** What is stored of a version beside its manifest. */
export interface Contents {
  readonly files: readonly StoredFile[];
  /** Predictions, records, profile: what later comparisons need. */
  readonly companions: readonly StoredFile[];
}

/** One turn of an alias. */
export interface AliasEvent {
  readonly alias: string;
  /** 1 for the first; grows by one. */
  readonly counter: number;
  /** Undefined when the alias was taken away. */
  readonly version: VersionNumber | undefined;
  readonly previous: VersionNumber | undefined;
  /** Digest of the version's manifest. */
  readonly digest: string | undefined;
  readonly reason: string;
  /** Login of who did it, as far as known. */
  readonly actor: string;
  readonly run: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A wish to turn an alias. */
export interface AliasRequest {
  readonly model: string;
  readonly alias: string;
  readonly version: VersionNumber;
  /** The version the alias is believed to name now; undefined: none. Another one is a lost race. */
  readonly expect: VersionNumber | undefined;
  readonly reason: string;
  readonly actor: string;
  readonly run: string;
  readonly at: string;
}

/** What is to be fetched of a version: its files, its companions by name, or both. */
export interface DownloadRequest {
  readonly folder: string;
  /** Default true. */
  readonly files?: boolean;
  /** Names of companions, laid beside under the same folder. Default none. */
  readonly companions?: readonly string[];
}

/**
 * Where versions of models are kept: one contract, whatever the driver.
 *
 * `reserve`, `put`, `publish` are each safe to repeat; only `publish` makes anything visible, in one step. A process
 * that dies between any two calls leaves no half version, and a later try with the same files completes it.
 *
 * @throws UserError E_REGISTRY_… or E_PERMISSION, ServiceError E_GITHUB, as each method says.
 */
export interface Registry {
  /** As the input `registry` names it, such as `github` or `dir:/srv/models`. */
  readonly address: string;
  /** Whether it can be read and, if asked, written; never writes. @throws UserError that names what is missing. */
  check(access: 'read' | 'write'): Promise<void>;
  /**
   * @throws UserError E_VERSION_TAKEN when the number belongs to other files, E_VERSION_BURNT when it can never be
   *   used again, E_VERSION when it is not newer than what is there by its own line of numbers.
   */
  reserve(request: ReservationRequest): Promise<Reservation>;
  /** Stores files and companions; what is there already with the right digest is not sent again. @throws UserError E_DIGEST when a file is not what it was. */
  put(reservation: Reservation, contents: Contents): Promise<void>;
  /**
   * Makes the version visible, once everything it names was stored and verified.
   *
   * @param card Markdown for people.
   * @throws UserError E_VERSION_TAKEN when another publication was faster: reserve again.
   */
  publish(reservation: Reservation, manifest: Manifest, card: string): Promise<ModelVersion>;
  /** Gives a reservation up and removes what was stored for it. */
  abort(reservation: Reservation): Promise<void>;
  /** Undefined when there is none. @throws UserError E_VERSION_BROKEN when it is there and not what its digest says. */
  get(model: string, reference: VersionReference): Promise<ModelVersion | undefined>;
  /** Numbers of the published versions, newest (highest) first, retracted ones included. */
  list(model: string): Promise<readonly VersionNumber[]>;
  /** Turns an alias by compare-and-set. @throws UserError E_ALIAS_RACED when it names another version than expected. */
  setAlias(request: AliasRequest): Promise<AliasEvent>;
  /** Every turn of an alias, newest first. */
  aliasHistory(model: string, alias: string): Promise<readonly AliasEvent[]>;
  /** Adds notes to a version, or replaces those of the same name. */
  annotate(model: string, version: VersionNumber, notes: ReadonlyMap<string, string>): Promise<void>;
  /** Marks a version as not to be used any more; it stays where it is. */
  retract(model: string, version: VersionNumber, reason: string): Promise<void>;
  /** Fetches and verifies every byte; nothing is left in the folder when a digest differs. @throws UserError E_DIGEST. */
  download(version: ModelVersion, request: DownloadRequest): Promise<void>;
}
