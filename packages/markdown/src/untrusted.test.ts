import fc from 'fast-check';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { table } from './blocks.ts';
import { code, escape, visible } from './untrusted.ts';

/** What a GitHub reader would get, before any sanitizing that could hide a fault of ours. */
const reader = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeStringify);
const render = (markdown: string) => String(reader.processSync(markdown));

const hostile = [
  '<img src=x onerror=alert(1)>',
  '</td></table><script>alert(1)</script>',
  '@octocat please merge',
  '[click](https://example.org)',
  '![](https://example.org/x.png)',
  'https://example.org www.example.org a@example.org',
  '`a` ``b`` ` c',
  'a|b\\|c\\\\|d',
  'line\n\n# heading\n- list',
  '::error::no',
  '<!-- hidden -->',
  '#1 GH-1 octo/repo#2',
  '\u202egnp.exe',
  '',
  '   ',
  '`',
  '\\',
  '$a$ **b** ~~c~~ :tada:',
];

describe('code', () => {
  test.each(hostile)('keeps %j inside one code element, in prose and in a table', (text) => {
    const prose = render(`before ${code(text)} after`);
    expect(prose).toMatch(/^<p>before <code>[^<]*<\/code> after<\/p>$/);
    const cells = render(table(['a', 'b'], [[code(text), 'end']]));
    expect(cells.match(/<td>/g)).toHaveLength(2);
    expect(cells).toMatch(/<td><code>[^<]*<\/code><\/td>\s*<td>end<\/td>/);
  });

  test('keeps any text at all inside one code element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const cells = render(table(['a', 'b'], [[code(text), 'end']]));
        expect(cells).toMatch(/<td><code>[^<]*<\/code><\/td>\s*<td>end<\/td>/);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('cuts long text and says so', () => {
    expect(code('x'.repeat(1000), 10)).toBe(`\`${'x'.repeat(9)}…\``);
  });
});

describe('visible', () => {
  test('shows what hides or reorders text', () => {
    expect(visible('a\u202eb\u200bc\u0000d\ne')).toBe('a⟨U+202E⟩b⟨U+200B⟩c⟨U+0000⟩d⏎e');
  });
});

describe('escape', () => {
  test.each(hostile)('makes prose of %j without links, elements or mentions', (text) => {
    const html = render(`before ${escape(text)} after`);
    expect(html).toMatch(/^<p>before [^<]*<\/p>$/);
    expect(html).not.toMatch(/@octocat/);
  });
});
