import type { Ports } from '@mlops-actions/action';
import { runUrl } from '@mlops-actions/action/run';
import { UserError } from '@mlops-actions/errors';
import type { RegisterRecord } from '@mlops-actions/records';
import { type AliasRequest, compareVersions, type Registry } from '@mlops-actions/registry';
import type { Admission } from './rules.ts';

export type AliasTurn = RegisterRecord['aliases'][number];

export interface AliasWish {
  readonly model: string;
  readonly aliases: readonly string[];
  readonly version: string;
  /** What `alias-require` says. */
  readonly admission: Admission;
}

/**
 * What would become of each alias: it moves to the version when the rules let it, and never back to an older one, so
 * that re-running an old workflow takes nothing back.
 */
export async function planAliases(
  registry: Registry,
  { model, aliases, version, admission }: AliasWish,
): Promise<AliasTurn[]> {
  const turns: AliasTurn[] = [];
  for (const alias of new Set(aliases)) {
    const from = (await registry.aliasHistory(model, alias))[0]?.version ?? null;
    turns.push({ alias, from, to: version, ...decide(from, version, admission) });
  }
  return turns;
}

function decide(from: string | null, to: string, { accepted, reason }: Admission): Pick<AliasTurn, 'moved' | 'reason'> {
  if (!accepted) return { moved: false, reason };
  if (from === to) return { moved: false, reason: 'it names this version already' };
  if (from !== null && compareVersions(from, to) > 0)
    return { moved: false, reason: `it names ${from}, which is newer` };
  return { moved: true, reason };
}

const tries = 3;

/**
 * Moves the aliases. One that another run moved meanwhile is decided anew.
 *
 * @throws UserError E_ALIAS_RACED when it is moved again and again.
 */
export async function moveAliases(registry: Registry, wish: AliasWish, ports: Ports): Promise<AliasTurn[]> {
  const mover = moverOf(ports);
  const done: AliasTurn[] = [];
  for (const alias of new Set(wish.aliases)) done.push(await moveAlias(registry, { ...wish, aliases: [alias] }, mover));
  return done;
}

async function moveAlias(registry: Registry, wish: AliasWish, mover: Mover): Promise<AliasTurn> {
  for (let left = tries; ; left--) {
    const [turn] = await planAliases(registry, wish);
    if (turn === undefined) throw new TypeError('a wish names one alias');
    if (!turn.moved) return turn;
    const { alias, from, reason } = turn;
    try {
      await registry.setAlias({
        model: wish.model,
        alias,
        version: wish.version,
        expect: from ?? undefined,
        reason,
        ...mover,
      });
      return turn;
    } catch (error) {
      if (left === 1 || !(error instanceof UserError) || error.code !== 'E_ALIAS_RACED') throw error;
    }
  }
}

type Mover = Pick<AliasRequest, 'actor' | 'run' | 'at'>;

function moverOf({ runner: { context }, now }: Ports): Mover {
  return { actor: context.environment['GITHUB_ACTOR'] ?? '', run: runUrl(context), at: now().toISOString() };
}
