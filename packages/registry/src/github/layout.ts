import { UserError } from '@mlops-actions/errors';
import { assetName } from './names.ts';

/** A file as far as its place among the assets goes. */
export interface SizedFile {
  readonly path: string;
  readonly size: number;
}

/** A stretch of a file. */
export interface Stretch {
  readonly path: string;
  /** Of its first byte in the file. */
  readonly offset: number;
  /** Bytes; at least 1. */
  readonly size: number;
}

/** An asset to be: stretches of files, one behind the other. */
export interface PlannedAsset {
  readonly name: string;
  readonly size: number;
  readonly stretches: readonly Stretch[];
}

export interface LayoutOptions {
  /** `f` for files of the model, `c` for companions. */
  readonly kind: 'f' | 'c';
  /** Most bytes of an asset. */
  readonly shardBytes: number;
}

/** More files than this share assets: GitHub allows 1000 assets of a release, each a request. */
const mostOwnAssets = 64;
const mostAssets = 990;

/**
 * Lays files out as assets: one each, large ones in shards; many small ones one behind the other in packs.
 *
 * It depends on nothing but paths, sizes and the limit, so that a later try finds the same assets. Empty files need none.
 *
 * @throws UserError E_MODEL_TOO_LARGE when more assets were needed than a release can hold.
 */
export function planAssets(files: readonly SizedFile[], { kind, shardBytes }: LayoutOptions): readonly PlannedAsset[] {
  const sorted = files.filter(({ size }) => size > 0).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const isPacked = ({ size }: SizedFile) => files.length > mostOwnAssets && size < shardBytes;
  const alone = sorted.filter((file) => !isPacked(file)).flatMap((file) => shard(file, kind, shardBytes));
  const planned = [...alone, ...pack(sorted.filter(isPacked), kind, shardBytes)];
  if (planned.length <= mostAssets) return planned;
  throw new UserError(
    'E_MODEL_TOO_LARGE',
    `${files.length} files need ${planned.length} assets, and a GitHub release holds ${mostAssets}: store the model in another registry, or make it smaller.`,
  );
}

/** Where a file's bytes are. */
export interface Location {
  readonly asset: string;
  readonly offset: number;
  readonly size: number;
}

/** For each path the places of its bytes, in the order of the file; paths without bytes are missing. */
export function locate(planned: readonly PlannedAsset[]): ReadonlyMap<string, readonly Location[]> {
  const found = new Map<string, Location[]>();
  for (const { name, stretches } of planned) {
    let offset = 0;
    for (const { path, size } of stretches) {
      found.set(path, [...(found.get(path) ?? []), { asset: name, offset, size }]);
      offset += size;
    }
  }
  return found;
}

function shard({ path, size }: SizedFile, kind: 'f' | 'c', shardBytes: number): PlannedAsset[] {
  const name = assetName(kind, path);
  if (size <= shardBytes) return [{ name, size, stretches: [{ path, offset: 0, size }] }];
  return Array.from({ length: Math.ceil(size / shardBytes) }, (_, index) => {
    const offset = index * shardBytes;
    const part = Math.min(shardBytes, size - offset);
    return { name: `${name}.part-${number(index)}`, size: part, stretches: [{ path, offset, size: part }] };
  });
}

function pack(files: readonly SizedFile[], kind: 'f' | 'c', shardBytes: number): PlannedAsset[] {
  const packs: { size: number; stretches: Stretch[] }[] = [];
  for (const { path, size } of files) {
    const last = packs.at(-1);
    const open = last !== undefined && last.size + size < shardBytes ? last : { size: 0, stretches: [] };
    if (open !== last) packs.push(open);
    open.stretches.push({ path, offset: 0, size });
    open.size += size;
  }
  const prefix = kind === 'f' ? 'pack' : 'c-pack';
  return packs.map((content, index) => ({ name: `${prefix}-${number(index)}`, ...content }));
}

function number(index: number): string {
  return String(index).padStart(3, '0');
}
