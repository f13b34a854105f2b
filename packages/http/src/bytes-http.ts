/** A request whose body and answer are bytes, whatever they mean. */
export interface BytesRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: ReadonlyMap<string, string>;
  /** Sent as they are, without a type unless a header gives one; undefined: no body. */
  readonly bytes?: Uint8Array | undefined;
  /** Bytes the answer may have, after decompression. */
  readonly maxBytes: number;
  /** Milliseconds until it is given up. */
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What came back, whatever the status: redirects as well, which are not followed. */
export interface BytesAnswer {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
}

/** Sends a request once, for protocols that sign, hash or redirect in ways of their own. */
export interface BytesHttp {
  /**
   * @throws ServiceError E_HTTP without status when nothing came back, with status when more than `maxBytes` did;
   *   UserError E_INPUT when the request itself cannot be sent as written, E_CANCELLED when its signal aborts.
   */
  exchange(request: BytesRequest): Promise<BytesAnswer>;
}
