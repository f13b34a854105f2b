import { expect, test } from 'vitest';
import { canonicalJson, digestOfFiles, maxManifestBytes, parseManifest, serializeManifest } from './manifest.ts';
import { manifestOf, someDigest } from './testing.ts';

const place = 'spam@v1.0.0';
const text = (change: object) => JSON.stringify({ ...manifestOf('a.onnx', 'b'), ...change });
const broken = (message: RegExp | string) =>
  expect.objectContaining({ code: 'E_VERSION_BROKEN', message: expect.stringMatching(message) as string }) as Error;

test('a manifest is read as it was written, numbers that JSON lacks included', () => {
  const metrics = { nan: Number.NaN, most: Number.POSITIVE_INFINITY, least: Number.NEGATIVE_INFINITY, zero: 0 };
  const manifest = { ...manifestOf('z', 'a.tar.gz'), metrics };
  expect(parseManifest(serializeManifest(manifest), place)).toEqual(manifest);
  expect(manifest.files.map(({ path, format }) => [path, format])).toEqual([
    ['a.tar.gz', 'tar.gz'],
    ['z', 'unknown'],
  ]);
});

test('what a manifest does not know is dropped', () => {
  expect(parseManifest(text({ later: 1, __proto__x: 2 }), place)).toEqual(manifestOf('a.onnx', 'b'));
});

test.each<[string, string, RegExp]>([
  ['no JSON', '{', /no JSON/],
  ['another kind', text({ kind: 'register' }), /kind/],
  ['a newer schema', text({ schemaVersion: 2, kind: 'x' }), /schema 2.*update the action/],
  ['an older schema', text({ schemaVersion: 0 }), /schemaVersion/],
  ['no files', text({ files: [] }), /files/],
  ['a digest of other files', text({ filesDigest: someDigest }), /filesDigest/],
  ['another size', text({ size: 7 }), /size/],
  ['a version that is none', text({ version: '1.0' }), /version/],
  ['a model that is a path', text({ model: '../x' }), /model/],
  ['null', 'null', /./],
  ['a list', '[]', /./],
])('a manifest with %s is refused', (_, wrong, message) => {
  expect(() => parseManifest(wrong, place)).toThrow(broken(message));
});

test('a manifest beyond the limit is refused before it is read', () => {
  expect(() => parseManifest(' '.repeat(maxManifestBytes + 1), place)).toThrow(broken(/larger/));
});

test.each([
  '../x',
  '/x',
  'a/../b',
  '..',
  '.',
  'a\\b',
  'C:x',
  '.git/config',
  'A/.GIT/x',
  'a\0',
  'a\nb',
  'a//b',
  'a/',
  '',
])('a manifest that names the file %j is refused', (path) => {
  expect(() => parseManifest(serializeManifest(manifestOf('fine', path)), place)).toThrow(broken(/files/));
});

test.each([
  ['x', 'x'],
  ['x', 'X'],
  ['\u00e9', 'e\u0301'],
])('a manifest that names both %j and %j is refused', (one, other) => {
  expect(() => parseManifest(serializeManifest(manifestOf(one, other)), place)).toThrow(broken(/once/));
});

test.each(['..a', 'a..', '...', 'a b#c%20', '模型.onnx', '.gitignore', 'a/.github/x', '-rf'])(
  'a file may be called %j',
  (path) => {
    expect(parseManifest(serializeManifest(manifestOf(path)), place).files[0]?.path).toBe(path);
  },
);

test('the digest of files is of paths, sizes and digests, in any order', () => {
  const [a, b] = [
    { path: 'a', size: 1, sha256: someDigest },
    { path: 'b', size: 2, sha256: someDigest },
  ];
  const digest = digestOfFiles([a, b]);
  expect(digestOfFiles([b, a])).toBe(digest);
  for (const other of [
    [a],
    [a, { ...b, path: 'c' }],
    [a, { ...b, size: 3 }],
    [a, { ...b, sha256: `sha256:${'b'.repeat(64)}` }],
  ])
    expect(digestOfFiles(other)).not.toBe(digest);
});

test('canonical JSON orders keys by their UTF-16 units and refuses what JSON lacks', () => {
  expect(canonicalJson({ b: [1, null, 'x'], a: { '\u20ac': 1, '\r': 2, é: undefined } })).toBe(
    '{"a":{"\\r":2,"€":1},"b":[1,null,"x"]}',
  );
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
});
