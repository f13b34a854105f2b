import { createHash } from 'node:crypto';
import { versionNumber } from '../manifest.ts';
import type { VersionNumber } from '../registry.ts';

/** Asset with the canonical manifest. */
export const manifestAsset = 'model.json';
/** Asset that says which bytes of which assets make up each file. */
export const locationsAsset = 'assets.json';

/** The tag that registers a version, as GTO writes it: `spam-filter@v1.4.0`. */
export function versionTag(model: string, version: VersionNumber): string {
  return `${model}@v${version}`;
}

/** The version a tag registers; undefined for every other form. */
export function versionOfTag(model: string, tag: string): VersionNumber | undefined {
  if (!tag.startsWith(`${model}@v`)) return undefined;
  const { data } = versionNumber.safeParse(tag.slice(model.length + 2));
  return data;
}

/** The version a tag takes out of use: GTO writes `spam-filter@v1.4.0!`, with a counter on request. */
export function retractionOfTag(model: string, tag: string): VersionNumber | undefined {
  const [, registered] = /^(.*)!(?:#\d{1,9})?$/.exec(tag) ?? [];
  return registered === undefined ? undefined : versionOfTag(model, registered);
}

/** The tag of an alias's turn: `spam-filter#champion#7`. */
export function aliasTag(model: string, alias: string, counter: number): string {
  return `${model}#${alias}#${counter}`;
}

/** A turn of an alias as its tag's name tells it. */
export interface AliasTurn {
  /** 0 where GTO wrote none. */
  readonly counter: number;
  /** Whether the alias is taken from the version, which GTO marks by `!`. */
  readonly takesAway: boolean;
}

/** Reads the name of an alias tag; undefined for every other form. */
export function aliasTurnOfTag(model: string, alias: string, tag: string): AliasTurn | undefined {
  const begin = `${model}#${alias}`;
  const [whole, cancel, counter = '0'] = tag.startsWith(begin)
    ? (/^(!?)(?:#(\d{1,9}))?$/.exec(tag.slice(begin.length)) ?? [])
    : [];
  return whole === undefined ? undefined : { counter: Number(counter), takesAway: cancel === '!' };
}

/** Name of the asset that holds one file: GitHub rewrites what is not plain, so the path's digest leads it. */
export function assetName(kind: 'f' | 'c', path: string): string {
  if (kind === 'c' && isPlain(path)) return path;
  const key = createHash('sha256').update(path).digest('hex').slice(0, 12);
  const base = path.slice(path.lastIndexOf('/') + 1).replaceAll(/[^A-Za-z0-9._-]/g, '_');
  const safe = base
    .replaceAll(/\.{2,}/g, '.')
    .slice(0, 60)
    .replaceAll(/^\.|\.$/g, '');
  return `${kind}-${key}-${safe === '' ? 'file' : safe}`;
}

/** Whether GitHub keeps a name as it is, and none of ours has the same form. */
function isPlain(name: string): boolean {
  const isKept = name.length <= 100 && /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*$/.test(name);
  const isOurs = name === manifestAsset || name === locationsAsset || /^(?:[fc]-|pack-)|\.part-\d+$/.test(name);
  return isKept && !isOurs;
}
