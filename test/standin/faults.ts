/** Which requests. Everything given must agree. */
export interface Match {
  readonly operationId?: string;
  readonly method?: string;
  readonly path?: RegExp;
}

export type FaultKind =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: unknown;
    }
  /** As `status`, but the request is carried out first: the answer is lost. */
  | { readonly kind: 'lost-answer'; readonly status: number }
  | { readonly kind: 'drop' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'malformed' }
  /** The answer the same request got before, where there was one: replicas lag. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'secondary-limit'; readonly retryAfter: number }
  | { readonly kind: 'too-many'; readonly retryAfter?: number };

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
    for (const hold of this.#holds.slice()) {
      if (!matches(hold.match, request)) continue;
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
