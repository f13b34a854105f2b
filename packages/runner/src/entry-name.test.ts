import { describe, expect, it, test } from 'vitest';
import { EntryNames, nameFault } from './entry-name.ts';

test.each([
  ['', /without a name/],
  ['/etc/passwd', /absolute/],
  ['//server/share', /absolute/],
  ['../x', /leads out/],
  ['a/../../x', /leads out/],
  ['a/..', /leads out/],
  ['a\\b', /backslash/],
  ['..\\x', /backslash/],
  ['C:/x', /drive letter/],
  ['c:x', /drive letter/],
  ['a\0b', /NUL/],
  ['a\nb', /forbidden/],
  ['a\u2028b', /forbidden/],
  ['file.txt:stream', /forbidden/],
  ['a*', /forbidden/],
  ['./a', /empty part/],
  ['a//b', /empty part/],
  ['a/', /empty part/],
  ['x'.repeat(256), /255 bytes/],
  ['ü'.repeat(128), /255 bytes/],
  ['d/'.repeat(32) + 'x', /33 parts/],
  [`${'x'.repeat(200)}/`.repeat(21) + 'x', /4096 bytes/],
])('%j is no path for an entry', (path, fault) => {
  expect(nameFault(path)).toMatch(fault);
});

test.each(['a', 'a/b.json', '.mlops/model/train.json', '..a', 'a..', 'x'.repeat(255), 'd/'.repeat(31) + 'x', 'ü €'])(
  '%j is one',
  (path) => {
    expect(nameFault(path)).toBeUndefined();
  },
);

describe('paths of one artifact collide', () => {
  it.each([
    ['a file with itself', ['a', 'a'], 'a'],
    ['files that differ in case', ['Model.bin', 'model.BIN'], 'Model.bin'],
    ['files that differ in composition', ['caf\u00e9', 'cafe\u0301'], 'caf\u00e9'],
    ['a file with a folder', ['a/b', 'a'], 'a'],
    ['a folder with a file', ['a', 'a/b'], 'a'],
    ['folders that differ in case', ['A/x', 'a/y'], 'A'],
  ])('%s', (_, paths, other) => {
    const names = new EntryNames();
    expect(paths.map((path) => names.add(path, 'file'))).toEqual([undefined, other]);
  });

  it('but files may share folders, named or not', () => {
    const names = new EntryNames();
    expect(names.add('a', 'folder')).toBeUndefined();
    for (const path of ['a/x', 'a/y', 'a/b/x', 'b']) expect(names.add(path, 'file')).toBeUndefined();
    expect(names.add('a/b', 'folder')).toBeUndefined();
  });
});
