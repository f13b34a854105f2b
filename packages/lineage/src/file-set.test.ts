import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestFiles } from './file-set.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lineage-'));
});
afterEach(() => rm(root, { recursive: true }));

const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const write = async (files: Record<string, string>) => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
};

describe('a set of files', () => {
  it('has the digest its documentation describes', async () => {
    await write({ 'b/2.csv': 'two', 'a.csv': 'one' });
    const set = await digestFiles(['b/2.csv', 'a.csv'], root);
    expect(set.files).toEqual([
      { path: 'a.csv', sha256: sha256('one'), size: 3 },
      { path: 'b/2.csv', sha256: sha256('two'), size: 3 },
    ]);
    expect(set.digest).toBe(sha256(`["a.csv","${sha256('one')}",3]\n["b/2.csv","${sha256('two')}",3]\n`));
  });

  it('has one digest, whatever the order, form and number of times its files are named', async () => {
    await write({ a: '1', b: '2', c: '3' });
    const { digest } = await digestFiles(['a', 'b', 'c'], root);
    expect((await digestFiles(['c', 'a', 'b', 'a', './b', join(root, 'c'), 'x/../c'], root)).digest).toBe(digest);
  });

  it.each([
    ['a file is renamed', () => rename(join(root, 'a'), join(root, 'z')), ['z', 'b']],
    ['a file changes by one byte', () => write({ a: '2' }), ['a', 'b']],
    ['two files change places', () => write({ a: '2', b: '1' }), ['a', 'b']],
    ['a file is added', () => write({ c: '' }), ['a', 'b', 'c']],
    ['a file is left out', () => Promise.resolve(), ['a']],
  ])('has another digest when %s', async (_, change, paths) => {
    await write({ a: '1', b: '2' });
    const before = await digestFiles(['a', 'b'], root);
    await change();
    expect((await digestFiles(paths, root)).digest).not.toBe(before.digest);
  });

  it('cannot be made to look like another set by a name that holds a line break', async () => {
    await write({ a: '1', b: '2' });
    const forged = `a","${sha256('1')}",1]\n["b`;
    await write({ [forged]: '2' });
    expect((await digestFiles([forged], root)).digest).not.toBe((await digestFiles(['a', 'b'], root)).digest);
  });

  it('keeps names with line breaks, quotes, spaces and any script, sorted by their UTF-8 bytes', async () => {
    const names = ['\n', ' ', '"', 'Z', 'a', 'é', '模', '\u{ff5e}', '\u{1f600}'];
    await write(Object.fromEntries(names.map((name) => [name, name])));
    const { files } = await digestFiles(names.toReversed(), root);
    expect(files.map(({ path }) => path)).toEqual(names);
  });

  it('digests 10,000 small files', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `${index % 100}/${index}`);
    for (let folder = 0; folder < 100; folder++) await mkdir(join(root, String(folder)));
    await Promise.all(names.map((name) => writeFile(join(root, name), name)));
    const { files } = await digestFiles(names, root);
    expect(files).toHaveLength(10_000);
    expect(files.every(({ path, sha256: found }) => found === sha256(path))).toBe(true);
  });

  it('digests a file larger than the read buffer', async () => {
    const text = 'x'.repeat(3 * 1024 * 1024 + 1);
    await write({ large: text });
    expect((await digestFiles(['large'], root)).files).toEqual([
      { path: 'large', sha256: sha256(text), size: text.length },
    ]);
  });

  it('is refused when it is empty', async () => {
    await expect(digestFiles([], root)).rejects.toMatchObject({ code: 'E_NO_FILES' });
  });

  it.each([
    ['is missing', 'none'],
    ['is a folder', '.'],
    ['is a named pipe', 'pipe'],
  ])('is refused when a file %s', async (_, path) => {
    await write({ a: '1' });
    execFileSync('mkfifo', [join(root, 'pipe')]);
    await expect(digestFiles(['a', path], root)).rejects.toMatchObject({ code: 'E_FILE' });
  });
});
