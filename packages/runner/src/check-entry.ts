import type { UserError } from '@mlops-actions/errors';
import type { Entry } from 'yauzl';
import { type Finding, quote } from './artifact-refusal.ts';
import { type EntryNames, nameFault } from './entry-name.ts';

export type Refuse = (finding: Finding) => UserError;
export type ReadName = (entry: Entry) => string;

export interface Reading {
  readonly refuse: Refuse;
  /** The name of an entry, by whichever of its fields counts. */
  readonly readName: ReadName;
}

const slash = 0x2f;
const kindMask = 0o170_000;
const regularFile = 0o100_000;
const directory = 0o040_000;

/**
 * Checks an entry of a zip before anything is made of it. Links are refused rather than left out: no well-meant
 * artifact has any, as GitHub's client follows them when it stores files.
 *
 * @returns its path, without a slash at its end.
 * @throws UserError E_ARTIFACT when it must not be unpacked.
 */
export function checkEntry(
  entry: Entry,
  names: EntryNames,
  { refuse, readName }: Reading,
): { readonly path: string; readonly isFolder: boolean } {
  const name = readName(entry);
  const isFolder = entry.fileNameRaw.at(-1) === slash;
  const path = name.endsWith('/') ? name.slice(0, -1) : name;
  const fault = isFolder === name.endsWith('/') ? nameFault(path) : 'two names for one entry';
  if (fault !== undefined) throw refuse({ expected: 'plain relative paths', found: `${fault}: ${quote(name)}` });
  const kind = (entry.externalFileAttributes >>> 16) & kindMask;
  if (kind !== 0 && kind !== (isFolder ? directory : regularFile))
    throw refuse({ expected: 'files and folders only', found: `a link or special file: ${quote(path)}` });
  if (entry.isEncrypted()) throw refuse({ expected: 'no encryption', found: `an encrypted file: ${quote(path)}` });
  if (!entry.canDecodeFileData())
    throw refuse({
      expected: 'files stored or deflated',
      found: `compression method ${entry.compressionMethod}: ${quote(path)}`,
    });
  const other = names.add(path, isFolder ? 'folder' : 'file');
  if (other !== undefined)
    throw refuse({ expected: 'every path once, in any case', found: `${quote(path)} beside ${quote(other)}` });
  return { path, isFolder };
}
