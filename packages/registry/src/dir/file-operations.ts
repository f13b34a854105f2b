import * as files from 'node:fs/promises';

/** What the driver does to a file system; passed in, so that a fault can be put between any two calls. */
export type FileOperations = Pick<
  typeof files,
  'access' | 'link' | 'lstat' | 'mkdir' | 'open' | 'readFile' | 'readdir' | 'realpath' | 'rename' | 'rm' | 'writeFile'
>;

/** The file system of this machine. */
export const fileOperations: FileOperations = files;
