import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { group } from '../samples/sample-judgement.ts';
import { judgeSample } from '../samples/sample-record.ts';
import { renderGate } from './render-gate.ts';

const policy = 'positive: spam\nmetrics: { accuracy: , recall: { min: 0.95 } }\nslices: { explore: [mail_type] }';

const hostile =
  '`<img src=x onerror=alert(1)>` | @octocat **x** [a](https://evil.example) #1\n::error::x\n<!-- mlops -->';

/** The one address the comment itself links to. */
const rates = 'https://github.com/mlops-actions/suite/blob/main/docs/error-rates.md';

/** Every node of a Markdown tree. */
function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

function parse(markdown: string): Nodes[] {
  return nodesOf(unified().use(remarkParse).use(remarkGfm).parse(markdown));
}

/** What Markdown makes of the text besides our own marks. */
function intrusions(markdown: string): string[] {
  return parse(markdown).flatMap((node) => {
    if (node.type === 'link' && node.url === rates) return [];
    if (node.type === 'link' || node.type === 'image' || node.type === 'footnoteReference') return [node.type];
    if (node.type === 'html')
      return /^<\/?(details|summary)>|^<details><summary>[^<]*<\/summary>$/.test(node.value) ? [] : [node.value];
    return node.type === 'text' && /@\w|#\d/.test(node.value) ? [node.value] : [];
  });
}

function hostileRecord(text: string): string {
  const { record, flips } = judgeSample(policy, [
    group(400, 'ham', ['ham', 'ham'], { mail_type: text }),
    group(100, 'spam', ['spam', 'ham'], { mail_type: text }),
  ]);
  const dirty = record.comparisons.map((one) => ({
    ...one,
    slice: { [text]: text },
    role: one.role === 'gate' ? ('guard' as const) : one.role,
  }));
  const shown = { ...(dirty[0] ?? (record.comparisons[0] as (typeof dirty)[0])), metric: text, role: 'show' as const };
  return renderGate(
    {
      ...record,
      policy: { source: text, digest: null, differs: [text] },
      candidate: { source: text, commit: null, digest: null },
      comparisons: [...dirty, shown],
      error: { code: text, message: text },
    },
    {
      flips: flips.map((flip) => ({ ...flip, examples: [{ id: text, label: text, baseline: text, candidate: text }] })),
    },
  );
}

describe('names made to harm', () => {
  it('stay names: no HTML, link, mention, reference or command comes of them', () => {
    const markdown = hostileRecord(hostile);
    expect(markdown).toContain('img src=x');
    expect(intrusions(markdown)).toEqual([]);
    expect(markdown.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
  });

  it('leave every table whole', () => {
    const tables = parse(hostileRecord(hostile)).filter((node) => node.type === 'table');
    expect(tables.length).toBeGreaterThan(2);
    for (const table of tables) {
      expect(new Set(table.children.map((row) => row.children.length)).size).toBe(1);
    }
  });

  it('stay names whatever they are', () => {
    const sharp = fc.string({
      unit: fc.constantFrom('`', '|', '<', '>', '@', 'a', '\\', '\n', '[', ']', '(', ')', '!', '#', '1', '&', ';', ' '),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(sharp, (text) => {
        expect(intrusions(hostileRecord(text))).toEqual([]);
      }),
      { seed: 6, numRuns: 60 },
    );
  });
});
