import { expect, it } from 'vitest';
import { OutputTail } from './output-tail.ts';

function tailOf(...chunks: string[]): string[] {
  const tail = new OutputTail();
  for (const chunk of chunks) tail.add(Buffer.from(chunk));
  return tail.lines();
}

it.each<[string, string[], string[]]>([
  ['nothing of nothing', [], []],
  ['lines that came in pieces', ['on', 'e\ntw', 'o'], ['one', 'two']],
  ['no blank lines', ['a\n\n  \r\n\tb\n'], ['a', '\tb']],
  ['each state of a progress bar as a line', ['1%\r2%\r3%\n'], ['1%', '2%', '3%']],
  ['text without colours', ['\u001b[31mred\u001b[0m\n'], ['red']],
])('keeps %s', (_, chunks, lines) => {
  expect(tailOf(...chunks)).toEqual(lines);
});

it('keeps a character whose bytes came in two chunks', () => {
  const [first, ...rest] = Buffer.from('é');
  const tail = new OutputTail();
  tail.add(Uint8Array.of(first ?? 0));
  tail.add(Uint8Array.from(rest));
  expect(tail.lines()).toEqual(['é']);
});

it('keeps the last twenty lines', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
  expect(tailOf(lines.join('\n'))).toEqual(lines.slice(10));
});

it('cuts long lines', () => {
  expect(tailOf('x'.repeat(10_000)).map((line) => line.length)).toEqual([500]);
});

it('keeps the end of an endless output, in whatever pieces it comes', () => {
  const tail = new OutputTail();
  for (let index = 0; index < 100_000; index++) tail.add(Buffer.from(`${index}\n`));
  tail.add(Buffer.from(`${'y'.repeat(70_000)}\nend`));
  expect(tail.lines()).toEqual(['y'.repeat(500), 'end']);
});
