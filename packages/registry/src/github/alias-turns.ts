import type { Tag } from '@mlops-actions/github';
import { digest } from '@mlops-actions/records/values';
import { z } from 'zod';
import { versionNumber } from '../manifest.ts';
import type { AliasEvent, VersionNumber } from '../registry.ts';
import { type AliasTurn, aliasTurnOfTag, versionOfTag, versionTag } from './names.ts';
import type { Place } from './place.ts';
import type { NamedTag } from './tags.ts';
import { readVersionTag } from './version-tag.ts';

const messageSchema = z.object({
  version: versionNumber,
  digest,
  actor: z.string().max(200),
  run: z.string().max(500),
  reason: z.string(),
  previous: versionNumber.nullable(),
  at: z.string().max(40),
});
/** What the tag of a turn says. */
export type TurnMessage = z.output<typeof messageSchema>;

/** A turn that was read: GTO's own tags say nothing but a name and a commit. */
export interface Turn extends AliasTurn {
  readonly tag: Tag;
  readonly message: TurnMessage | undefined;
  /** The version it is about; undefined when no version has its commit. */
  readonly version: VersionNumber | undefined;
}

const readAtOnce = 8;

/** A turn that was not read yet. */
export interface ListedTurn extends AliasTurn, NamedTag {}

/** In the order of their counters. */
export async function listTurns({ tags }: Place, model: string, alias: string): Promise<readonly ListedTurn[]> {
  const named = await tags.list(`${model}#${alias}`);
  return named
    .flatMap((one) => {
      const turn = aliasTurnOfTag(model, alias, one.tag);
      return turn === undefined ? [] : [{ ...one, ...turn }];
    })
    .toSorted((a, b) => a.counter - b.counter || Number(a.takesAway) - Number(b.takesAway));
}

/** Lightweight tags are passed over, as GTO does. */
export async function readTurns(place: Place, model: string, listed: readonly ListedTurn[]): Promise<readonly Turn[]> {
  const turns: Turn[] = [];
  for (let begin = 0; begin < listed.length; begin += readAtOnce) {
    const read = listed.slice(begin, begin + readAtOnce).map((one) => readTurn(place, model, one));
    turns.push(...(await Promise.all(read)).filter((turn) => turn !== undefined));
  }
  return turns;
}

async function readTurn(place: Place, model: string, listed: ListedTurn): Promise<Turn | undefined> {
  const tag = await place.tags.read(listed.sha);
  if (tag === undefined) return undefined;
  const message = listed.takesAway ? undefined : parseMessage(tag.message);
  const version = message?.version ?? (await versionAt(place, model, tag.commit));
  return { ...listed, tag, message, version };
}

/** GTO knows versions by their commit. */
async function versionAt({ tags }: Place, model: string, commit: string): Promise<VersionNumber | undefined> {
  for (const { tag, sha } of await tags.list(versionTag(model, ''))) {
    const version = versionOfTag(model, tag);
    if (version !== undefined && (await readVersionTag(tags, sha)).commit === commit) return version;
  }
  return undefined;
}

/**
 * What the alias named after each turn, by GTO's rule: taken from a version, it falls back to the last one that was
 * given it before and still has it.
 */
export function toEvents(alias: string, turns: readonly Turn[]): readonly AliasEvent[] {
  const holders = new Map<string, VersionNumber | undefined>();
  let previous: VersionNumber | undefined;
  return turns.map((turn) => {
    const holder = turn.version ?? turn.tag.commit;
    holders.delete(holder);
    if (!turn.takesAway) holders.set(holder, turn.version);
    const event = describeTurn(alias, turn, { version: [...holders.values()].at(-1), previous });
    previous = event.version;
    return event;
  });
}

/** A turn as it is told. */
export function describeTurn(
  alias: string,
  { counter, tag, message }: Turn,
  { version, previous }: Pick<AliasEvent, 'version' | 'previous'>,
): AliasEvent {
  return {
    alias,
    counter,
    version,
    previous,
    digest: message?.digest,
    reason: message?.reason ?? tag.message.trim(),
    actor: message?.actor ?? tag.tagger,
    run: message?.run ?? '',
    at: message?.at ?? tag.date,
  };
}

function parseMessage(text: string): TurnMessage | undefined {
  try {
    return messageSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
