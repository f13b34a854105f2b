/** The most an answer may hold, in bytes after decompression. */
export const maxAnswerBytes = 8 * 1024 * 1024;

/** A request to a server the user named. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: ReadonlyMap<string, string>;
  /** Sent as JSON; undefined: no body. */
  readonly body?: unknown;
  /** Milliseconds until it is given up. */
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** What came back, whatever the status. */
export interface HttpAnswer {
  readonly status: number;
  /** At most {@link maxAnswerBytes}; more is a fault. */
  readonly text: string;
  readonly durationMs: number;
}

/** Sends a request once. Redirects are not followed: they would take the headers elsewhere. */
export interface Http {
  /**
   * @throws ServiceError E_HTTP when nothing, too much, or a redirect came back; UserError E_INPUT when the request
   *   itself cannot be sent as written, E_CANCELLED when its signal aborts.
   */
  send(request: HttpRequest): Promise<HttpAnswer>;
}
