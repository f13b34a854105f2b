import { describe, expect, it } from 'vitest';
import { parseAcceptances, readAcceptances } from './read-acceptances.ts';

describe('a line that accepts a metric', () => {
  it.each<[string, string, string, string]>([
    [
      'names metric and reason',
      '/mlops accept accuracy: The label guide changed.',
      'accuracy',
      'The label guide changed.',
    ],
    ['may name a class', '/mlops accept recall:spam: fewer newsletters', 'recall:spam', 'fewer newsletters'],
    ['may name a column', '/mlops accept metric:cost: cheaper elsewhere', 'metric:cost', 'cheaper elsewhere'],
    [
      'may accept changed examples',
      '/mlops accept examples: the test set was cleaned',
      'examples',
      'the test set was cleaned',
    ],
    ['may hold a colon in its reason', '/mlops accept accuracy: because: see #12', 'accuracy', 'because: see #12'],
    ['may put the name in backticks', '/mlops accept `metric:a: b`: why not', 'metric:a: b', 'why not'],
    ['may hold spaces in the name', '/mlops accept metric:my cost: why not', 'metric:my cost', 'why not'],
    ['may end as Windows ends lines', '/mlops accept accuracy: why not\r\nBye', 'accuracy', 'why not'],
    ['may be indented a little', '   /mlops  accept  accuracy:   why \t not  ', 'accuracy', 'why not'],
    ['may follow other words', 'We talked about it.\n\n/mlops accept accuracy: why not', 'accuracy', 'why not'],
    ['may follow a quotation', '> is that fine?\n/mlops accept accuracy: why not', 'accuracy', 'why not'],
    ['may follow a block of code', '```sh\nls\n```\n/mlops accept accuracy: why not', 'accuracy', 'why not'],
  ])('%s', (_, body, metric, reason) => {
    expect(readAcceptances(body)).toEqual({ acceptances: [{ metric, reason }], faults: [] });
  });

  it('may be one of several, the last for a metric counting', () => {
    const body = '/mlops accept a: first\n/mlops accept b: second\n/mlops accept a: third';
    expect(parseAcceptances(body)).toEqual([
      { metric: 'a', reason: 'third' },
      { metric: 'b', reason: 'second' },
    ]);
  });

  it.each([
    ['in a fence', '```\n/mlops accept accuracy: why not\n```'],
    ['in a fence of tildes', '~~~ text\n/mlops accept accuracy: why not\n~~~'],
    ['in a fence that is never closed', '```\n/mlops accept accuracy: why not'],
    ['in a fence that a shorter one does not close', '````\n```\n/mlops accept accuracy: why not\n````'],
    ['in a fence within a list', '- ```\n  /mlops accept accuracy: why not\n  ```'],
    ['indented as code', '    /mlops accept accuracy: why not'],
    ['indented by a tab', '\t/mlops accept accuracy: why not'],
    ['quoted', '> /mlops accept accuracy: why not'],
    ['quoted twice', '>> /mlops accept accuracy: why not'],
    ['where GitHub does not show it', '<!-- please ignore\n/mlops accept accuracy: why not\n-->'],
    ['behind an HTML comment that is never closed', '<!--\n\n/mlops accept accuracy: why not'],
    ['behind something hidden', '<!-- x -->/mlops accept accuracy: why not'],
    ['in the middle of a sentence', 'Write /mlops accept accuracy: why not'],
    ['in inline code', '`/mlops accept accuracy: why not`'],
    ['in other letters', '/MLOPS ACCEPT accuracy: why not'],
    ['as another command', '/mlops accepted accuracy: why not'],
  ])('counts for nothing %s', (_, body) => {
    expect(readAcceptances(body)).toEqual({ acceptances: [], faults: [] });
  });

  it.each([
    ['no metric', '/mlops accept'],
    ['no colon', '/mlops accept accuracy why not'],
    ['no space behind the colon', '/mlops accept accuracy:whynot'],
    ['no reason', '/mlops accept recall:spam:'],
    ['a reason of two characters', '/mlops accept accuracy: ok'],
    ['the placeholder for a reason', '/mlops accept accuracy: <why this is acceptable>'],
    ['the placeholder for a metric', '/mlops accept <metric>: why not'],
    ['a reason of more than 1,000 characters', `/mlops accept accuracy: ${'x'.repeat(1001)}`],
    ['a name of more than 100 characters', `/mlops accept ${'x'.repeat(101)}: why not`],
    ['a control character in the name', '/mlops accept a\u0007b: why not'],
  ])('is a fault with %s, and says what to write', (_, body) => {
    const { acceptances, faults } = readAcceptances(`${body}\nBye`);
    expect(acceptances).toEqual([]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/write|say|at most/);
  });

  it('keeps the lines that can be followed beside one that cannot', () => {
    expect(readAcceptances('/mlops accept a: why not\n/mlops accept b')).toMatchObject({
      acceptances: [{ metric: 'a' }],
      faults: [expect.stringContaining('/mlops accept b')],
    });
  });
});
