import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadParameters } from './parameters.ts';

let workspace: string;
let folder: string;
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'train-'));
  folder = join(workspace, 'ml');
  await mkdir(folder);
});
afterEach(() => rm(workspace, { recursive: true }));

const load = (input: string) => loadParameters(input, { folder, workspace });

describe('parameters', () => {
  it('are none when none are given', async () => {
    expect(await load('')).toEqual({});
  });

  it.each([
    ['a.json', '{"lr": 0.1, "layers": [1, 2]}', { lr: 0.1, layers: [1, 2] }],
    ['a.yaml', 'lr: 0.1\nmodel:\n  depth: 3\n', { lr: 0.1, model: { depth: 3 } }],
    ['a.YML', 'on: no\n', { on: 'no' }],
  ])('come from %s', async (name, text, value) => {
    await writeFile(join(folder, name), text);
    expect(await load(name)).toEqual(value);
  });

  it('come inline, or from a file elsewhere in the workspace', async () => {
    expect(await load('{"seed": 3}')).toEqual({ seed: 3 });
    await writeFile(join(workspace, 'p.yml'), 'a: 1');
    expect(await load('../p.yml')).toEqual({ a: 1 });
  });

  it('keep names that JavaScript would act on as data', async () => {
    const value = await load('{"__proto__": {"polluted": true}, "constructor": 1}');
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each([
    ['{"lr": }', /input params.*Unexpected token/],
    ['{lr: 0.1}', /input params.*JSON/],
    ['{"lr": [1}', /input params:1:10 cannot be read/],
    ['{"lr": 1, "lr": 2}', /unique/i],
    ['missing.json', /missing\.json/],
    ['params.toml', /ending in \.json/],
    ['list.yaml', /mapping/],
    ['broken.yaml', /broken\.yaml:3:1 cannot be read: Missing closing/],
    ['nan.yaml', /lr is NaN/],
    ['laughs.yaml', /alias/i],
    ['folder.json', /at most/],
    ['large.json', /at most/],
  ])('%s is refused', async (input, message) => {
    await writeFile(join(folder, 'params.toml'), 'a = 1');
    await writeFile(join(folder, 'list.yaml'), '- 1\n');
    await writeFile(join(folder, 'broken.yaml'), 'a: "1\nb: 2\n');
    await writeFile(join(folder, 'nan.yaml'), 'lr: .nan\n');
    const laughs = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
    await writeFile(join(folder, 'laughs.yaml'), ['a0: &a0 [lol]', ...laughs].join('\n'));
    await mkdir(join(folder, 'folder.json'));
    await writeFile(join(folder, 'large.json'), '');
    await truncate(join(folder, 'large.json'), 2 ** 21);
    await expect(load(input)).rejects.toMatchObject({
      code: 'E_PARAMS',
      message: expect.stringMatching(message) as string,
    });
  });

  it.each(['../../etc/x.json', '/etc/x.json', 'link.json'])('%s leads out of the workspace', async (input) => {
    await symlink('/etc/hostname', join(folder, 'link.json'));
    await expect(load(input)).rejects.toMatchObject({ code: 'E_PATH_OUTSIDE' });
  });
});
