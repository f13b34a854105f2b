import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cutMarkdown } from './cut.ts';

const rest = '_cut_';

describe('shortened Markdown', () => {
  it('is the same when it fits', () => {
    expect(cutMarkdown('a\n\nb', 4, rest)).toBe('a\n\nb');
  });

  it('ends at whole blocks and says so', () => {
    const text = ['first', '| a |\n| --- |\n| 1 |', 'x'.repeat(100)].join('\n\n');
    expect(cutMarkdown(text, 60, rest)).toBe('first\n\n| a |\n| --- |\n| 1 |\n\n_cut_');
  });

  it('never ends within a fence, whatever empty lines it holds', () => {
    const text = `a\n\n\`\`\`mermaid\nx\n\n\n${'y\n'.repeat(50)}\`\`\`\n\nend`;
    expect(cutMarkdown(text, 60, rest)).toBe('a\n\n_cut_');
  });

  it('closes folded parts, and drops one of which only the title is left', () => {
    const text = `a\n\n<details><summary>s</summary>\n\none\n\n${'two '.repeat(50)}\n\n</details>`;
    expect(cutMarkdown(text, 80, rest)).toBe('a\n\n<details><summary>s</summary>\n\none\n\n</details>\n\n_cut_');
    expect(cutMarkdown(text, 55, rest)).toBe('a\n\n_cut_');
  });
});

test('the result keeps to its length and leaves nothing open', () => {
  const block = fc.constantFrom(
    'word',
    '| a |\n| --- |\n| 1 |',
    '```\ncode\n\nmore\n```',
    '<details><summary>s</summary>',
    '</details>',
  );
  fc.assert(
    fc.property(fc.array(block, { maxLength: 40 }), fc.integer({ min: 60, max: 400 }), (blocks, length) => {
      const cut = cutMarkdown(blocks.join('\n\n'), length, rest);
      expect(cut.length).toBeLessThanOrEqual(length);
      if (!cut.endsWith(rest)) return;
      expect((cut.match(/```/g) ?? []).length % 2).toBe(0);
      const [opened, closed] = [cut.match(/<details/g), cut.match(/<\/details>/g)].map((found) => found?.length ?? 0);
      expect(closed).toBeGreaterThanOrEqual(opened ?? 0);
    }),
  );
});
