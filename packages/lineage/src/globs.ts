import { glob, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { type Problem, UserError } from '@mlops-actions/errors';
import { sortByBytes } from './order.ts';
import { insideWorkspace, liesIn } from './workspace.ts';

/**
 * The files that any of the patterns matches: relative to `root`, forward slashes, each once, in byte order. Folders
 * are left out. A pattern that is the very name of a file means that file, brackets and stars included.
 *
 * @param globs patterns of Node's `fs.glob`, relative to `root` or absolute below it
 * @throws UserError E_PATH_OUTSIDE when a pattern, or the link behind a match, leads out of `root`; E_NO_FILES naming
 *   every pattern that matches nothing.
 */
export async function expandGlobs(globs: readonly string[], root: string): Promise<string[]> {
  const found = new Set<string>();
  const problems: Problem[] = [];
  for (const pattern of globs) {
    const matches = await expand(withinRoot(pattern, root), root);
    for (const match of matches) found.add(match);
    if (matches.length === 0) problems.push({ message: await describeNothing(pattern, root) });
  }
  if (globs.length === 0) problems.push({ message: 'no pattern was given' });
  if (problems.length > 0) {
    const what = problems.map(({ message }) => message).join('; ');
    throw new UserError(
      'E_NO_FILES',
      `Expected files in ${JSON.stringify(root)}: ${what}. Correct the patterns, or let an earlier step write the files.`,
      { problems },
    );
  }
  return sortByBytes([...found], (path) => path);
}

async function expand(pattern: string, root: string): Promise<string[]> {
  if (await isFile(join(root, pattern))) return [await checked(pattern, root)];
  const matches: string[] = [];
  for await (const match of glob(pattern, { cwd: root })) {
    if (await isFile(join(root, match))) matches.push(await checked(match, root));
  }
  return matches;
}

async function checked(match: string, root: string): Promise<string> {
  const absolute = await insideWorkspace(match, root);
  return relative(root, absolute).split(sep).join('/');
}

function withinRoot(pattern: string, root: string): string {
  const local = isAbsolute(pattern) ? relative(root, pattern) : pattern;
  if (!pattern.includes('\0') && liesIn(join(root, local), root)) return local;
  throw new UserError(
    'E_PATH_OUTSIDE',
    `Expected a pattern inside ${JSON.stringify(root)}, got ${JSON.stringify(pattern)}. Use a pattern relative to the working directory, without "..".`,
  );
}

async function describeNothing(pattern: string, root: string): Promise<string> {
  const found = await stat(join(root, pattern)).catch(() => undefined);
  if (found?.isDirectory())
    return `${JSON.stringify(pattern)} is a folder (write ${JSON.stringify(join(pattern, '**'))} for all files below it)`;
  return `${JSON.stringify(pattern)} matches no file`;
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
