import { join } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import { z } from 'zod';
import { broken, versionNumber } from '../manifest.ts';
import type { AliasEvent, AliasRequest, ModelVersion } from '../registry.ts';
import { list, type Place, readJson, writeNew } from './place.ts';
import { readVersion } from './published.ts';

const turn = z.object({
  version: versionNumber,
  previous: versionNumber.nullable(),
  digest: z.string(),
  reason: z.string(),
  actor: z.string(),
  run: z.string(),
  at: z.string(),
});

/** Every turn of an alias, newest first. @throws UserError E_ALIAS when one of them is missing or damaged. */
export async function aliasHistory(place: Place, model: string, alias: string): Promise<AliasEvent[]> {
  const folder = place.layout.alias(model, alias);
  const counters = (await list(place, folder)).flatMap((name) => /^([1-9]\d{0,8})\.json$/.exec(name)?.[1] ?? []);
  const events: AliasEvent[] = [];
  for (let counter = Math.max(0, ...counters.map(Number)); counter > 0; counter -= 1)
    events.push(await readTurn(place, join(folder, `${counter}.json`), { alias, counter }));
  return events;
}

async function readTurn(
  place: Place,
  path: string,
  { alias, counter }: { readonly alias: string; readonly counter: number },
): Promise<AliasEvent> {
  const told = await readJson(place, path, turn).catch((cause: unknown) => {
    throw cause instanceof UserError ? damaged(alias, counter, cause) : cause;
  });
  if (told === undefined) throw damaged(alias, counter);
  return { ...told, alias, counter, previous: told.previous ?? undefined };
}

/** The version an alias names. @throws UserError E_VERSION_BROKEN when it is not what it was at the time. */
export async function aliasedVersion(place: Place, model: string, alias: string): Promise<ModelVersion | undefined> {
  const [newest] = await aliasHistory(place, model, alias);
  if (newest?.version === undefined) return undefined;
  const found = await readVersion(place, model, newest.version);
  if (found === undefined || found.digest === newest.digest) return found;
  throw broken(found.uri, `its manifest has the digest ${found.digest}, and the alias ${alias} names ${newest.digest}`);
}

const tries = 5;

/** Turns an alias: the file of the next number can be made once. */
export async function turnAlias(place: Place, request: AliasRequest): Promise<AliasEvent> {
  const { model, alias, version, expect, reason, actor, run, at } = request;
  const path = (counter: number) => join(place.layout.alias(model, alias), `${counter}.json`);
  const target = await requireVersion(place, request);
  const told = { version, previous: expect ?? null, digest: target.digest, reason, actor, run, at };
  for (let left = tries; left > 0; left -= 1) {
    const [newest] = await aliasHistory(place, model, alias);
    // An earlier try of this run was cut after the turn.
    if (newest?.version === version && newest.run === run) return newest;
    if (newest?.version !== expect) throw raced(request, newest?.version);
    const counter = (newest?.counter ?? 0) + 1;
    if (await writeNew(place, model, { path: path(counter), text: JSON.stringify(told) }))
      return { ...told, alias, counter, previous: expect };
  }
  throw raced(request, undefined);
}

async function requireVersion(place: Place, { model, alias, version }: AliasRequest): Promise<ModelVersion> {
  const found = await readVersion(place, model, version);
  if (found !== undefined) return found;
  throw new UserError(
    'E_VERSION_MISSING',
    `${alias} cannot name ${model} ${version}, which is not there: register it first.`,
  );
}

function damaged(alias: string, counter: number, cause?: unknown): UserError {
  return new UserError(
    'E_ALIAS',
    `The history of ${alias} cannot be read: its turn ${counter} is missing or damaged. Restore the file.`,
    { cause },
  );
}

function raced({ alias, expect }: AliasRequest, found: string | undefined): UserError {
  return new UserError(
    'E_ALIAS_RACED',
    `${alias} was moved meanwhile: expected it to name ${expect ?? 'nothing'}, and it names ${found ?? 'something else'}. Re-run the job.`,
  );
}
