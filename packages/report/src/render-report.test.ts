import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { type Element, elementsIn, rawTree, textOf } from './parse.test-support.ts';
import { type ReportInput, renderReport } from './render-report.ts';
import { sampleReports, withSlices } from './samples/sample-reports.ts';

const samples = sampleReports();
/** Every element of a page as a browser would build it. */
const elementsOf = (page: string) => elementsIn(unified().use(rehypeRaw).runSync(rawTree(page)));
const sample = (name: string): ReportInput => samples[name] as ReportInput;

function find(elements: readonly Element[], tag: string): Element[] {
  return elements.filter(({ tagName }) => tagName === tag);
}

function headings(page: string): string[] {
  return find(elementsOf(page), 'h2').map(textOf);
}

describe('the head', () => {
  it.each([
    ['pass', /^✅ Pass: not worse than the baseline$/],
    ['fail', /^❌ Fail: regression in false_positive_rate \(guarded slice mail_type = newsletter\)/],
    ['inconclusive', /^⚪ Inconclusive: /],
    ['error', /^⛔ Error: not judged \(E_EXAMPLES_CHANGED\)$/],
    ['no baseline', /^⚪ Inconclusive: no baseline yet$/],
  ])('says %s first', (name, expected) => {
    const elements = elementsOf(renderReport(sample(name)));
    expect(find(elements, 'h1').map(textOf)).toEqual([expect.stringMatching(expected)]);
  });

  it('is calm about what is open, and says whether the step goes on', () => {
    const input = sample('inconclusive');
    expect(renderReport(input)).toContain('Inconclusive is no verdict against the change');
    expect(renderReport(input)).toContain('and the step goes on');
    expect(renderReport({ ...input, record: { ...input.record, mode: 'promote' } })).toContain(
      'the rules of this step ask for proof',
    );
    expect(renderReport(sample('fail'))).not.toContain('is no verdict against');
  });

  it('tells how to accept a failure where the policy lets somebody, and by whom it was accepted', () => {
    const input = sample('fail');
    expect(renderReport(input)).not.toContain('/mlops accept');
    expect(renderReport({ ...input, overrideLabel: 'accept' })).toContain('then adds the label <bdi>accept</bdi>');
    const override = { by: 'octocat', reason: 'wanted' };
    const accepted = { ...input.record, override, flags: [...input.record.flags, 'overridden'] };
    expect(renderReport({ ...input, record: accepted })).toContain(
      'Accepted by <bdi>octocat</bdi>:</strong> <bdi class="prose">wanted</bdi>',
    );
  });
});

describe('the report', () => {
  it('has every part that has something to show, and no other', () => {
    expect(headings(renderReport(sample('fail')))).toEqual([
      'Metrics',
      'Guarded slices',
      'Floors',
      'Other metrics',
      'Changed examples',
      'Explored slices',
      'Curves',
      'Confusion matrix',
      'Learning curves',
      'History',
      'What these examples can show',
      'Where this comes from',
      'Terms',
    ]);
    expect(headings(renderReport(sample('error')))).toEqual(['Examples', 'Where this comes from', 'Terms']);
  });

  it('loads nothing and runs nothing', () => {
    for (const input of Object.values(samples)) {
      const page = renderReport(input);
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
      expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b|@import|url\(/i);
    }
  });

  it('has one h1, headings that never skip a level, and tables with captions and scopes', () => {
    for (const input of Object.values(samples)) {
      const elements = elementsOf(renderReport(input));
      const levels = elements.flatMap(({ tagName }) => (/^h[1-6]$/.test(tagName) ? [Number(tagName[1])] : []));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
      expect(
        find(elements, 'th').every(({ properties }) => properties['scope'] === 'col' || properties['scope'] === 'row'),
      ).toBe(true);
      expect(find(elements, 'caption')).toHaveLength(find(elements, 'table').length);
    }
  });

  it('says of each picture what it shows, or hides it where the words stand beside', () => {
    for (const input of Object.values(samples)) {
      for (const { properties, children } of find(elementsOf(renderReport(input)), 'svg')) {
        const named = properties['role'] === 'img' && (children[0] as Element | undefined)?.tagName === 'title';
        expect(named || properties['ariaHidden'] === 'true').toBe(true);
      }
    }
  });

  it('names each table and each id once', () => {
    const elements = elementsOf(renderReport(sample('hostile')));
    const labels = elements.flatMap(({ properties }) =>
      properties['role'] === 'region' ? [properties['ariaLabel']] : [],
    );
    const ids = elements.flatMap(({ properties }) => (properties['id'] === undefined ? [] : [properties['id']]));
    expect(new Set(labels).size).toBe(labels.length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('shows each gating metric with its values, interval and picture', () => {
    const rows = find(elementsOf(renderReport(sample('fail'))), 'tr').map(textOf);
    expect(rows.find((row) => row.startsWith('false_positive_rate'))).toMatch(
      /worse,\sp\s<\s0\.001.*%.*pp.*Δ.*rise of .* pp1 pp$/,
    );
  });

  it('links into the repository of the run, and nowhere without a server', () => {
    const hrefs = (input: ReportInput): unknown[] =>
      find(elementsOf(renderReport(input)), 'a')
        .map(({ properties }) => properties['href'])
        .filter((href) => !String(href).startsWith('#'));
    expect(hrefs(sample('pass'))).toContain('https://github.com/octo/mail/actions/runs/7301224155/attempts/1');
    expect(hrefs({ ...sample('pass'), link: { serverUrl: 'https://ghe.example/' } })).toContain(
      'https://ghe.example/octo/mail/pull/128',
    );
    expect(hrefs({ ...sample('pass'), link: undefined })).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'github.com', ''])('refuses %j for a server', (serverUrl) => {
    expect(() => renderReport({ ...sample('pass'), link: { serverUrl } })).toThrow(RangeError);
  });

  it('shows no ids where there are no flips to show', () => {
    expect(renderReport(sample('fail'))).toContain('mail-13');
    expect(renderReport({ ...sample('fail'), flips: undefined })).not.toContain('mail-13');
  });
});

describe('explored slices', () => {
  const { record } = sample('pass');
  const rowsOf = (page: string): string[] =>
    find(elementsOf(page), 'tr')
      .map(textOf)
      .filter((row) => row.includes('where country'));

  it('are all there, those to look at first, then by evidence of a regression', () => {
    const rows = rowsOf(renderReport({ ...sample('pass'), record: withSlices(record, 300) }));
    expect(rows).toHaveLength(300);
    const pointed = rows.map((row) => row.includes('look here'));
    expect(pointed.lastIndexOf(true)).toBe(pointed.filter(Boolean).length - 1);
    expect(rows.at(-1)).toContain('too few to compare');
  });

  it('are cut beyond 5,000 only, and it says so', () => {
    const page = renderReport({ ...sample('pass'), record: withSlices(record, 5100) });
    const explored = 5100 + record.comparisons.filter(({ role }) => role === 'explore').length;
    expect(page).toContain(`${explored - 5000} more are left out`);
    expect(page.match(/where <bdi>/g)?.length).toBeGreaterThan(5000);
  });

  it('take a tenth of a second for 5,000 rows, and three megabytes', () => {
    const input = { ...sample('pass'), record: withSlices(record, 5000 - 36) };
    renderReport(input);
    const times = Array.from({ length: 8 }, () => {
      const begin = process.cpuUsage();
      renderReport(input);
      return process.cpuUsage(begin).user / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(500);
    expect(renderReport(input).length).toBeLessThan(3_500_000);
  });
});

describe('a file too large', () => {
  const wide = withSlices(sample('pass').record, 5000, 'נ'.repeat(160));

  it('gives explored slices up first', () => {
    const page = renderReport({ ...sample('pass'), record: wide, limit: 1_500_000 });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(1_500_000);
    expect(page).toContain('more are left out to keep this file small');
    expect(headings(page)).toEqual(headings(renderReport({ ...sample('pass'), record: wide })));
  });

  it('stays below ten megabytes whatever the names', () => {
    const record = withSlices(sample('pass').record, 5000, '\u202e'.repeat(300));
    const names = record.comparisons.map((one) => ({ ...one, metric: '\u202e'.repeat(300) }));
    const page = renderReport({ ...sample('pass'), record: { ...record, comparisons: names } });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(10 * 1024 ** 2);
  });
});
