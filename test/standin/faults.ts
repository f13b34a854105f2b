import { type Reply, refusal } from './reply.ts';

/** Which requests. Everything given must agree. */
export interface Match {
  readonly operationId?: string;
  readonly method?: string;
  readonly path?: RegExp;
}

/**
 * What goes wrong. Times are in seconds but for a delay.
 *
 * Of an upload, a status from 500 on comes after the file was sent and leaves a starter without content; so does a cut
 * connection, which ends half-way.
 */
export type FaultKind =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  /** As `status`, but the request is carried out first: the answer is lost. */
  | { readonly kind: 'lost-answer'; readonly status: number }
  /** The connection is cut before the request is carried out. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** 200 with half a JSON text. */
  | { readonly kind: 'malformed' }
  /** A read is answered from the state before the last write: replicas lag. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'secondary-limit'; readonly retryAfter: number }
  | { readonly kind: 'too-many'; readonly retryAfter?: number }
  /** The hour's requests are used up; they return in so many seconds. */
  | { readonly kind: 'rate-limit'; readonly resetIn: number };

/** A fault on the next `times` matching requests (default 1). */
export type Fault = Match & { readonly times?: number } & FaultKind;

/** A barrier: matching requests wait until it is released. */
export interface Hold {
  /** Resolves when `count` requests wait. */
  readonly arrived: Promise<void>;
  release(): void;
}

interface Request {
  readonly operationId: string | undefined;
  readonly method: string;
  readonly path: string;
}

/** The faults and barriers that are set. */
export class Faults {
  readonly #faults: { readonly fault: Fault; left: number; hits: number }[] = [];
  readonly #holds: { readonly match: Match; readonly pass: Promise<void>; arrive(): void }[] = [];
  readonly #releases = new Set<() => void>();

  add(fault: Fault): { remove(): void; readonly hits: number } {
    const entry = { fault, left: fault.times ?? 1, hits: 0 };
    this.#faults.push(entry);
    return {
      remove: () => {
        entry.left = 0;
      },
      get hits() {
        return entry.hits;
      },
    };
  }

  hold({ count, ...match }: Match & { readonly count: number }): Hold {
    let left = count;
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const { promise: pass, resolve: release } = Promise.withResolvers<void>();
    this.#releases.add(release);
    const entry = {
      match,
      pass,
      arrive: () => {
        left -= 1;
        if (left === 0) arrive();
      },
    };
    this.#holds.push(entry);
    return {
      arrived,
      release: () => {
        this.#holds.splice(this.#holds.indexOf(entry), 1);
        release();
      },
    };
  }

  /** The fault this request meets, used up by it. */
  take(request: Request): Fault | undefined {
    const entry = this.#faults.find(({ fault, left }) => left > 0 && matches(fault, request));
    if (entry === undefined) return undefined;
    entry.left -= 1;
    entry.hits += 1;
    return entry.fault;
  }

  async wait(request: Request): Promise<void> {
    for (const hold of this.#holds.filter(({ match }) => matches(match, request))) {
      hold.arrive();
      await hold.pass;
    }
  }

  releaseAll(): void {
    for (const release of this.#releases) release();
  }
}

function matches(match: Match, { operationId, method, path }: Request): boolean {
  return (
    (match.operationId === undefined || match.operationId === operationId) &&
    (match.method === undefined || match.method === method) &&
    (match.path === undefined || match.path.test(path))
  );
}

/** What a fault answers in GitHub's stead; undefined when the request is carried out all the same. */
export function replyOf(fault: Fault, now: Date): Reply | undefined {
  switch (fault.kind) {
    case 'status':
      return {
        ...refusal(fault.status, 'fault on demand', fault.headers),
        ...('body' in fault && { body: fault.body }),
      };
    case 'secondary-limit':
      return refusal(403, secondary, { 'retry-after': String(fault.retryAfter) });
    case 'too-many':
      return refusal(429, secondary, fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) });
    case 'rate-limit':
      return refusal(403, 'API rate limit exceeded for installation.', {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(now.getTime() / 1000) + fault.resetIn),
      });
    case 'malformed':
      return {
        status: 200,
        body: Buffer.from('{"not json'),
        headers: { 'content-type': 'application/json; charset=utf-8' },
      };
    case 'drop':
    case 'delay':
    case 'stale':
    case 'lost-answer':
    default:
      return undefined;
  }
}

const secondary = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
