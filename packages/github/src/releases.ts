/** A release; a draft is seen only by those who may write. */
export interface Release {
  readonly id: number;
  readonly tag: string;
  /** Branch or commit the tag is made at on publication, where it does not exist yet. */
  readonly target: string;
  readonly name: string;
  readonly body: string;
  readonly draft: boolean;
  /** Whether assets and tag can never change any more. */
  readonly immutable: boolean;
  readonly page: string;
  /** Template of the address assets are sent to: not that of the API. */
  readonly uploadUrl: string;
  /** Login of whoever made it; `github-actions[bot]` for the token of a job. */
  readonly author: string;
  /** Assets known when the release was read; {@link Releases.assets} lists them anew. */
  readonly assets: readonly Asset[];
}

/** A file of a release. */
export interface Asset {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Whether all of it arrived; what a broken upload left behind is not complete and keeps its name. */
  readonly complete: boolean;
  /** `sha256:…` as GitHub computed it; undefined for assets older than that feature. */
  readonly digest: string | undefined;
}

export interface NewRelease {
  readonly tag: string;
  readonly target: string;
  readonly name: string;
  readonly body: string;
}

export interface NewAsset {
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  /** The bytes; read once. */
  readonly body: ReadableStream<Uint8Array>;
}

/** What became of a wish that GitHub may refuse for good. */
export type Refusal =
  /** The tag is another release's, or exists. */
  | 'taken'
  /** The tag was used by an immutable release that was deleted: it can never be used again. */
  | 'burnt'
  /** The release is immutable. */
  | 'immutable';

/** An annotated tag. */
export interface Tag {
  /** Of the tag object. */
  readonly sha: string;
  /** The commit it names. */
  readonly commit: string;
  readonly message: string;
  /** ISO 8601. */
  readonly date: string;
  readonly tagger: string;
}

/** Releases and tags of a repository. Never made "latest": software releases keep that mark. */
export interface Releases {
  /** All releases whose tag begins with `prefix`, newest first, drafts included where the token may write. */
  releases(prefix: string): Promise<readonly Release[]>;
  /** The published release of a tag. */
  releaseOf(tag: string): Promise<Release | undefined>;
  createDraft(release: NewRelease): Promise<Release | Refusal>;
  updateDraft(id: number, change: Partial<NewRelease>): Promise<Release | Refusal>;
  /** Title and notes of a published release. */
  updateNotes(id: number, body: string): Promise<Release>;
  publishRelease(id: number): Promise<Release | Refusal>;
  /** No fault when it is gone already. */
  deleteRelease(id: number): Promise<void>;
  assets(release: number): Promise<readonly Asset[]>;
  /**
   * Sends one asset in a stream, without a retry: its bytes can be read once.
   *
   * @throws ServiceError E_GITHUB when it was cut; look at {@link assets} before trying again.
   */
  uploadAsset(release: Release, asset: NewAsset): Promise<Asset | Refusal>;
  deleteAsset(id: number): Promise<void>;
  downloadAsset(id: number): Promise<ReadableStream<Uint8Array>>;
  /** Stores an annotated tag object; {@link GitHub.createRef} makes it a tag. */
  createTagObject(tag: { readonly name: string; readonly message: string; readonly commit: string }): Promise<string>;
  /** The annotated tag behind the sha of a ref; undefined for a lightweight one. */
  tagObject(sha: string): Promise<Tag | undefined>;
  /** Name of the default branch. */
  defaultBranch(): Promise<string>;
}
