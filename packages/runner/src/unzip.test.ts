import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Limits, unzip } from './unzip.ts';
import { deflatedZeros, type TestEntry, zip } from './zip.test-support.ts';

const generous: Limits = { maxBytes: 64 * 1024 * 1024 };

/** Unpacks bytes to a folder of the test. */
async function unpack(bytes: Buffer, limits = generous) {
  const root = await mkdtemp(join(tmpdir(), 'unzip-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const folder = join(root, 'out');
  await mkdir(folder);
  await writeFile(join(root, 'a.zip'), bytes);
  const error: unknown = await unzip('model', join(root, 'a.zip'), folder, limits).catch((thrown: unknown) => thrown);
  const message = error instanceof UserError && error.code === 'E_ARTIFACT' ? error.message : error;
  const files = (await readdir(folder, { recursive: true })).toSorted();
  return { root, folder, message, files };
}

/** Bytes that were written, whatever came of it. */
async function written(folder: string): Promise<number> {
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('a zip is unpacked', () => {
  it('with what is deflated, stored, empty, nested, and a folder of its own', async () => {
    const noise = randomBytes(300_000);
    const { folder, message, files } = await unpack(
      zip([
        { name: 'a.json', content: '{}' },
        { name: 'deep/er/noise.bin', content: noise, method: 0 },
        { name: 'deep/noise.bin', content: noise },
        { name: 'empty', content: '' },
        { name: 'folder/', method: 0, mode: 0o040755 },
        { name: 'ünï.txt', content: 'x', mode: 0o100755 },
      ]),
    );
    expect(message).toBeUndefined();
    expect(files).toEqual([
      'a.json',
      'deep',
      'deep/er',
      'deep/er/noise.bin',
      'deep/noise.bin',
      'empty',
      'folder',
      'ünï.txt',
    ]);
    expect(noise.equals(await readFile(join(folder, 'deep/er/noise.bin')))).toBe(true);
    expect(noise.equals(await readFile(join(folder, 'deep/noise.bin')))).toBe(true);
    expect((await stat(join(folder, 'ünï.txt'))).mode & 0o111).toBe(0);
  });

  it('in the format for large files', async () => {
    const { folder, message } = await unpack(
      zip([
        { name: 'first', content: 'x', zip64: true },
        { name: 'wide', content: 'wide', zip64: true },
      ]),
    );
    expect(message).toBeUndefined();
    expect(await readFile(join(folder, 'wide'), 'utf8')).toBe('wide');
  });

  it('up to the last byte and the last entry', async () => {
    const entries: TestEntry[] = [
      { name: 'a', content: 'x'.repeat(600) },
      { name: 'b', content: 'x'.repeat(400), method: 0 },
    ];
    expect((await unpack(zip(entries), { maxBytes: 1000, maxEntries: 2 })).message).toBeUndefined();
    expect((await unpack(zip(entries), { maxBytes: 999 })).message).toMatch(
      /at most 999 bytes unpacked, found more, in "b"/,
    );
    expect((await unpack(zip(entries), { maxBytes: 1000, maxEntries: 1 })).message).toMatch(
      /at most 1 entries, found 2/,
    );
  });
});

const link = 0o120777;

describe('a zip is refused', () => {
  it.each<[string, readonly TestEntry[], RegExp]>([
    ['that leads out of its folder', [{ name: '../evil', content: 'x' }], /leads out of its folder: "\.\.\/evil"/],
    ['with an absolute path', [{ name: '/tmp/evil', content: 'x' }], /an absolute path: "\/tmp\/evil"/],
    ['with a drive letter', [{ name: 'C:/evil', content: 'x' }], /a drive letter/],
    ['with a backslash', [{ name: '..\\evil', content: 'x' }], /a backslash/],
    ['with a NUL', [{ name: 'a\0.json', content: 'x' }], /a NUL character/],
    ['with an old code page that leads out', [{ name: Buffer.from('../evil'), content: 'x' }], /leads out/],
    ['with a link', [{ name: 'l', content: '/etc/passwd', mode: link }], /a link or special file: "l"/],
    ['with a link in the guise of a folder', [{ name: 'l/', content: '/etc', mode: link }], /a link or special file/],
    ['with a pipe', [{ name: 'p', mode: 0o010644 }], /a link or special file/],
    ['with a device', [{ name: 'p', mode: 0o060644 }], /a link or special file/],
    ['with one path twice', [{ name: 'a' }, { name: 'a' }], /every path once, in any case, found "a" beside "a"/],
    ['with paths that differ in case', [{ name: 'A' }, { name: 'a' }], /found "a" beside "A"/],
    ['with a file where a folder is', [{ name: 'a/b' }, { name: 'a' }], /"a" beside "a"/],
    ['that is encrypted', [{ name: 'a', content: 'x', flags: 1 }], /an encrypted file: "a"/],
    ['that is strongly encrypted', [{ name: 'a', content: 'x', flags: 0x41 }], /encryption is not supported/],
    ['that is compressed otherwise', [{ name: 'a', content: 'x', method: 14 }], /compression method 14: "a"/],
    [
      'that announces less than it holds',
      [{ name: 'a', content: 'xyz', size: 2 }],
      /2 bytes in "a", as the zip says, found more/,
    ],
    [
      'that announces more than it holds',
      [{ name: 'a', content: 'xyz', size: 4 }],
      /4 bytes in "a", as the zip says, found 3/,
    ],
    ['that announces more than it stores', [{ name: 'a', content: 'xyz', method: 0, size: 4 }], /found 3/],
    [
      'of which a file reaches beyond the end',
      [{ name: 'a', content: 'x', packedSize: 99_999 }],
      /overflows file bounds/,
    ],
    ['whose content is not what was summed', [{ name: 'a', content: 'x', sum: 1 }], /CRC-32 the zip gives for "a"/],
    [
      'whose content is broken',
      [{ name: 'a', content: 'x', packed: Buffer.from('no deflate') }],
      /a zip that can be read/,
    ],
    [
      'with something behind its content',
      [{ name: 'a', content: 'x', packed: Buffer.concat([deflatedZeros(0), Buffer.from('more')]), size: 0, sum: 0 }],
      /6 compressed bytes of "a", found 2/,
    ],
    [
      'with a name that would show otherwise',
      [{ name: 'a\u202Egpj.exe\n::error::x' }],
      /forbidden character in a path: "a⟨U\+202E⟩gpj\.exe⏎::error::x"/,
    ],
  ])('%s', async (_, entries, found) => {
    const { root, message } = await unpack(zip(entries));
    expect(message).toMatch(found);
    expect(message).toMatch(
      /^The artifact "model" is refused: expected .* Re-run the job that makes it; .*who made it\.$/,
    );
    expect((await readdir(root)).toSorted()).toEqual(['a.zip', 'out']);
  });

  it('with a second name that leads out', async () => {
    const name = Buffer.from('../evil');
    const field = Buffer.alloc(9);
    field.writeUInt16LE(0x7075, 0);
    field.writeUInt16LE(5 + name.length, 2);
    field.writeUInt8(1, 4);
    // The sum of the name it stands for.
    field.writeUInt32LE(0xe8b7be43, 5);
    const { message } = await unpack(zip([{ name: 'a', content: 'x', extra: Buffer.concat([field, name]) }]));
    expect(message).toMatch(/leads out of its folder/);
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['noise', randomBytes(5000)],
    ['half a zip', zip([{ name: 'a', content: randomBytes(5000) }]).subarray(0, 2500)],
    ['a zip that tells of more entries', zip([{ name: 'a', content: 'x' }], { count: 2 })],
    ['a zip with something behind it', Buffer.concat([zip([{ name: 'a' }]), Buffer.from('tail')])],
  ])('when it is %s', async (_, bytes) => {
    expect((await unpack(bytes)).message).toMatch(/expected a zip that can be read, found "/);
  });

  it('with more entries than there may be, before any is written', async () => {
    const entries = Array.from({ length: 10_001 }, (_, index) => ({ name: `f${index}`, method: 0 }));
    const { message, files } = await unpack(zip(entries));
    expect(message).toMatch(/at most 10000 entries, found 10001/);
    expect(files).toEqual([]);
  });
});

describe('ten gibibytes of zeros', () => {
  const packed = deflatedZeros(10 * 1024);
  const size = 10 * 1024 ** 3;

  it('are refused by what is announced, before a byte is written', async () => {
    const start = performance.now();
    const { folder, message } = await unpack(zip([{ name: 'zeros', packed, size }]));
    expect(message).toMatch(/at most 67108864 bytes unpacked, found more, in "zeros"/);
    expect(await written(folder)).toBe(0);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('are stopped at the size they lie about', async () => {
    const start = performance.now();
    const { folder, message } = await unpack(zip([{ name: 'zeros', packed, size: 1_000_000 }]));
    expect(message).toMatch(/1000000 bytes in "zeros", as the zip says, found more/);
    expect(await written(folder)).toBeLessThanOrEqual(1_000_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('are stopped when they come in small files', async () => {
    const part = deflatedZeros(1);
    const entry = (index: number) => ({ name: `z${index}`, packed: part, size: 1024 ** 2, sum: 0xa738ea1c });
    const { folder, message } = await unpack(zip(Array.from({ length: 100 }, (_, index) => entry(index))), {
      maxBytes: 10_000_000,
    });
    expect(message).toMatch(/at most 10000000 bytes unpacked/);
    expect(await written(folder)).toBe(9 * 1024 ** 2);
  });
});

it('leaves a disk that fails to its own error', async () => {
  const root = await mkdtemp(join(tmpdir(), 'unzip-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await writeFile(join(root, 'a.zip'), zip([{ name: 'a', content: 'x' }]));
  await expect(unzip('model', join(root, 'a.zip'), join(root, 'none'), generous)).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
