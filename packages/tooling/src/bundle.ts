// Usage: bundle.ts [--check] [action...]. Builds actions/*/dist from lib/ (run tsc -b first), or compares it with a fresh build.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shareLicenses } from './licenses.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const built = join(root, 'node_modules/.cache/bundles');
const words = process.argv.slice(2);
const check = words.includes('--check');
const named = words.filter((word) => !word.startsWith('--'));
const actions = readdirSync(join(root, 'actions')).filter((name) => named.length === 0 || named.includes(name));

const queue = [...actions];
const stale: string[] = [];
await Promise.all([work(), work()]);
for (const path of stale) console.error(`${path} is not what a fresh build gives: run \`npm run bundle\``);
process.exitCode = stale.length === 0 ? 0 : 1;
console.log(`${actions.length} bundles ${check ? 'compared' : 'built'}, ${stale.length} stale files`);

async function work(): Promise<void> {
  for (let action = queue.shift(); action !== undefined; action = queue.shift()) {
    const fresh = join(built, action);
    const committed = join(root, 'actions', action, 'dist');
    rmSync(fresh, { recursive: true, force: true });
    await bundle(action, fresh);
    shareLicenseTexts(join(fresh, 'licenses.txt'));
    if (check) stale.push(...differences(action, fresh, committed));
    else {
      rmSync(committed, { recursive: true, force: true });
      cpSync(fresh, committed, { recursive: true });
    }
  }
}

/** ncc must be this checkout's own, started in the root: module ids follow from paths. */
function bundle(action: string, out: string): Promise<void> {
  mkdirSync(built, { recursive: true });
  const ncc = join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js');
  const options = ['-o', out, '--license', 'licenses.txt', '--no-cache', '-q'];
  const child = spawn(process.execPath, [ncc, 'build', `actions/${action}/lib/main.js`, ...options], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ncc of ${action} ended with ${code}`))));
  });
}

/** Two hundred copies of one license would be most of what a user's job downloads. */
function shareLicenseTexts(file: string): void {
  const text = read(file);
  if (text === undefined) return;
  writeFileSync(
    file,
    shareLicenses(text, (name) => existsSync(join(root, 'node_modules', name))),
    'latin1',
  );
}

function differences(action: string, fresh: string, committed: string): string[] {
  const names = new Set([...list(fresh), ...list(committed)]);
  return [...names]
    .filter((name) => read(join(fresh, name)) !== read(join(committed, name)))
    .map((name) => `actions/${action}/dist/${name}`);
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}
