import { createHash, type Hash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import type { Asset } from '@mlops-actions/github';
import { broken, type Manifest, safePath } from '../manifest.ts';
import type { DownloadRequest, ModelVersion } from '../registry.ts';
import type { Location } from './layout.ts';
import { type Locations, parseLocations } from './locations.ts';
import { versionTag } from './names.ts';
import type { Place } from './place.ts';
import { readLocations } from './published.ts';
import { bytesOfAsset } from './reading.ts';
import { Writer } from './writer.ts';

type ListedFile = Manifest['files'][number];

/** A file on its way. */
interface Arrival {
  readonly file: ListedFile;
  readonly at: readonly Location[];
  readonly hash: Hash;
  size: number;
}

/** A stretch of an asset, and the file it belongs to. */
interface Piece extends Location {
  readonly arrival: Arrival;
}

/** Fetches files beside the folder, checks every byte, and moves them into it only then. */
export async function download(place: Place, version: ModelVersion, request: DownloadRequest): Promise<void> {
  const tag = versionTag(version.model, version.version);
  const release = await place.github.releaseOf(tag);
  if (release === undefined) throw broken(tag, 'its release is gone');
  const locations = await loadLocations(tag, readLocations(place, release));
  const arrivals = chooseFiles(version, request, locations);
  const assets = new Map((await place.github.assets(release.id)).map((asset) => [asset.name, asset]));
  const folder = resolve(request.folder);
  await mkdir(dirname(folder), { recursive: true });
  const beside = await mkdtemp(join(dirname(folder), '.mlops-download-'));
  const writer = new Writer(beside);
  try {
    await makeFolders(arrivals, beside);
    for (const { file } of arrivals) if (file.size === 0) await writer.append(file.path, new Uint8Array());
    for (const [name, pieces] of byAsset(arrivals))
      await fetchAsset(place, { tag, asset: assets.get(name), name, pieces, writer });
    await writer.close();
    for (const arrival of arrivals) check(tag, arrival);
    await move(arrivals, { from: beside, to: folder });
  } finally {
    await writer.close();
    await rm(beside, { recursive: true, force: true });
  }
}

async function loadLocations(tag: string, text: Promise<string>): Promise<Locations> {
  const read = await text;
  try {
    return parseLocations(read);
  } catch {
    throw broken(tag, 'its assets.json is not of its form');
  }
}

function chooseFiles(
  { model, version, manifest }: ModelVersion,
  { files = true, companions = [] }: DownloadRequest,
  locations: Locations,
): readonly Arrival[] {
  const toArrival = (file: ListedFile, of: Locations['files']): Arrival => {
    if (!safePath.safeParse(file.path).success) throw broken(`${model} ${version}`, 'a path leaves its folder');
    return { file, at: of.get(file.path) ?? [], hash: createHash('sha256'), size: 0 };
  };
  const chosen = companions.map((name) => {
    const file = manifest.companions.find(({ path }) => path === name);
    if (file === undefined)
      throw new UserError(
        'E_FILE',
        `${model} ${version} was registered without ${name}: register it again with that file, or use another version.`,
      );
    return toArrival(file, locations.companions);
  });
  return [...(files ? manifest.files.map((file) => toArrival(file, locations.files)) : []), ...chosen];
}

/** What is wanted of each asset, by its place in it. */
function byAsset(arrivals: readonly Arrival[]): ReadonlyMap<string, readonly Piece[]> {
  const pieces = new Map<string, Piece[]>();
  for (const arrival of arrivals) {
    for (const location of arrival.at) {
      const beside = pieces.get(location.asset) ?? [];
      beside.push({ ...location, arrival });
      pieces.set(location.asset, beside);
    }
  }
  for (const list of pieces.values()) list.sort((a, b) => a.offset - b.offset);
  return pieces;
}

interface Fetch {
  readonly tag: string;
  readonly name: string;
  readonly asset: Asset | undefined;
  readonly pieces: readonly Piece[];
  readonly writer: Writer;
}

/** Cuts the stream of an asset into its pieces; what lies between them is passed over. */
async function fetchAsset({ github }: Place, { tag, name, asset, pieces, writer }: Fetch): Promise<void> {
  if (asset === undefined || !asset.complete) throw broken(tag, `its asset ${name.slice(0, 100)} is missing`);
  const queue = [...pieces];
  let position = 0;
  for await (const chunk of bytesOfAsset(github, asset)) {
    const end = position + chunk.length;
    for (let [piece] = queue; piece !== undefined && piece.offset < end; [piece] = queue) {
      const from = Math.max(piece.offset, position);
      const to = Math.min(piece.offset + piece.size, end);
      await take(piece.arrival, chunk.subarray(from - position, to - position), writer);
      if (to < piece.offset + piece.size) break;
      queue.shift();
    }
    position = end;
    if (queue.length === 0) return;
  }
}

async function take(arrival: Arrival, bytes: Uint8Array, writer: Writer): Promise<void> {
  const { file, hash } = arrival;
  arrival.size += bytes.length;
  // More than was promised is not kept: the check will say so.
  if (arrival.size > file.size) return;
  hash.update(bytes);
  await writer.append(file.path, bytes);
}

function check(tag: string, { file, hash, size }: Arrival): void {
  const found = `sha256:${hash.digest('hex')}`;
  if (size === file.size && found === file.sha256) return;
  throw new UserError(
    'E_DIGEST',
    `${file.path} of ${tag} has the digest ${found} (${size} bytes), and its manifest says ${file.sha256} (${file.size} bytes): it was changed or damaged; use another version.`,
  );
}

/** Makes the folders of files, each once. */
async function makeFolders(arrivals: readonly Arrival[], folder: string): Promise<void> {
  const folders = new Set(arrivals.map(({ file }) => dirname(join(folder, file.path))));
  for (const path of folders) await mkdir(path, { recursive: true });
}

async function move(arrivals: readonly Arrival[], { from, to }: { readonly from: string; readonly to: string }) {
  await makeFolders(arrivals, to);
  for (const { file } of arrivals) await rename(join(from, file.path), join(to, file.path));
}
