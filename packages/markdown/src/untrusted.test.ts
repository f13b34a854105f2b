import fc from 'fast-check';
import rehypeRaw from 'rehype-raw';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { table } from './blocks.ts';
import { code, escape, shorten, visible } from './untrusted.ts';

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
        expect(cells).toMatch(/<td>(\u200e?)<code>[^<]*<\/code>\1<\/td>\s*<td>end<\/td>/);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test.each(['דיוק', 'دقة', 'a דיוק 5'])('keeps %j from reordering its neighbours', (text) => {
    expect(code(text)).toBe(`\u200e\`${text}\`\u200e`);
  });

  test('cuts long text and says so', () => {
    expect(code('x'.repeat(1000), 10)).toBe(`\`${'x'.repeat(9)}…\``);
  });
});

describe('visible', () => {
  test('shows what hides or reorders text', () => {
    expect(visible('a\u202eb\u200bc\u0000d\ne')).toBe('a⟨U+202E⟩b⟨U+200B⟩c⟨U+0000⟩d⏎e');
    expect(visible('a\u00adb\u061cc\u3164d\u{e0041}')).toBe('a⟨U+00AD⟩b⟨U+061C⟩c⟨U+3164⟩d⟨U+E0041⟩');
  });

  test('is never longer than asked for, whatever it has to spell out', () => {
    expect(visible('\u200b'.repeat(1000), 20)).toBe('⟨U+200B⟩⟨U+200B⟩…');
    expect(visible('x'.repeat(20), 20)).toBe('x'.repeat(20));
    expect(visible('`'.repeat(1e6), 5)).toBe('````…');
  });

  test('leaves accents and emoji, and spells out marks stacked too high', () => {
    expect(visible('e\u0301 ✔️')).toBe('e\u0301 ✔️');
    expect(visible(`e${'\u0301'.repeat(4)}`)).toBe(`e${'\u0301'.repeat(3)}⟨U+0301⟩`);
  });
});

describe('shorten', () => {
  test('keeps both ends of a long name', () => {
    expect(shorten('metric:very.long.path.to.recall', 15)).toBe('metric:….recall');
    expect(shorten('short', 15)).toBe('short');
    expect([...shorten('😀'.repeat(1e6), 9)]).toHaveLength(9);
  });
});

describe('escape', () => {
  test.each(hostile)('makes prose of %j without links, elements or mentions', (text) => {
    const html = render(`before ${escape(text)} after`);
    expect(html).toMatch(/^<p>before [^<]*<\/p>$/);
    expect(html).not.toMatch(/@octocat/);
  });

  test.each(['#12', 'GH-12', 'octo/mail#12', ':tada:', 'deadbeef12', 'https://example.org', 'www.example.org'])(
    'leaves no %j for GitHub to act on',
    (text) => {
      expect(render(escape(text))).not.toContain(text);
      expect(render(escape(text)).replaceAll('\u2060', '')).toContain(text);
    },
  );

  test.each(['1. a', '    a', '- a', '> a'])('begins no block with %j', (text) => {
    expect(render(escape(text))).toMatch(/^<p>[^<]*<\/p>$/);
  });
});
