import { describe, expect, it, test } from 'vitest';
import { CsvScanner } from './csv-records.ts';

function scan(text: string, pieces: number): string[] {
  const scanner = new CsvScanner(',');
  const size = Math.max(1, Math.ceil(text.length / pieces));
  const records = [];
  for (let at = 0; at < text.length; at += size) records.push(...scanner.push(text.slice(at, at + size)));
  records.push(...scanner.end());
  return records.map(
    ({ line, fields, fault }) => `${line}:${fields.join('|')}${fault === undefined ? '' : ` (${fault})`}`,
  );
}

const table: [string, string, string[]][] = [
  ['plain records', 'a,b\n1,2\n', ['1:a|b', '2:1|2']],
  ['no break at the end', 'a,b\n1,2', ['1:a|b', '2:1|2']],
  ['empty fields', ',\n,,\n', ['1:|', '2:||']],
  ['all line breaks', 'a\nb\r\nc\rd', ['1:a', '2:b', '3:c', '4:d']],
  ['empty lines', '\n\r\n\ra\n\n', ['4:a']],
  ['quotes', '"a,b","c""d",""\n', ['1:a,b|c"d|']],
  ['an empty quoted record', '""\n', ['1:']],
  ['line breaks in quotes', '"a\nb\r\nc",1\n2', ['1:a\nb\r\nc|1', '4:2']],
  ['a quote inside a plain field', 'a"b,c\n', ['1:a"b|c']],
  ['text after a closing quote', '"a"b,c\nd', ['1:a (quote)', '2:d']],
  ['a quote that stays open', 'a\n"b\nc\n', ['1:a', '2:b\nc\n (open)']],
  ['nothing', '', []],
];

describe('a CSV scanner', () => {
  test.each(table)('reads %s', (_, text, expected) => {
    expect(scan(text, 1)).toEqual(expected);
  });

  test.each(table)('reads %s the same in pieces of any size', (_, text, expected) => {
    for (let pieces = 2; pieces <= Math.max(2, text.length); pieces++) expect(scan(text, pieces)).toEqual(expected);
  });

  it('keeps no field beyond all measure', () => {
    const scanner = new CsvScanner(',');
    const piece = 'x'.repeat(1024 * 1024);
    scanner.push('"');
    for (let count = 0; count < 20; count++) scanner.push(piece);
    expect(scanner.push('"\na\n').map(({ fault }) => fault)).toEqual(['long', undefined]);
  });
});
