import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCommandOutput } from './command-output.ts';
import { faultOf } from './testing.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'output-'));
  file = join(folder, 'output');
});
afterEach(() => rm(folder, { recursive: true }));

const nothing = { version: undefined, url: undefined, weights: undefined };

it.each([
  ['nothing', '', nothing],
  ['a version', 'version=1.1.0\n', { ...nothing, version: '1.1.0' }],
  ['that nothing serves', 'version=\n', { ...nothing, version: '' }],
  [
    'all there is',
    'version=1\r\n\nurl=https://a.example/v=1\nweights={"1":95,"2":5}',
    {
      version: '1',
      url: 'https://a.example/v=1',
      weights: new Map([
        ['1', 95],
        ['2', 5],
      ]),
    },
  ],
  ['the last of two', 'version=1\nversion=2', { ...nothing, version: '2' }],
  ['names as data', 'weights={"__proto__":5}', { ...nothing, weights: new Map([['__proto__', 5]]) }],
])('reads %s', async (_, text, output) => {
  await writeFile(file, text);
  expect(await readCommandOutput(file)).toEqual(output);
});

it('reads nothing when the script took the file away', async () => {
  expect(await readCommandOutput(file)).toEqual(nothing);
});

describe('refuses', () => {
  it.each([
    ['other keys', 'path=/etc', /line 1 is "path=\/etc"/],
    ['text', 'version 1', /line 1 is "version 1"/],
    ['prototype keys', '__proto__=1', /line 1/],
    ['control characters as text', '\u001b[31mred', /line 1 is " ?\[31mred"/],
    ['other protocols', 'url=file:///etc/passwd', /url= is no/],
    ['passwords in addresses', 'url=https://me:pass@a.example', /url= is no/],
    ['endless addresses', `url=https://a.example/${'x'.repeat(2000)}`, /url= is no/],
    ['endless versions', `version=${'x'.repeat(201)}`, /version= is longer/],
    ['weights that are no JSON', 'weights=5', /weights= is no/],
    ['broken JSON', 'weights={', /weights= is no/],
    ['a list', 'weights=[5]', /weights= is no/],
    ['shares beyond a hundred', 'weights={"1":101}', /weights= is no/],
    ['shares below nothing', 'weights={"1":-1}', /weights= is no/],
    ['shares in words', 'weights={"1":"5"}', /weights= is no/],
    ['more than 64 KiB', 'version=1\n'.repeat(7000), /more than 65536 bytes/],
  ])('%s', async (_, text, message) => {
    await writeFile(file, text);
    const fault = await faultOf(readCommandOutput(file));
    expect(fault.code).toBe('E_TARGET');
    expect(fault.message).toMatch(message);
  });

  it('every line that is wrong, at once', async () => {
    await writeFile(file, 'a=1\nb=2\nurl=x');
    const { error } = await faultOf(readCommandOutput(file));
    expect(error).toMatchObject({ problems: [{ message: 'line 1 is "a=1"' }, { message: 'line 2 is "b=2"' }, {}] });
  });

  it('a file of terabytes without reading it', async () => {
    await writeFile(file, '');
    await truncate(file, 2 ** 40);
    expect((await faultOf(readCommandOutput(file))).message).toMatch(/more than 65536 bytes/);
  });

  it('what the script put in its place: a link, a folder, a pipe', async () => {
    await symlink('/dev/zero', file);
    expect((await faultOf(readCommandOutput(file))).message).toMatch(/ELOOP/);
    await mkdir(join(folder, 'sub'));
    expect((await faultOf(readCommandOutput(join(folder, 'sub')))).message).toMatch(/no plain file/);
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect((await faultOf(readCommandOutput(join(folder, 'pipe')))).message).toMatch(/no plain file/);
  });
});
