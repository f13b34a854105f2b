import fc from 'fast-check';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { elementsIn, rawTree } from './parse.test-support.ts';
import { type ReportInput, renderReport } from './render-report.ts';
import { longNames, sampleReports } from './samples/sample-reports.ts';

const samples = sampleReports();
/** Every element of a page as a browser would build it. */
const elementsOf = (page: string) => elementsIn(unified().use(rehypeRaw).runSync(rawTree(page)));

/** What a report is made of, and the attributes each element may have. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    'head title style body main footer p h1 h2 h3 ul li dl dt dd strong small code wbr details summary figure figcaption caption thead tbody tr desc text'
      .split(' ')
      .map((tag) => [tag, []]),
  ),
  html: ['lang', 'dir'],
  meta: ['charSet', 'httpEquiv', 'content', 'name'],
  header: ['className'],
  nav: ['ariaLabel'],
  section: ['id', 'ariaLabelledBy'],
  h2: ['id'],
  p: ['className'],
  ul: ['className'],
  dl: ['className'],
  a: ['href'],
  bdi: ['className'],
  span: ['className', 'ariaHidden'],
  div: ['className', 'role', 'tabIndex', 'ariaLabel'],
  table: ['className'],
  th: ['scope', 'className'],
  td: ['className'],
  svg: ['className', 'viewBox', 'role', 'ariaHidden'],
  path: ['className', 'd'],
  circle: ['className', 'cx', 'cy', 'r'],
  rect: ['className', 'x', 'y', 'width', 'height'],
  text: ['x', 'y', 'textAnchor', 'transform'],
};

/** Elements and attributes a report may not have, links that lead elsewhere, and marks of a style sheet broken out of. */
function intrusions(page: string): string[] {
  return elementsOf(page).flatMap(({ tagName, properties }) => {
    const names = Object.keys(properties).filter((name) => !(allowed[tagName] ?? []).includes(name));
    const { href, className = [] } = properties;
    const leads =
      typeof href === 'string' &&
      !/^(#[a-z]+$|https:\/\/github\.com\/octo\/mail\/|https:\/\/github\.com\/mlops-actions\/)/.test(href);
    return [
      ...(tagName in allowed ? [] : [`<${tagName}>`]),
      ...names.map((name) => `<${tagName} ${name}>`),
      ...(leads ? [`<a href=${href}>`] : []),
      ...(className as string[]).filter((one) => !/^[a-z-]+\d?$/.test(one)).map((one) => `class ${one}`),
    ];
  });
}

/** Read as one of a few words, checked when the record is read. */
const words = ['kind', 'verdict', 'mode', 'role', 'against', 'direction', 'side', 'serverUrl'];
/** Keys of these come from outside as well. */
const maps = ['slice', 'metrics', 'fingerprint', 'aggregates'];

/** Every text in a value replaced. */
function poison<Value>(value: Value, text: string, key = ''): Value {
  if (typeof value === 'string') return (words.includes(key) ? value : text) as Value;
  if (Array.isArray(value)) return value.map((one) => poison(one as unknown, text, key)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([name, one]) => [maps.includes(key) ? text : name, poison(one as unknown, text, name)] as const,
  );
  return Object.fromEntries(entries) as Value;
}

const full: ReportInput = { ...(samples['fail'] as ReportInput), overrideLabel: 'accept-regression' };

describe('text made to harm', () => {
  it('is only ever text: the samples hold no element or attribute that is not their own', () => {
    for (const input of Object.values(samples)) expect(intrusions(renderReport(input))).toEqual([]);
  });

  it('is found out by this test', () => {
    const page = renderReport(full).replace('</main>', '<img src=x onerror=alert(1)><p onclick="x">a</p></main>');
    expect(intrusions(page)).toEqual(['<img>', '<img src>', '<img onError>', '<p onClick>']);
  });

  it.each([
    ...longNames,
    '</title></style></svg><script>alert(1)</script>',
    "' onfocus='alert(1)' autofocus='",
    '" style="position:fixed',
    ']]><!--',
    '-->',
    '<!--',
    '&lt;script&gt;&#60;script&#62;',
    '\ue0000\ue001',
    '[x](javascript:alert(1)) **b** `c`',
    '',
  ])('stays text wherever text can stand: %j', (text) => {
    const page = renderReport(poison(full, text));
    expect(intrusions(page)).toEqual([]);
    expect(page).not.toMatch(/<script|\u202e/i);
  });

  it('stays text whatever it is', () => {
    const marks = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      '`',
      '-',
      '!',
      '\u202e',
      '\ue000',
      '\ue001',
      '\0',
      'script',
      'a',
      ' ',
      '1',
      '\ud800',
    );
    const text = fc.oneof(
      fc.array(marks, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        expect(intrusions(renderReport(poison(full, hostile)))).toEqual([]);
      }),
      { numRuns: 40, seed: 12 },
    );
  });

  it('is isolated, so that a name read from right to left turns nothing around', () => {
    const name = 'שיעור הדיוק';
    const page = renderReport(poison(full, name));
    const outside = page
      .replace(/<bdi[^>]*>[^<]*(<wbr>[^<]*)*<\/bdi>/g, '')
      .replace(/\u2068[^\u2069]*\u2069/g, '')
      .replace(/<title>.*<\/title>/, '');
    expect(page).toContain(`<bdi>${name}</bdi>`);
    expect(outside).not.toContain(name);
  });
});
