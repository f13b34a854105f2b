// Usage: main.ts [group...]. Proves the suite against tools and servers nobody here wrote; installs them first.
import { chromium } from './browser/group.ts';
import { commentInChromium } from './browser-comment/group.ts';
import type { Group } from './group.ts';
import { gto } from './gto/group.ts';
import { s3 } from './s3/group.ts';
import { scikitLearn } from './scikit-learn/group.ts';
import { zizmor } from './zizmor/group.ts';

const groups: readonly Group[] = [scikitLearn, zizmor, gto, s3, chromium, commentInChromium];
const wanted = process.argv.slice(2);
let passed = 0;
let failed = 0;

function check(sentence: string, ok: boolean, detail = ''): void {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`  ${ok ? 'ok    ' : 'FAILED'} ${sentence}${ok || detail === '' ? '' : `\n         ${detail}`}`);
}

for (const group of groups.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const begin = performance.now();
  const before = passed + failed;
  console.log(group.name);
  try {
    await group.run(check);
    if (passed + failed === before) check('checks something', false);
  } catch (error) {
    check('runs', false, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  console.log(`  ${group.name} took ${((performance.now() - begin) / 1000).toFixed(1)} s`);
}

console.log(`peers: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
