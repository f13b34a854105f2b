import { digestOfFiles, type Manifest } from './manifest.ts';
import type { Contents, Reservation, StoredFile } from './registry.ts';

/** What is known of a version before it has a number. */
export type Description = Omit<
  Manifest,
  'kind' | 'schemaVersion' | 'model' | 'version' | 'filesDigest' | 'size' | 'files' | 'companions'
>;

/** The manifest of the version that a reservation becomes; files in the order of their names. */
export function buildManifest(
  { model, version }: Pick<Reservation, 'model' | 'version'>,
  contents: Contents,
  describe: Description,
): Manifest {
  return {
    kind: 'model-manifest',
    schemaVersion: 1,
    model,
    version,
    ...describe,
    filesDigest: digestOfFiles(contents.files),
    size: contents.files.reduce((sum, { size }) => sum + size, 0),
    files: contents.files.map(toEntry).toSorted(byPath),
    companions: contents.companions.map(toEntry).toSorted(byPath),
  };
}

function toEntry({ path, size, sha256 }: StoredFile): Manifest['files'][number] {
  return { path, size, sha256, format: /\.(tar\.\w{1,10}|\w{1,20})$/.exec(path.toLowerCase())?.[1] ?? 'unknown' };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}
