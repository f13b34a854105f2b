import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import type { Manifest } from '../manifest.ts';
import { checkFiles } from '../names.ts';
import type { DownloadRequest, ModelVersion } from '../registry.ts';
import { copy } from './bytes.ts';
import { names } from './layout.ts';
import { claim, isThere, type Place } from './place.ts';

type ListedFile = Manifest['files'][number];

/** A file, and where it lies in the store. */
interface Wanted {
  readonly file: ListedFile;
  readonly from: string;
}

/** Copies a version out beside the folder, checks every byte, and moves it there only then. */
export async function download(place: Place, version: ModelVersion, request: DownloadRequest): Promise<void> {
  const { files } = place;
  checkFiles(version.manifest);
  const wanted = choose(place, version, request);
  const folder = resolve(request.folder);
  const scratch = `${folder}.${randomUUID()}`;
  try {
    await files.mkdir(scratch, { recursive: true });
    for (const one of wanted) await fetch(place, one, scratch);
    if (!(await claim(place, scratch, folder))) await moveEach(place, wanted, { from: scratch, to: folder });
  } finally {
    await files.rm(scratch, { recursive: true, force: true });
  }
}

function choose(
  { layout }: Place,
  { model, version, manifest }: ModelVersion,
  { files = true, companions = [] }: DownloadRequest,
): readonly Wanted[] {
  const folder = layout.version(model, version);
  const beside = companions.map((name) => {
    const file = manifest.companions.find(({ path }) => path === name);
    if (file === undefined) throw withoutCompanion(`${model} ${version}`, name);
    return { file, from: join(folder, names.companions, name) };
  });
  const own = files ? manifest.files.map((file) => ({ file, from: join(folder, names.files, file.path) })) : [];
  return [...own, ...beside];
}

async function fetch(place: Place, { file, from }: Wanted, scratch: string): Promise<void> {
  const { files } = place;
  const to = join(scratch, file.path);
  if (!(await isThere(place, from))) throw changed(file, 'it is gone');
  if (!(await files.lstat(from)).isFile()) throw changed(file, 'it is no regular file');
  await files.mkdir(dirname(to), { recursive: true });
  const { sha256, size } = await copy(files, { from, to, keep: false });
  if (sha256 !== file.sha256 || size !== file.size)
    throw changed(file, `expected ${file.sha256} (${file.size} bytes), found ${sha256} (${size} bytes)`);
}

/** Into a folder that holds other files. */
async function moveEach(
  { files }: Place,
  wanted: readonly Wanted[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const { file } of wanted) {
    await files.mkdir(dirname(join(to, file.path)), { recursive: true });
    await files.rename(join(from, file.path), join(to, file.path));
  }
}

function withoutCompanion(version: string, name: string): UserError {
  return new UserError(
    'E_FILE',
    `${version} was registered without ${JSON.stringify(name.slice(0, 200))}: register it again with that file, or use another version.`,
  );
}

function changed({ path }: ListedFile, why: string): UserError {
  return new UserError(
    'E_DIGEST',
    `${JSON.stringify(path)} is not what was registered: ${why}. Do not use this version; restore it, or take another.`,
  );
}
