/**
 * Rebuilds github.openapi.json from GitHub's OpenAPI description:
 * `npm run tool -- test/standin/contract/update-contract.ts`.
 *
 * The source package takes 404 MB on disk, so it is fetched into a temporary
 * folder and never becomes a dependency.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extract, type Source, toText } from './extract.ts';
import { operations, webhooks } from './operations.ts';

const name = '@octokit/openapi';
const version = '23.0.2';
const file = 'generated/api.github.com.json';
const folder = await mkdtemp(join(tmpdir(), 'github-openapi-'));

try {
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', ['install', ...options, '--prefix', folder, `${name}@${version}`]);
  const home = join(folder, 'node_modules', name);
  const bytes = await readFile(join(home, file));
  const source = JSON.parse(bytes.toString('utf8')) as Source;
  const header = {
    package: name,
    version,
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    licence: 'MIT',
    notice: await readFile(join(home, 'LICENSE'), 'utf8'),
  };
  const { openapi, info } = source;
  const text = toText({
    'x-extract': header,
    openapi,
    info: { title: info['title'] ?? '', version: info['version'] ?? '' },
    ...extract(source, operations, webhooks),
  });
  await writeFile(new URL('./github.openapi.json', import.meta.url), text);
  console.log(`${operations.length} operations, ${webhooks.length} webhooks, ${Math.ceil(text.length / 1024)} KiB`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
