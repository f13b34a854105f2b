/** An object as a listing tells it. */
export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * A place that keeps bytes by key. Keys are relative to the address the store was opened with: parts of at least one
 * character joined by `/`, at most 1024 bytes together with the prefix of that address.
 *
 * Whatever fails throws UserError E_STORE, where a permission, a variable or the address is to be mended, or
 * ServiceError E_STORE_SERVICE after every retry. No message holds a secret. A key that is none is a RangeError.
 */
export interface ObjectStore {
  /** Where it is, fit to be shown: `s3://bucket/prefix`. */
  readonly describe: string;
  /**
   * Stores bytes whole or not at all.
   *
   * @returns false when `ifAbsent` and something else is kept under the key, which then stays as it is.
   */
  put(key: string, bytes: Uint8Array, options: { readonly ifAbsent: boolean }): Promise<boolean>;
  /**
   * The bytes of an object, checked against the SHA-256 they were stored with; undefined when there is none.
   *
   * @throws UserError E_STORE when it is larger than `maxBytes`, or damaged.
   */
  get(key: string, options: { readonly maxBytes: number }): Promise<Buffer | undefined>;
  /** All objects whose keys begin with `prefix`, in no order to rely on. */
  list(prefix: string): Promise<readonly StoredObject[]>;
  /** Deletes an object; one that is not there is none the less gone. */
  delete(key: string): Promise<void>;
}
