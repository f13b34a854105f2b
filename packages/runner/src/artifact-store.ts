import type { Limits } from './unzip.ts';
import type { FileUpload, UploadedFile } from './upload-file.ts';

/** An artifact of a run. Its name is whatever its maker chose. */
export interface StoredArtifact {
  readonly name: string;
  readonly id: number;
  /** Bytes as stored, compressed. */
  readonly size: number;
  /** `sha256:` and 64 hexadecimal digits; undefined when the store lists none. */
  readonly digest: string | undefined;
}

/**
 * The artifacts of the run this job belongs to, and of others. What is unpacked may come from strangers: it is refused
 * unless it is what was stored, within the limits, and made of plain files. A folder gets all of it or stays away.
 */
export interface ArtifactStore {
  /**
   * Stores files under a name; a taken name becomes `<name>-<attempt>`.
   *
   * @throws ServiceError E_GITHUB when the store does not take them.
   */
  upload(name: string, files: readonly string[], options: { root: string; attempt: number }): Promise<StoredArtifact>;
  /**
   * Stores one file as it is, so that a browser shows it at `…/actions/runs/<run>/artifacts/<id>`; in a zip where the
   * store does not take its type. A taken name gets `-<attempt>` before its ending.
   *
   * @throws RangeError when `mimeType` is none a browser shows.
   * @throws ServiceError E_GITHUB when the store does not take it.
   */
  uploadFile(name: string, path: string, options: FileUpload): Promise<UploadedFile>;
  list(): Promise<readonly StoredArtifact[]>;
  /**
   * The artifacts of another run, at most 1,000. Names are whatever a stranger chose, and need not be unique.
   *
   * @throws UserError E_PERMISSION when the token may not see them.
   */
  listOfRun(run: OtherRun): Promise<readonly StoredArtifact[]>;
  /**
   * Unpacks an artifact into a folder that is new or empty, its digest checked. A file stored without a zip is put
   * there under its name.
   *
   * @throws UserError E_ARTIFACT when it is beyond the limits, not what was stored, or not made of plain files.
   */
  download(artifact: StoredArtifact, folder: string, limits: Limits): Promise<void>;
  /** As {@link download}, of another run. @throws UserError E_PERMISSION when the token may not see it. */
  downloadById(artifact: StoredArtifact, folder: string, run: OtherRun, limits: Limits): Promise<void>;
  /**
   * As {@link download}, the newest artifact of a name in another run of the repository.
   *
   * @returns false when that run has none of the name, or has it no more, or the token may not see it.
   */
  downloadOfRun(name: string, folder: string, options: OtherRun & Limits): Promise<boolean>;
}

/** A run whose artifacts are read through GitHub's API. */
export interface OtherRun {
  readonly id: number;
  readonly owner: string;
  readonly repo: string;
  /** With `actions: read`. */
  readonly token: string;
}
