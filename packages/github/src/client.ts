import { defaults, getOctokitOptions } from '@actions/github/lib/utils';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { wholeAnswers } from './whole-answers.ts';

const PacedOctokit = Octokit.plugin(wholeAnswers, retry, throttling).defaults(defaults);

export interface ClientOptions {
  readonly token: string;
  /** Of the API; default GITHUB_API_URL, as it was when this was loaded. */
  readonly url?: string | undefined;
  /** Seconds a rate limit may make us wait; beyond it the call fails. */
  readonly patience: number;
  /** Whether writes keep the distance GitHub asks for. */
  readonly pace: boolean;
  /** Milliseconds that pass while a second is waited, 1,000 where there is a world outside. */
  readonly second: number;
  readonly log: (message: string) => void;
}

interface SentRequest {
  readonly method?: string;
  readonly url?: string;
  readonly data?: unknown;
}

const attempts = 3;

/** Stands for the queues in which writes keep a distance of whole seconds; the plugin asks no more of them. */
const unpaced = { key: () => ({ schedule: () => Promise.resolve() }) } as never;

/** Opens octokit with retries, pacing, the API version header, and the proxy of the runner; `retry-after` is honoured. */
export function openClient({ token, url, patience, pace, second, log }: ClientOptions): Octokit {
  const limited = (kind: string) => (seconds: number, request: SentRequest, _: unknown, count: number) => {
    // A stream was read by the first try.
    const again = count < attempts && seconds <= patience && !(request.data instanceof ReadableStream);
    log(
      `GitHub's ${kind} on ${request.method ?? ''} ${request.url ?? ''}: ${again ? `waiting ${seconds} s` : `asked to wait ${seconds} s, giving up`}`,
    );
    return again;
  };
  const client = new PacedOctokit({
    ...getOctokitOptions(token),
    ...(url === undefined ? {} : { baseUrl: url }),
    userAgent: 'mlops-actions',
    log: { debug: () => {}, info: () => {}, warn: log, error: () => {} },
    // 429 belongs to throttling: the retrying plugin would not look at `retry-after`.
    retry: { retries: attempts, retryAfterBaseValue: second, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    throttle: {
      enabled: pace,
      ...(second < 1000 ? { write: unpaced, notifications: unpaced } : {}),
      retryAfterBaseValue: second,
      onRateLimit: limited('rate limit'),
      onSecondaryRateLimit: limited('secondary rate limit'),
    },
  });
  client.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = '2022-11-28';
  });
  return client;
}
