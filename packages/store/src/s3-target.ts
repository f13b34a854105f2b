import type { BytesRequest } from '@mlops-actions/http';
import { type Place, urlOf } from './place.ts';
import { refusal } from './refusal.ts';
import { type Outcome, type Retries, send } from './sender.ts';

/** Bytes that answers may have which are not an object. */
export const smallAnswer = 1024 * 1024;

/** An object, or the beginning of some, by its full key. */
export interface Target {
  readonly place: Place;
  readonly wire: Retries;
  readonly key: string;
}

type Question = Pick<BytesRequest, 'method'> & Partial<BytesRequest>;

export function ask({ place, wire, key }: Target, question: Question): Promise<Outcome> {
  return send(wire, place, {
    url: urlOf(place, key),
    maxBytes: smallAnswer,
    timeLimitMs: limitFor(0),
    ...question,
  });
}

/** Half a minute, and a second for each MiB. */
export function limitFor(bytes: number): number {
  return 30_000 + Math.ceil(bytes / 1024 / 1024) * 1000;
}

export function statusOf(outcome: Outcome): number | undefined {
  return 'answer' in outcome ? outcome.answer.status : undefined;
}

export function refuse({ place, wire }: Target, what: string, permission: string, outcome: Outcome) {
  return refusal({ what, permission, place, now: wire.now() }, outcome);
}

export function named({ place, key }: Target): string {
  return JSON.stringify(`s3://${place.bucket}/${key}`);
}
