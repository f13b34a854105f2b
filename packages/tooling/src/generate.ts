// Usage: generate.ts [--check]. Writes, or compares, everything that follows from the definitions.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedFiles, staleFiles } from './generated-files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const stale = await staleFiles(root);

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} is not what its source says: run \`npm run generate\``);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  const files = await generatedFiles(root);
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files.get(path) ?? '');
    console.log(path);
  }
}
console.log(
  `${stale.length} of the generated files ${process.argv.includes('--check') ? 'are stale' : 'were written'}`,
);
