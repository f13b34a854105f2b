import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { appendSummary } from './summary.ts';

const limit = 1024 * 1024;
const said = '_The rest of this part is left out: the summary of a step may have 1 MiB._';

async function open(content = '') {
  const folder = await mkdtemp(join(tmpdir(), 'summary-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'summary.md');
  await writeFile(file, content);
  return { file, read: () => readFile(file, 'utf8'), size: async () => (await readFile(file)).length };
}

const rows = (count: number, text: string) =>
  Array.from({ length: count }, (_, index) => `${text} ${index}`).join('\n\n');

describe('a summary', () => {
  it('takes parts as they are while there is room', async () => {
    const { file, read } = await open();
    expect(await appendSummary(file, '# One')).toBe('whole');
    expect(await appendSummary(file, 'two')).toBe('whole');
    expect(await read()).toBe('# One\n\ntwo\n\n');
  });

  it('is made when there is none', async () => {
    const { file, read } = await open();
    await rm(file);
    expect(await appendSummary(file, 'x')).toBe('whole');
    expect(await read()).toBe('x\n\n');
  });

  it.each([
    ['letters', 'block of text'],
    ['characters of several bytes', 'Blöcke — 模型 🙂'],
  ])('cuts a part of %s that is too long between two blocks, and uses what room there is', async (_, text) => {
    const { file, read, size } = await open();
    expect(await appendSummary(file, rows(90_000, text))).toBe('cut');
    const blocks = (await read()).trimEnd().split('\n\n');
    expect(blocks.pop()).toBe(said);
    expect(blocks.every((block, index) => block === `${text} ${index}`)).toBe(true);
    expect(await size()).toBeLessThanOrEqual(limit - 4096);
    expect(await size()).toBeGreaterThan(0.98 * (limit - 4096));
  });

  it('closes what a cut part opened, and never ends within a fence', async () => {
    const { file, read } = await open();
    const fence = `\`\`\`\n${'line\n\n'.repeat(100)}\`\`\``;
    const folded = ['<details><summary>All</summary>', ...Array.from({ length: 3000 }, () => fence), '</details>'];
    expect(await appendSummary(file, folded.join('\n\n'))).toBe('cut');
    const text = await read();
    expect((text.match(/```/g) ?? []).length % 2).toBe(0);
    expect(text.endsWith(`\`\`\`\n\n</details>\n\n${said}\n\n`)).toBe(true);
  });

  it('keeps room for a short part at the end', async () => {
    const { file, read, size } = await open();
    await appendSummary(file, rows(90_000, 'block of text'));
    expect(await appendSummary(file, rows(500, 'another long part'))).toBe('left out');
    const last = `**Left out**\n\n- ${'x'.repeat(4000)}`;
    expect(await appendSummary(file, last)).toBe('whole');
    expect((await read()).endsWith(`${last}\n\n`)).toBe(true);
    expect(await size()).toBeLessThanOrEqual(limit);
    while ((await appendSummary(file, 'more')) === 'whole');
    expect(await size()).toBeLessThanOrEqual(limit);
  });

  it('counts what the command of the step wrote', async () => {
    const { file, size } = await open('y'.repeat(limit - 6000));
    expect(await appendSummary(file, rows(1000, 'row'))).toBe('cut');
    expect(await size()).toBeLessThanOrEqual(limit - 4096);
    const full = await open('y'.repeat(limit));
    expect(await appendSummary(full.file, 'x')).toBe('left out');
    expect(await full.size()).toBe(limit);
  });
});
