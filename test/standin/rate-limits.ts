import type { Token } from './state.ts';

/** Requests per hour: a job's token has them for its repository, a person's for everything. */
const limits = { app: 1000, user: 5000 } as const;
const hour = 3600;

/** How much of an hour's requests is used. */
export interface RateLimit {
  readonly limit: number;
  readonly used: number;
  readonly remaining: number;
  /** Seconds since 1970 when the count begins anew. */
  readonly reset: number;
}

/** Counts requests as GitHub does. It only tells; a test that wants the limit to strike sets a fault. */
export class RateLimits {
  readonly #counts = new Map<string, { used: number; reset: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Counts a request of a token; what has none shares one count. */
  count(token: Token | undefined): RateLimit {
    this.#countOf(token).used += 1;
    return this.of(token);
  }

  of(token: Token | undefined): RateLimit {
    const limit = limits[token?.kind ?? 'app'];
    const { used, reset } = this.#countOf(token);
    return { limit, used, remaining: Math.max(0, limit - used), reset };
  }

  #countOf(token: Token | undefined): { used: number; reset: number } {
    const key = token?.kind === 'user' ? token.value : (token?.repository ?? '');
    const seconds = Math.floor(this.#now().getTime() / 1000);
    const known = this.#counts.get(key);
    if (known !== undefined && known.reset > seconds) return known;
    const fresh = { used: 0, reset: seconds + hour };
    this.#counts.set(key, fresh);
    return fresh;
  }
}

/** The headers every answer carries. */
export function rateLimitHeaders({ limit, used, remaining, reset }: RateLimit): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-resource': 'core',
  };
}
