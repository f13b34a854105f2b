import { describe, expect, test } from 'vitest';
import { expandMatrix, legSuffix } from './matrix.ts';

describe('a matrix becomes', () => {
  test.each([
    [
      'the product of its vectors',
      { a: [1, 2], b: ['x'] },
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'x' },
      ],
    ],
    ['less what is excluded', { a: [1, 2], exclude: [{ a: 1 }] }, [{ a: 2 }]],
    ['legs extended by include', { a: [1, 2], include: [{ a: 2, c: 3 }] }, [{ a: 1 }, { a: 2, c: 3 }]],
    ['every leg extended by an include of new names', { a: [1], include: [{ c: 3 }] }, [{ a: 1, c: 3 }]],
    ['one leg more for an include that contradicts all', { a: [1], include: [{ a: 9 }] }, [{ a: 1 }, { a: 9 }]],
    ['the includes alone where there is nothing else', { include: [{ a: 1 }, { b: 2 }] }, [{ a: 1 }, { b: 2 }]],
  ])('%s', (_, matrix, legs) => {
    expect(expandMatrix(matrix)).toEqual(legs);
  });

  test.each([
    ['an empty vector', { a: [] }, "'a' does not contain any values"],
    ['a vector that is no list', { a: 'x' }, "'a' is not a list"],
    ['257 legs', { a: Array.from({ length: 257 }, (_, index) => index) }, 'at most 256'],
  ])('an error for %s', (_, matrix, message) => {
    expect(() => expandMatrix(matrix)).toThrow(message);
  });
});

test('the name of a leg ends with its values', () => {
  expect(legSuffix({ model: 'spam', os: { name: 'linux' }, empty: '' })).toBe(' (spam, linux)');
  expect(legSuffix({})).toBe('');
});
