import { UserError } from '@mlops-actions/errors';
import type { RunContext } from '@mlops-actions/runner';
import { z } from 'zod';

/** What a run is asked to deploy. */
export type Subject =
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'alias'; readonly alias: string }
  | { readonly kind: 'previous' }
  /** Nothing of this model. */
  | { readonly kind: 'none'; readonly reason: string };

type Asked = Pick<RunContext, 'eventName' | 'payload' | 'ref'>;

const number = /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/;
const aliasName = /^[a-z][a-z0-9_-]{0,62}$/;
const release = z.object({ action: z.string(), release: z.object({ tag_name: z.string(), draft: z.boolean() }) });
const dispatch = z.object({ client_payload: z.object({ model: z.string(), version: z.string() }) });

/**
 * What to deploy: the input, else what the event speaks of. Releases and tags of other models, and of software, are
 * nobody's fault.
 *
 * @throws UserError E_INPUT when nothing says what to deploy, or the input is no version.
 */
export function findSubject(model: string, given: string, context: Asked): Subject {
  if (given !== '') return fromInput(model, given);
  const { eventName, payload, ref } = context;
  if (eventName === 'release') return fromRelease(model, release.safeParse(payload).data);
  if (eventName === 'push' && ref.startsWith('refs/tags/')) return fromTag(model, ref.slice('refs/tags/'.length));
  if (eventName === 'repository_dispatch') return fromDispatch(model, dispatch.safeParse(payload).data);
  throw new UserError(
    'E_INPUT',
    `Nothing says which version of ${model} to deploy: the event ${JSON.stringify(eventName)} names none. Set the input \`version\` to a version, an alias, or previous.`,
  );
}

function fromInput(model: string, given: string): Subject {
  if (given === 'previous') return { kind: 'previous' };
  const plain = given.replace(/^v(?=\d)/, '');
  if (number.test(plain)) return { kind: 'version', version: plain };
  if (given.includes('@')) return fromTag(model, given);
  if (aliasName.test(given)) return { kind: 'alias', alias: given };
  throw new UserError(
    'E_INPUT',
    `The input \`version\` is ${JSON.stringify(given.slice(0, 80))}: expected a version such as 1.4.0, a tag such as ${model}@v1.4.0, an alias such as champion, or previous.`,
  );
}

function fromRelease(model: string, event: z.output<typeof release> | undefined): Subject {
  if (event === undefined) throw unreadable('release');
  if (event.action !== 'published' || event.release.draft)
    return {
      kind: 'none',
      reason: `a release was ${JSON.stringify(event.action.slice(0, 40))}, and only published ones are deployed`,
    };
  return fromTag(model, event.release.tag_name);
}

function fromTag(model: string, tag: string): Subject {
  const prefix = `${model}@v`;
  const version = tag.slice(prefix.length);
  if (tag.startsWith(prefix) && number.test(version)) return { kind: 'version', version };
  return { kind: 'none', reason: `${JSON.stringify(tag.slice(0, 200))} is no version of ${model}` };
}

function fromDispatch(model: string, event: z.output<typeof dispatch> | undefined): Subject {
  if (event === undefined) throw unreadable('repository_dispatch');
  const { model: other, version } = event.client_payload;
  if (other !== model) return { kind: 'none', reason: `the dispatch is for ${JSON.stringify(other.slice(0, 80))}` };
  if (number.test(version)) return { kind: 'version', version };
  throw unreadable('repository_dispatch');
}

function unreadable(event: string): UserError {
  return new UserError(
    'E_INPUT',
    `The event ${event} does not say which version to deploy as expected (a release with a tag, or a client_payload of model and version): set the input \`version\`.`,
  );
}
