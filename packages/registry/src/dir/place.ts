import { randomUUID } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import { describeError, UserError } from '@mlops-actions/errors';
import type { z } from 'zod';
import { broken, maxManifestBytes } from '../manifest.ts';
import type { FileOperations } from './file-operations.ts';
import type { Layout } from './layout.ts';

/** What every part of the driver needs. */
export interface Place {
  readonly files: FileOperations;
  readonly layout: Layout;
}

/** Names in a folder; none when it is not there. */
export async function list(place: Place, folder: string): Promise<string[]> {
  const found = await orAbsent(async () => ((await isThere(place, folder)) ? place.files.readdir(folder) : undefined));
  return found ?? [];
}

/** The text of a file; undefined when it is not there. @throws UserError E_VERSION_BROKEN when it is no such file. */
export function readText(place: Place, path: string): Promise<string | undefined> {
  const { files } = place;
  return orAbsent(async () => {
    if (!(await isThere(place, path))) return undefined;
    const found = await files.lstat(path);
    if (!found.isFile()) throw broken(path, 'it is no regular file');
    if (found.size > maxManifestBytes) throw broken(path, `it is larger than ${maxManifestBytes} bytes`);
    return files.readFile(path, 'utf8');
  });
}

/** What is moved away between two calls is not there. */
async function orAbsent<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The value in a file; undefined when it is not there. @throws UserError E_VERSION_BROKEN when it is not of its form. */
export async function readJson<T>(place: Place, path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readText(place, path);
  if (text === undefined) return undefined;
  const { data, success } = schema.safeParse(parse(text));
  if (!success) throw broken(path, 'it is not of its form');
  return data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether something is there, reached by no symbolic link. @throws UserError E_VERSION_BROKEN when it is by one. */
export async function isThere({ files, layout: { root } }: Place, path: string): Promise<boolean> {
  // The registry itself may be linked to.
  const [above, real] = [await orAbsent(() => files.realpath(root)), await orAbsent(() => files.realpath(path))];
  if (above === undefined || real === undefined) return false;
  if (real === join(above, relative(root, path))) return true;
  throw broken(path, 'there is a symbolic link in its path');
}

/** A path for something that is being made; its folder is there. */
export async function newScratch({ files, layout }: Place, model: string): Promise<string> {
  const folder = layout.scratch(model);
  await files.mkdir(folder, { recursive: true });
  return join(folder, randomUUID());
}

/** A file to be written. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes a file whole or not at all, and never over another.
 *
 * @returns false when there is one of that name.
 */
export async function writeNew(place: Place, model: string, { path, text }: NewFile): Promise<boolean> {
  const { files } = place;
  const scratch = await newScratch(place, model);
  await files.mkdir(dirname(path), { recursive: true });
  await files.writeFile(scratch, text, { flag: 'wx', flush: true });
  try {
    await files.link(scratch, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await files.rm(scratch, { force: true });
  }
}

/** Writes a file whole, over what is there. */
export async function replace(place: Place, model: string, { path, text }: NewFile): Promise<void> {
  const { files } = place;
  const scratch = await newScratch(place, model);
  await files.mkdir(dirname(path), { recursive: true });
  await files.writeFile(scratch, text, { flag: 'wx', flush: true });
  await files.rename(scratch, path);
}

/** Removes a folder in one step, if it is there; what it held goes after. */
export async function remove(place: Place, model: string, folder: string): Promise<void> {
  const { files } = place;
  const scratch = await newScratch(place, model);
  try {
    await files.rename(folder, scratch);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  await files.rm(scratch, { recursive: true, force: true });
}

/** Moves a folder to where none is. @returns false when there is one. */
export async function claim({ files }: Place, folder: string, to: string): Promise<boolean> {
  await files.mkdir(dirname(to), { recursive: true });
  try {
    await files.rename(folder, to);
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOTEMPTY'].includes(codeOf(error))) return false;
    throw error;
  }
}

/** What the file system calls a fault, such as ENOENT; empty for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Puts what the file system says into words. */
export async function attempt<T>({ layout }: Place, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) === '' || error instanceof UserError) throw error;
    throw unusable(layout, `could not ${what}: ${describeError(error)}`, error);
  }
}

/** The fault of a folder that cannot be used. */
export function unusable({ root }: Layout, why: string, cause?: unknown): UserError {
  return new UserError(
    'E_REGISTRY',
    `The registry dir:${root} ${why}. Check that the folder is there, writable, and has room; a re-run goes on where this one stopped.`,
    { cause },
  );
}
