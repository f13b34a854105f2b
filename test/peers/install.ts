import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mustRun, run } from './command.ts';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'mlops-actions', 'peers');

/** The folder of programs of a Python environment with exactly these requirements, made once per lock hash. */
export async function pythonEnvironment(requirements: URL): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex')
    .slice(0, 16);
  const folder = join(cache, `python-${hash}`);
  if (!existsSync(join(folder, 'complete'))) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(cache, { recursive: true });
    await mustRun('python3', ['-m', 'venv', folder]);
    await mustRun(join(folder, 'bin', 'pip'), [
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '-r',
      requirements.pathname,
    ]);
    await writeFile(join(folder, 'complete.part'), '');
    await rename(join(folder, 'complete.part'), join(folder, 'complete'));
  }
  return join(folder, 'bin');
}

/** Installs a Debian package unless the program it brings is there. @throws Error when it still is not. */
export async function debianPackage(name: string, program: string): Promise<void> {
  if (existsSync(program)) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo'];
  const apt = (...words: string[]) =>
    run([...sudo, 'env'][0] as string, [
      ...[...sudo, 'env'].slice(1),
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      ...words,
    ]);
  await apt('update', '-qq');
  await apt('install', '-y', '-qq', '--no-install-recommends', name);
  if (!existsSync(program))
    throw new Error(`${program} is missing and could not be installed: install the Debian package ${name}`);
}
