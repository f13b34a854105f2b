import { z } from 'zod';

/** What `{name}` in a path or a body stands for. */
export const placeholders = [
  'step',
  'model',
  'version',
  'digest',
  'uri',
  'path',
  'weight',
  'old',
  'failed',
  'environment',
] as const;

/** A placeholder's name. */
export type Placeholder = (typeof placeholders)[number];

const known: ReadonlySet<string> = new Set(placeholders);

/** `{name}` anywhere in a text. */
export const placeholderForm = /\{([a-z]{1,20})\}/g;

const isKnown = (text: string) => [...text.matchAll(placeholderForm)].every(([, name]) => known.has(name ?? ''));

const path = z
  .string()
  .max(2000)
  .regex(/^\/(?!\/)[^\s?#\\]*(\?[^\s#\\]*)?$/, 'expected a path that begins with one slash, without spaces')
  .refine((text) => isKnown(text), `only {${placeholders.join('}, {')}} are replaced`);

const call = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
    path: path.optional(),
    body: z
      .json()
      .refine((body) => isKnown(JSON.stringify(body)), `only {${placeholders.join('}, {')}} are replaced`)
      .optional(),
  })
  .refine(({ method, body }) => method !== 'GET' || body === undefined, 'GET carries no body');

/**
 * How steps of the target `http` are asked of a server with requests of its own: method, path below the target's
 * address, and JSON body of each. In paths `{version}` and its like are replaced URL-encoded; a text in a body that is
 * `{version}` alone becomes the value itself, inside a longer text its text. What is left out stays as the protocol
 * has it.
 *
 * A step so overridden is done with any 2xx; `ready` and `current` must answer as the protocol says.
 */
export const httpCallsSchema = z.strictObject({
  check: call.optional(),
  current: call.optional(),
  stage: call.optional(),
  ready: call.optional(),
  weight: call.optional(),
  promote: call.optional(),
  rollback: call.optional(),
  cleanup: call.optional(),
});

/** Overridden requests by step. */
export type HttpCalls = z.infer<typeof httpCallsSchema>;
