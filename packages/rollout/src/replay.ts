import { ServiceError, UserError } from '@mlops-actions/errors';
import type { Http } from '@mlops-actions/http';
import type { GoldenRequest } from './config.ts';
import type { GoldenRow } from './golden-set.ts';
import { resolvePointer } from './json-pointer.ts';
import type { Clock } from './rollout.ts';
import { fillBody, fillPath } from './template.ts';

/** How golden rows are asked, whatever the address. */
export interface ReplayOrder {
  readonly rows: readonly GoldenRow[];
  readonly request: GoldenRequest;
  readonly http: Http;
  readonly headers: ReadonlyMap<string, string>;
  readonly clock: Pick<Clock, 'now'>;
  /** Milliseconds per request. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Whom the rows are asked of. */
export interface Respondent {
  /** Address without the path of the request; a query in it is kept. */
  readonly base: string;
  /** Versions that may answer, where the answer says which did. */
  readonly versions: readonly string[];
  /** Faults after which the rest is not asked any more, and counts as faults too. */
  readonly giveUpAfter: number;
}

/** One row's answer, or why there is none, in words that hold nothing of what came back. */
export type Answer = { readonly value: unknown; readonly durationMs: number } | { readonly fault: string };

const concurrency = 4;

/**
 * Asks every row once, four at a time, and gives the answers in the order of the rows.
 *
 * Requests that fail, another status than 2xx, no JSON, nothing where the answer should be, and another version than
 * allowed are faults of that row. Once the signal aborts no more is asked.
 */
export async function replay(respondent: Respondent, order: ReplayOrder): Promise<readonly Answer[]> {
  const answers: Answer[] = order.rows.map(() => ({ fault: 'not asked any more after too many faults' }));
  const pending = order.rows.entries();
  let faults = 0;
  const work = async () => {
    for (const [index, row] of pending) {
      if (order.signal?.aborted === true || faults >= respondent.giveUpAfter) return;
      const answer = await ask(respondent, row, order);
      if ('fault' in answer) faults += 1;
      answers[index] = answer;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return answers;
}

async function ask({ base, versions }: Respondent, row: GoldenRow, order: ReplayOrder): Promise<Answer> {
  const { request, http, headers, clock, timeoutMs, signal } = order;
  const { method, path } = request;
  const started = clock.now();
  try {
    const { status, text } = await http.send({
      method,
      url: join(base, fillPath(path, row)),
      headers,
      body: fillBody(request.body, row),
      timeLimitMs: timeoutMs,
      signal,
    });
    const durationMs = clock.now() - started;
    if (status < 200 || status > 299) return { fault: `status ${status}` };
    const read = readAnswer(text, request, versions);
    return 'fault' in read ? read : { ...read, durationMs };
  } catch (error) {
    if (error instanceof ServiceError || error instanceof UserError) return { fault: error.message };
    throw error;
  }
}

/** The path of the request goes before the query of the address. */
function join(base: string, path: string): string {
  const [address = '', query] = base
    .split('#', 1)
    .join('')
    .split(/\?(.*)/s, 2);
  const whole = `${address.replace(/\/$/, '')}${path}`;
  return query === undefined || query === '' ? whole : `${whole}${path.includes('?') ? '&' : '?'}${query}`;
}

function readAnswer(
  text: string,
  { answer, version }: GoldenRequest,
  versions: readonly string[],
): { readonly value: unknown } | { readonly fault: string } {
  const parsed = parse(text);
  if (parsed === undefined) return { fault: 'the answer is no JSON' };
  const told = version === undefined ? undefined : resolvePointer(parsed.value, version);
  if (version !== undefined && !versions.some((one) => one === told))
    return { fault: `expected version ${versions.join(' or ')} to answer, ${describeVersion(told)} did` };
  const value = resolvePointer(parsed.value, answer);
  return value === undefined ? { fault: `the answer has nothing at ${JSON.stringify(answer)}` } : { value };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function describeVersion(told: unknown): string {
  return typeof told === 'string' ? JSON.stringify(told.slice(0, 40)) : 'one that does not say';
}
