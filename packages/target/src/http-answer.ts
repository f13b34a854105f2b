import { UserError } from '@mlops-actions/errors';
import { z } from 'zod';
import type { Heard } from './judge-ready.ts';
import { oneLine } from './one-line.ts';
import { isServingAddress } from './slot-address.ts';
import type { LiveState } from './target.ts';
import { longestVersion, parseWeights } from './weights.ts';

const maxBytes = 1024 * 1024;

const version = z.string().max(longestVersion).nullish();

const weights = z
  .unknown()
  .optional()
  .refine(
    (value) => value === undefined || value === null || parseWeights(value) !== undefined,
    'no percents by version',
  );

const currentAnswer = z.object({ version, weights });

const readyAnswer = z.object({
  ready: z.boolean(),
  version,
  url: z.string().refine(isServingAddress, 'no http:// or https:// address').nullish(),
  reason: z.string().nullish(),
});

/** Who was asked, for faults. */
export interface Asked {
  /** Names the request, as in a sentence. */
  readonly what: string;
  /** Strikes secrets from what is shown of the answer. */
  readonly conceal: (text: string) => string;
}

/**
 * Reads the answer of `GET /current`: `{ "version": "1.2.0" | null, "weights": { "1.2.0": 95, "1.3.0": 5 } }`.
 *
 * @throws UserError E_TARGET
 */
export function readCurrent(text: string, asked: Asked): LiveState {
  const answer = parse(currentAnswer, text, asked);
  return { version: answer.version || undefined, weights: parseWeights(answer.weights) };
}

/**
 * Reads the answer of `POST /ready`: `{ "ready": true, "version": "1.3.0", "url": "https://…", "reason": "…" }`. A
 * server that does not say who answers has proven nothing.
 *
 * @throws UserError E_TARGET
 */
export function readReady(text: string, asked: Asked): Heard {
  const { ready, version, url, reason } = parse(readyAnswer, text, asked);
  const base = { version: version || undefined, url: url || undefined };
  if (ready && base.version === undefined)
    return { ...base, ready: false, reason: 'The target does not say which version answers.' };
  return { ...base, ready, reason: reason ?? '' };
}

/**
 * Checks that what came back for a step that is done is JSON or nothing: a page of a proxy would be neither.
 *
 * @throws UserError E_TARGET
 */
export function checkDone(text: string, asked: Asked): void {
  if (text.trim() !== '') parse(z.unknown(), text, asked);
}

/** What a refusal gives as its reason: `reason`, `error`, `message` or `detail` of its JSON, else its text. */
export function reasonOf(text: string): string {
  try {
    const { data = {} } = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text));
    const said = ['reason', 'error', 'message', 'detail']
      .map((key) => data[key])
      .find((value) => typeof value === 'string');
    return typeof said === 'string' ? said : text;
  } catch {
    return text;
  }
}

function parse<T>(schema: z.ZodType<T>, text: string, asked: Asked): T {
  if (Buffer.byteLength(text) > maxBytes) throw misformed(asked.what, `of more than ${maxBytes} bytes`);
  const { data, error } = schema.safeParse(parseJson(text, asked));
  if (error === undefined) return data;
  const faults = error.issues.map(({ path, message }) => `${['answer', ...path].join('.')}: ${message}`);
  throw misformed(asked.what, `not of its form (${oneLine(faults.join('; '))})`);
}

function parseJson(text: string, { what, conceal }: Asked): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const shown = text.trim() === '' ? 'empty' : JSON.stringify(oneLine(conceal(text), 80));
    throw misformed(what, `no JSON but ${shown}`);
  }
}

function misformed(what: string, how: string): UserError {
  return new UserError(
    'E_TARGET',
    `The answer to ${what} is ${how}. Check that the input \`target\` is the address of a server that takes the steps; the README of deploy describes each answer.`,
  );
}
