import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const sha = /^[0-9a-f]{40}$/;
const symbolic = /^ref: (refs\/[^\0\n]{1,500})$/;

/**
 * The commit that is checked out, read from git's own files: a job without git, or without a checkout, is judged, too.
 *
 * @returns undefined without a checkout.
 */
export async function checkedOutCommit(workspace: string): Promise<string | undefined> {
  const folder = await gitFolder(join(workspace, '.git'));
  const head = folder && (await readLine(join(folder, 'HEAD')));
  if (head === undefined || folder === undefined || sha.test(head)) return head;
  const ref = symbolic.exec(head)?.[1];
  if (ref === undefined || ref.split('/').includes('..')) return undefined;
  const loose = await readLine(join(folder, ref));
  return loose !== undefined && sha.test(loose) ? loose : packed(folder, ref);
}

/** `.git` is a file in worktrees and submodules: it says where the folder is. */
async function gitFolder(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || found.isDirectory()) return found && path;
  const place = /^gitdir: (.+)$/.exec((await readLine(path)) ?? '')?.[1];
  return place === undefined ? undefined : resolve(path, '..', place);
}

async function packed(folder: string, ref: string): Promise<string | undefined> {
  const text = await readFile(join(folder, 'packed-refs'), 'utf8').catch(() => '');
  const line = text.split('\n').find((one) => one.slice(41) === ref);
  return line !== undefined && sha.test(line.slice(0, 40)) ? line.slice(0, 40) : undefined;
}

async function readLine(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text?.split('\n')[0]?.trim();
}
