import { describe, expect, it, test } from 'vitest';
import { typeColumns } from './columns.ts';
import type { Cell } from './predictions.ts';

function typed(name: string, cell: Cell): Cell | undefined {
  const columns = new Map([[name, [cell]]]);
  typeColumns(columns, 'p.jsonl', (row) => row + 1);
  return columns.get(name)?.[0];
}

describe('reserved columns', () => {
  test.each<[string, Cell, Cell]>([
    ['id', 'a', 'a'],
    ['id', 7, '7'],
    ['id', -0, '0'],
    ['id', '007', '007'],
    ['label', 0, 0],
    ['label', false, false],
    ['label', 'inf', 'inf'],
    ['prediction', 1.5, 1.5],
    ['correct', '1', true],
    ['correct', 'TRUE', true],
    ['correct', 0, false],
    ['correct', false, false],
    ['score', '0.5', 0.5],
    ['score', '.5', 0.5],
    ['score', '5.', 5],
    ['score', '-1e-3', -0.001],
    ['score', 'nan', Number.NaN],
    ['score', 'NaN', Number.NaN],
    ['score', '-Infinity', Number.NEGATIVE_INFINITY],
    ['score', '+inf', Number.POSITIVE_INFINITY],
    ['score', Number.NaN, Number.NaN],
    ['score:spam', '1', 1],
    ['weight', '2', 2],
    ['metric:cost', '3', 3],
    ['scores', '3', '3'],
    ['mail_type', '', ''],
    ['group', 1.5, 1.5],
  ])('%s %j becomes %j', (name, cell, expected) => {
    expect(typed(name, cell)).toBe(expected);
  });

  test.each<[string, Cell]>([
    ['id', 1.5],
    ['id', Number.NaN],
    ['id', 2 ** 53],
    ['id', true],
    ['id', null],
    ['id', ''],
    ['label', null],
    ['label', ''],
    ['label', 'NaN'],
    ['label', Number.POSITIVE_INFINITY],
    ['prediction', Number.NaN],
    ['prediction', 'nan'],
    ['correct', 2],
    ['correct', 'yes'],
    ['correct', null],
    ['score', null],
    ['score', ''],
    ['score', ' 1'],
    ['score', '0x10'],
    ['score', '1,5'],
    ['score', true],
    ['score', 'constructor'],
    ['score', '__proto__'],
    ['score:spam', 'high'],
    ['weight', '-'],
    ['metric:cost', '1e'],
  ])('%s %j is refused', (name, cell) => {
    expect(() => typed(name, cell)).toThrow('not as expected, 1 in all');
  });

  it('takes no time over digits without end', { timeout: 5000 }, () => {
    expect(() => typed('score', `${'1'.repeat(150_000)}x`)).toThrow('not as expected');
  });

  it('names every place up to twenty, and counts all', () => {
    const cells = Array.from({ length: 30 }, () => 'x');
    const columns = new Map<string, Cell[]>([
      ['score', cells],
      ['id', ['', ...cells.slice(1)]],
    ]);
    const message = 'column "score": expected a number, found "x"';
    const problems = cells.slice(0, 20).map((_, row) => ({ file: 'p.csv', line: row + 2, message }));
    try {
      typeColumns(columns, 'p.csv', (row) => row + 2);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'E_PREDICTIONS', problems });
      expect(String(error)).toContain('p.csv has values that are not as expected, 31 in all');
    }
  });
});
