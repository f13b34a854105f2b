import { expect, test } from 'vitest';
import { count, details, fence, join, link, table } from './blocks.ts';

test('a table keeps its shape whatever its cells hold', () => {
  expect(table(['a', 'b'], [['1|2', 'x\ny']], ['left', 'right'])).toBe('| a | b |\n| --- | --: |\n| 1\\|2 | x y |');
});

test('a folded part shows its summary as text', () => {
  expect(details('a <b> & c', 'body')).toBe('<details><summary>a &#60;b&#62; &#38; c</summary>\n\nbody\n\n</details>');
});

test('a summary mentions nobody and stays one line', () => {
  expect(details('@octo\n\n#1', 'body')).toContain('<summary>@\u2060octo &#35;\u20601</summary>'.replace('&#35;', '#'));
});

test('no line ends a fence', () => {
  expect(fence(['a', '````', 'b'], 'text')).toBe('`````text\na\n````\nb\n`````');
});

test('only an address is linked', () => {
  expect(link('report', 'https://github.com/a/b')).toBe('[report](https://github.com/a/b)');
  for (const odd of [undefined, 'javascript:alert(1)', 'https://a b', 'https://a)b', `https://${'a'.repeat(600)}`])
    expect(link('report', odd)).toBe('report');
});

test('blocks are joined by one empty line, empty ones left out', () => {
  expect(join('a', '', undefined, 'b')).toBe('a\n\nb');
});

test('counts agree with their noun', () => {
  expect([count(1, 'example'), count(2048, 'example'), count(2, 'class', 'classes')]).toEqual([
    '1 example',
    '2,048 examples',
    '2 classes',
  ]);
});
