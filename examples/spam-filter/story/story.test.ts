import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';

interface Change {
  readonly branch: string;
  readonly files: readonly string[];
}

interface Story {
  readonly pullRequests: readonly Change[];
  readonly merged: string;
  readonly broken: Change;
}

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
const { pullRequests, merged, broken } = JSON.parse(await read('story.json')) as Story;

for (const { branch, files } of [...pullRequests, broken]) {
  test(`${branch} brings the files it names, and no others`, async () => {
    const entries = await readdir(new URL(`${branch}/`, import.meta.url), { recursive: true, withFileTypes: true });
    assert.equal(entries.filter((entry) => entry.isFile()).length, files.length);
    for (const file of files)
      assert.notEqual(await read(`${branch}/${file}`), await read(`../${file}`).catch(() => undefined));
  });
}

test('strip-html only takes lines away from what is on main', async () => {
  const main = new Set((await read('../src/features.ts')).split('\n'));
  const added = (await read('strip-html/src/features.ts')).split('\n').filter((line) => !main.has(line));
  assert.deepEqual(
    added.filter((line) => !line.startsWith('/**')),
    [],
  );
});

for (const [branch, name] of [
  ['drop-newsletters', 'leaveOut'],
  ['threshold-0.3', 'threshold'],
] as const) {
  test(`${branch} changes ${name}, and nothing else`, async () => {
    const main = JSON.parse(await read('../params.json')) as Record<string, unknown>;
    const changed = JSON.parse(await read(`${branch}/params.json`)) as Record<string, unknown>;
    assert.deepEqual({ ...changed, [name]: main[name] }, main);
  });
}

test('hash-apart says the same as what was merged before it, in two files', async () => {
  const before = await read(`${merged}/src/features.ts`);
  const features = await read('hash-apart/src/features.ts');
  const hash = await read('hash-apart/src/hash.ts');
  const whole = `${features.replace("import { hash } from './hash.ts';\n", '')}\n${hash.replace('export ', '')}`;
  assert.equal(whole, before);
});
