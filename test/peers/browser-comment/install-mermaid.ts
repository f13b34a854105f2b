import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../command.ts';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'mlops-actions', 'peers');
const files = ['package.json', 'package-lock.json'];

/** The script of exactly the locked Mermaid, installed once per lock hash. */
export async function installMermaid(): Promise<string> {
  const lock = await readFile(new URL('package-lock.json', import.meta.url));
  const folder = join(cache, `mermaid-${createHash('sha256').update(lock).digest('hex').slice(0, 16)}`);
  if (!existsSync(join(folder, 'complete'))) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const file of files) await copyFile(new URL(file, import.meta.url), join(folder, file));
    await mustRun('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder });
    await writeFile(join(folder, 'complete.part'), '');
    await rename(join(folder, 'complete.part'), join(folder, 'complete'));
  }
  return join(folder, 'node_modules', 'mermaid', 'dist', 'mermaid.min.js');
}
