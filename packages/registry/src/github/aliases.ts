import { UserError } from '@mlops-actions/errors';
import type { AliasEvent, AliasRequest, ModelVersion, VersionNumber } from '../registry.ts';
import { describeTurn, listTurns, readTurns, type TurnMessage, toEvents } from './alias-turns.ts';
import { createBeside } from './beside.ts';
import { aliasTag } from './names.ts';
import type { Place } from './place.ts';

const tries = 5;

/** The turns of an alias, newest first. Tags are only ever added: they are the history. */
export async function aliasHistory(place: Place, model: string, alias: string): Promise<readonly AliasEvent[]> {
  const turns = await readTurns(place, model, await listTurns(place, model, alias));
  return toEvents(alias, turns).toReversed();
}

/** The version an alias names. */
export async function aliasedVersion(place: Place, model: string, alias: string): Promise<VersionNumber | undefined> {
  return (await readState(place, model, alias)).event?.version;
}

/**
 * Turns an alias by a new tag; its counter can be had once, so that of two runs one loses.
 *
 * @throws UserError E_ALIAS_RACED when the alias names another version than expected.
 */
export async function turnAlias(place: Place, request: AliasRequest, target: ModelVersion): Promise<AliasEvent> {
  const { model, alias, version, expect } = request;
  for (let left = tries; left > 0; left -= 1) {
    const { event, counter } = await readState(place, model, alias);
    // The answer to an earlier try was lost.
    if (event !== undefined && event.version === version && event.run === request.run) return event;
    if (event?.version !== expect) throw raced(request, event);
    const next = { counter: counter + 1, digest: target.digest };
    if (await makeTurn(place, request, next)) return { ...toEvent(request), ...next };
  }
  throw raced(request, undefined);
}

function toEvent({ alias, version, expect, reason, actor, run, at }: AliasRequest) {
  return { alias, version, previous: expect, reason, actor, run, at };
}

async function makeTurn(
  place: Place,
  { model, alias, version, expect, reason, actor, run, at }: AliasRequest,
  { counter, digest }: { readonly counter: number; readonly digest: string },
): Promise<boolean> {
  const message: TurnMessage = { version, digest, actor, run, reason, previous: expect ?? null, at };
  const name = aliasTag(model, alias, counter);
  return createBeside(place, { model, version, name, message: JSON.stringify(message) });
}

/** The last turn of an alias, and the highest counter, which a lightweight tag may hold as well. */
interface AliasState {
  readonly event: AliasEvent | undefined;
  readonly counter: number;
}

async function readState(place: Place, model: string, alias: string): Promise<AliasState> {
  const listed = await listTurns(place, model, alias);
  const newest = listed.at(-1);
  if (newest === undefined) return { event: undefined, counter: 0 };
  const { counter } = newest;
  // Only after one was taken away do earlier turns count again.
  const [turn] = newest.takesAway ? [] : await readTurns(place, model, [newest]);
  if (turn !== undefined) {
    const previous = turn.message?.previous ?? undefined;
    return { event: describeTurn(alias, turn, { version: turn.version, previous }), counter };
  }
  return { event: toEvents(alias, await readTurns(place, model, listed)).at(-1), counter };
}

function raced({ model, alias, version, expect }: AliasRequest, newest: AliasEvent | undefined): UserError {
  const name = (one: VersionNumber | undefined) => one ?? 'no version';
  const now = newest === undefined ? 'turned again and again' : `turned to ${name(newest.version)} by ${newest.actor}`;
  return new UserError(
    'E_ALIAS_RACED',
    `The alias ${alias} of ${model} was to turn from ${name(expect)} to ${version}, and was meanwhile ${now}: re-run, so that the decision is made anew.`,
  );
}
