import { UserError } from '@mlops-actions/errors';
import { describe, expect, it, test } from 'vitest';
import { parsePredictions } from './load.ts';

const read = (text: string, name = 'p.csv', maxRows = 1000) =>
  parsePredictions(Buffer.from(text), name, { maxRows, maxBytes: 1e6 });

async function refusal(text: string, maxRows = 1000): Promise<UserError> {
  const error: unknown = await read(text, 'p.csv', maxRows).catch((thrown: unknown) => thrown);
  if (error instanceof UserError) return error;
  throw new Error('nothing was refused', { cause: error });
}

describe('CSV', () => {
  test.each<[string, string, (number | undefined)[], [string, unknown[]][]]>([
    [
      'plain rows',
      'id,x\na,1\nb,2\n',
      [2, 3],
      [
        ['id', ['a', 'b']],
        ['x', ['1', '2']],
      ],
    ],
    [
      'no line end after the last row',
      'id,x\na,1',
      [2],
      [
        ['id', ['a']],
        ['x', ['1']],
      ],
    ],
    [
      'line ends in quotes',
      'id,x\n"a\nb",1\nc,2\n',
      [2, 4],
      [
        ['id', ['a\nb', 'c']],
        ['x', ['1', '2']],
      ],
    ],
    [
      'quotes in quotes',
      'id,x\n"a ""b"", c",1\n',
      [2],
      [
        ['id', ['a "b", c']],
        ['x', ['1']],
      ],
    ],
    [
      'CRLF, in quotes too',
      'id,x\r\n"a\r\nb",1\r\nc,2\r\n',
      [2, 4],
      [
        ['id', ['a\r\nb', 'c']],
        ['x', ['1', '2']],
      ],
    ],
    [
      'CR alone',
      'id,x\ra,1\rb,2\r',
      [2, 3],
      [
        ['id', ['a', 'b']],
        ['x', ['1', '2']],
      ],
    ],
    [
      'LF after a header with CRLF',
      'id,x\r\na,1\n"b","2"\n',
      [2, 3],
      [
        ['id', ['a', 'b']],
        ['x', ['1', '2']],
      ],
    ],
    [
      'CRLF after a header with LF',
      'id,x\na,1\r\nb,2\r\n',
      [2, 3],
      [
        ['id', ['a', 'b']],
        ['x', ['1', '2']],
      ],
    ],
    [
      'CRLF after a quote in a bare cell',
      'id,x\r\na,5"\r\nb,2\r\n',
      [2, 3],
      [
        ['id', ['a', 'b']],
        ['x', ['5"', '2']],
      ],
    ],
    [
      'a byte order mark before a quoted header',
      '\ufeff"id",x\na,1\n',
      [2],
      [
        ['id', ['a']],
        ['x', ['1']],
      ],
    ],
    [
      'empty lines anywhere',
      '\n\nid,x\n\na,1\n\n',
      [5],
      [
        ['id', ['a']],
        ['x', ['1']],
      ],
    ],
    [
      'empty cells as null',
      'id,x,y\na,,""\n',
      [2],
      [
        ['id', ['a']],
        ['x', [null]],
        ['y', [null]],
      ],
    ],
    [
      'columns named after what objects inherit',
      '__proto__,toString\na,b\n',
      [2],
      [
        ['__proto__', ['a']],
        ['toString', ['b']],
      ],
    ],
  ])('reads %s', async (_, text, lines, columns) => {
    const predictions = await read(text);
    expect([...predictions.columns]).toEqual(columns);
    expect(lines.map((__, row) => predictions.lineOf(row))).toEqual(lines);
    expect(predictions.length).toBe(lines.length);
    expect({}).not.toHaveProperty('a');
  });

  it('takes a pair of quotes for an empty cell, and an empty line for nothing', async () => {
    const { columns } = await read('x\na\n\n""\nb\n');
    expect(columns.get('x')).toEqual(['a', null, 'b']);
  });

  it('reads TSV by its tabs alone', async () => {
    const { format, columns } = await read('id\tx\na,b\t"c\td"\n', 'p.TSV');
    expect(format).toBe('csv');
    expect([...columns]).toEqual([
      ['id', ['a,b']],
      ['x', ['c\td']],
    ]);
  });

  test.each<[string, string, [number, string][]]>([
    ['a name twice', 'id,x,id\na,1,2\n', [[1, 'the column "id" is there twice']]],
    ['a blank name', '\nid, \na,1\n', [[2, 'a column has no name']]],
    [
      'ragged rows',
      'id,x\n"a\n",1\nb\nc,1,2\n',
      [
        [4, 'expected 2 cells, as in the header, found 1'],
        [5, 'expected 2 cells, as in the header, found 3'],
      ],
    ],
    [
      'a quote never closed',
      'id,x\na,1\n"b,2\nc,3\n',
      [
        [3, 'Quoted field unterminated'],
        [3, 'expected 2 cells, as in the header, found 1'],
      ],
    ],
  ])('refuses %s, with the lines', async (_, text, faults) => {
    const { code, problems } = await refusal(text);
    expect(code).toBe('E_PREDICTIONS');
    expect(problems).toEqual(faults.map(([line, message]) => ({ file: 'p.csv', line, message })));
  });

  it('refuses text after a closing quote', async () => {
    const { problems } = await refusal('id,x\na,1\n"b"c,2\n');
    expect(problems[0]).toMatchObject({ line: 3, message: 'Trailing quote on quoted field is malformed' });
  });

  it('lists twenty faults and no more', async () => {
    const { problems } = await refusal(`id,x\n${'a\n'.repeat(50)}`);
    expect(problems).toHaveLength(20);
    expect(problems.at(-1)?.line).toBe(21);
  });

  test.each([
    ['nothing', ''],
    ['a byte order mark', '\ufeff'],
    ['line ends', '\n\r\n'],
    ['a header', 'id,x'],
    ['a header and a line end', 'id,x\n'],
  ])('does not pass a file with only %s', async (_, text) => {
    expect((await refusal(text)).code).toBe('E_PREDICTIONS_EMPTY');
  });

  it('reads as many rows as are allowed and not one more', async () => {
    expect((await read('id\na\nb\n', 'p.csv', 2)).length).toBe(2);
    expect((await refusal('id\na\nb\nc\nd\n', 2)).message).toContain('more than 2 rows');
  });
});
