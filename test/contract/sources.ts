import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the checkout. */
export const root = new URL('../..', import.meta.url).pathname;

/** Files git tracks or would track, relative to the root, that end as given. */
export function trackedFiles(...endings: string[]): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return list.split('\0').filter((path) => endings.some((ending) => path.endsWith(ending)) && !path.includes('/dist/'));
}

/** The text of a file of the checkout. */
export function readSource(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The modules a TypeScript file imports, statically or not. */
export function importsOf(text: string): string[] {
  const forms = /(?:from\s+|import\s*\(\s*|import\s+)(['"])([^'"\n]+)\1/g;
  return [...text.matchAll(forms)].map(([, , specifier]) => specifier ?? '');
}
