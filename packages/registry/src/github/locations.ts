import { z } from 'zod';
import type { Manifest } from '../manifest.ts';
import { type Location, locate, planAssets } from './layout.ts';

const location = z.object({ asset: z.string(), offset: z.int().nonnegative(), size: z.int().positive() });
const places = z.array(z.object({ path: z.string(), at: z.array(location) }));
const schema = z.object({ schemaVersion: z.literal(1), files: places, companions: places });

/** Where the bytes of a version are. Not to be trusted: what it leads to is held to the manifest's digests. */
export interface Locations {
  readonly files: ReadonlyMap<string, readonly Location[]>;
  readonly companions: ReadonlyMap<string, readonly Location[]>;
}

/** The text of `assets.json`. */
export function serializeLocations({ files, companions }: Manifest, shardBytes: number): string {
  const list = (kind: 'f' | 'c', of: Manifest['files']) =>
    [...locate(planAssets(of, { kind, shardBytes }))].map(([path, at]) => ({ path, at }));
  return JSON.stringify({ schemaVersion: 1, files: list('f', files), companions: list('c', companions) });
}

/** @throws Error when the text is not of its form. */
export function parseLocations(text: string): Locations {
  const { files, companions } = schema.parse(JSON.parse(text));
  const toMap = (of: typeof files) => new Map(of.map(({ path, at }) => [path, at]));
  return { files: toMap(files), companions: toMap(companions) };
}
