import { join } from 'node:path';
import { checkAlias, checkModel, checkVersion } from '../names.ts';

/** Names inside the folders of versions, reservations and marks. */
export const names = {
  manifest: 'model.json',
  card: 'card.md',
  files: 'files',
  companions: 'companions',
  notes: 'notes.json',
  retracted: 'retracted.json',
  reservation: 'reservation.json',
  /** In a reservation: what was stored, each named by its digest. */
  stored: 'stored',
} as const;

/** Where things are under the root of the registry. Every name is checked before it becomes part of a path. */
export interface Layout {
  readonly root: string;
  versions(model: string): string;
  version(model: string, version: string): string;
  reserved(model: string): string;
  reservation(model: string, version: string): string;
  /** For what is being written, on the same file system. */
  scratch(model: string): string;
  alias(model: string, alias: string): string;
  /** Beside the versions, so that a version itself never changes. */
  marks(model: string, version: string): string;
}

/** `<root>/<model>/{versions,reserved,scratch,aliases,marks}/…`. */
export function layoutOf(root: string): Layout {
  const of = (model: string, ...parts: string[]) => join(root, checkModel(model), ...parts);
  return {
    root,
    versions: (model) => of(model, 'versions'),
    version: (model, version) => of(model, 'versions', checkVersion(version)),
    reserved: (model) => of(model, 'reserved'),
    reservation: (model, version) => of(model, 'reserved', checkVersion(version)),
    scratch: (model) => of(model, 'scratch'),
    alias: (model, alias) => of(model, 'aliases', checkAlias(alias)),
    marks: (model, version) => of(model, 'marks', checkVersion(version)),
  };
}
