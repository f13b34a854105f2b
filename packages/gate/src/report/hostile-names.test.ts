import * as fc from 'fast-check';
import type { Nodes, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it, test } from 'vitest';
import { renderOverview } from './overview.ts';
import { renderGate, renderGateComment } from './render-gate.ts';
import { namedSample, sampleSituations, sampleTexts } from './sample-comments.test-support.ts';

const hostile =
  '`<img src=x onerror=alert(1)>` | @octocat **x** [a](https://evil.example) #1\n::error::x\n<!-- mlops -->';

/** Addresses the comment itself links to. */
const own = [
  'https://github.com/mlops-actions/suite/blob/main/docs/error-rates.md',
  'https://github.com/octo/mail/actions/runs/1/artifacts/2',
  'https://github.com/octo/mail/actions/runs/1#summary-3',
];

/** Every node of a Markdown tree. */
function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

function parse(markdown: string): Nodes[] {
  return nodesOf(unified().use(remarkParse).use(remarkGfm).parse(markdown));
}

const acts = /@\w|#\d|\bGH-\d|(?<!\u2060):\/\/|\bwww\.|:[\w+-]+:|\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,40}\b/i;

/** What Markdown or GitHub makes of the text besides our own marks. */
function intrusions(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'link') return own.includes(node.url) ? [] : [`link ${node.url}`];
    if (['image', 'imageReference', 'linkReference', 'footnoteReference', 'definition'].includes(node.type))
      return [node.type];
    if (node.type === 'html')
      return /^<\/?(details|summary)>|^<details><summary>[^<]*<\/summary>$/.test(node.value) ? [] : [node.value];
    if (node.type === 'code' && node.lang !== 'mermaid' && node.lang !== null) return [`code ${node.lang}`];
    return node.type === 'text' && acts.test(node.value) ? [node.value] : [];
  });
}

/** Tables with a row of another width than the header's, as they stand in the source: readers pad what is missing. */
function brokenTables(markdown: string, nodes: readonly Nodes[]): string[] {
  const tables = nodes.filter((node): node is Table => node.type === 'table');
  const uneven = tables.filter(({ children }) => new Set(children.map((row) => row.children.length)).size > 1);
  const rows = markdown.split('\n').filter((line) => line.startsWith('| ')).length;
  const read = tables.reduce((sum, { children }) => sum + children.length + 1, 0);
  return [...uneven.map(() => 'uneven'), ...(rows === read ? [] : [`${rows} rows written, ${read} read`])];
}

/** What was opened and not closed. */
function openParts(markdown: string, nodes: readonly Nodes[]): string[] {
  const fences = markdown.split('\n').filter((line) => /^`{3,}/.test(line)).length;
  const codes = nodes.filter(({ type }) => type === 'code').length;
  const opened = markdown.match(/^<details><summary>/gm)?.length ?? 0;
  const closed = markdown.match(/^<\/details>$/gm)?.length ?? 0;
  return [...(fences === 2 * codes ? [] : ['fence']), ...(opened === closed ? [] : ['details'])];
}

/** Everything wrong with a text. */
function faults(markdown: string): string[] {
  const nodes = parse(markdown);
  const commands = markdown.split('\n').filter((line) => /^\s*(::|##\[|<!--)/.test(line));
  return [...intrusions(nodes), ...brokenTables(markdown, nodes), ...openParts(markdown, nodes), ...commands];
}

/** A comment of a failure and one of an error in which everything is named so. */
function hostileTexts(text: string, limit?: number): string[] {
  const { record, extra } = namedSample(text);
  const error = { ...record, verdict: 'error' as const, comparisons: [] };
  const accepted = { ...record, flags: ['overridden'] };
  return [
    renderGateComment(record, { ...extra, limit }),
    renderGateComment(error, { ...extra, limit }),
    renderGateComment(accepted, { ...extra, limit }),
    renderOverview([
      { model: text, record, reason: undefined },
      { model: text, record: undefined, reason: text },
    ]),
  ];
}

describe('names made to harm', () => {
  it('are shown', () => {
    const [markdown = ''] = hostileTexts(hostile);
    expect(markdown).toContain('img src=x');
    expect(parse(markdown).filter(({ type }) => type === 'table').length).toBeGreaterThan(4);
  });

  test.each([
    ['all at once', hostile],
    ['a million backticks', '`'.repeat(1e6)],
    ['many brackets', '['.repeat(50_000)],
    ['deep quotations', '> '.repeat(50_000)],
    ['many marks', `${'*_~'.repeat(20_000)}x`],
    ['HTML', '</details></summary><details open>'],
    ['a fence', '```\n</details>\n~~~'],
    ['a table', '| --- |\n| a |'],
    [
      'mentions and references',
      '@octocat @octo/team octo/mail#12 GH-12 #12 deadbeef12 0123456789abcdef0123456789abcdef01234567',
    ],
    ['addresses and emoji', 'https://evil.example www.evil.example me@evil.example :tada: :+1:'],
    ['Mermaid', '"]\n%%{init: {"securityLevel": "loose"}}%%\nclick A "javascript:alert(1)"'],
    ['a command', '::set-output name=x::y'],
    ['controls', '\u202e\u2066\u200f\u0000\u001b[31m'],
    ['right to left', 'דיוק دقة 1 | 2'],
    ['stacked accents', `Z${'\u0301'.repeat(500)}algo`],
    ['many emoji', '😀'.repeat(1000)],
    ['a broken surrogate', '\ud800\udc00\ud800'],
    ['escaped pipes', '\\|\\\\|'],
    ['lists', '- a\n1. b'],
    ['a footnote', '[^1]: x'],
    ['a definition', '[a]: https://evil.example'],
    ['formulas', '$$\\unicode{x}$$ $`x`$'],
  ])('stay names: %s', (_, text) => {
    for (const markdown of hostileTexts(text)) expect(faults(markdown)).toEqual([]);
  });

  it('reach Mermaid as letters and digits only', () => {
    const { record, extra } = namedSample('"]\n%%{init}%%\n```\nclick A "javascript:alert(1)" דיוק');
    const blocks = parse(renderGate(record, extra)).flatMap((node) =>
      node.type === 'code' && node.lang === 'mermaid' ? [node.value] : [],
    );
    expect(blocks).toHaveLength(4);
    for (const line of blocks.flatMap((block) => block.split('\n')))
      expect(line).toMatch(
        /^(%%\{init: \{"themeVariables": \{"xyChart": \{"plotColorPalette": "[#0-9a-f, ]+"\}\}\}\}%%|xychart-beta| {2}[xy]-axis "[A-Za-z0-9 _.×^()−-]+" [-\d.]+ --> [-\d.]+| {2}line "[a-z]+" \[[-\d., ]+\])$/,
      );
  });

  it('stay names whatever they are, at any length of the comment', () => {
    const sharp = fc.string({
      unit: fc.constantFrom(
        ...'`|<>@a\\\n[]()!#1&;: "%{}*_~-=\t/.$',
        '://',
        '</details>',
        '```',
        '\u202e',
        'א',
        'ع',
        '😀',
        '\u0301',
      ),
      minLength: 1,
      maxLength: 40,
    });
    const limit = fc.integer({ min: 2000, max: 60_000 });
    fc.assert(
      fc.property(fc.oneof(sharp, fc.string({ unit: 'binary', maxLength: 40 })), limit, (text, most) => {
        for (const markdown of hostileTexts(text, most)) {
          expect(faults(markdown)).toEqual([]);
          expect(markdown.length).toBeLessThanOrEqual(most);
        }
      }),
      { seed: 6, numRuns: 40 },
    );
  });
});

describe('every sample', () => {
  test.each(Object.entries(sampleTexts()))('%s is whole', (_, markdown) => {
    expect(faults(markdown)).toEqual([]);
  });

  it('is whole at any length', () => {
    const situations = Object.values(sampleSituations());
    fc.assert(
      fc.property(
        fc.constantFrom(...situations),
        fc.integer({ min: 2000, max: 60_000 }),
        ({ record, extra }, limit) => {
          const comment = renderGateComment(record, { ...extra, limit });
          expect(comment.length).toBeLessThanOrEqual(limit);
          expect(faults(comment)).toEqual([]);
        },
      ),
      { seed: 7, numRuns: 40 },
    );
  });
});
