import { expect, test } from 'vitest';
import { defuse } from './defuse.ts';

test.each([
  ['::error::x', ': :error::x'],
  ['  ::set-output name=a::b', '  : :set-output name=a::b'],
  ['\t\u3000::error::x', '\t\u3000: :error::x'],
  ['a\n::warning::x', 'a\n: :warning::x'],
  ['a\r::warning::x', 'a\r: :warning::x'],
  ['a\r\n::warning::x', 'a\r\n: :warning::x'],
  ['a\n\n\n ::warning::x', 'a\n\n\n : :warning::x'],
  ['a\u2028::warning::x', 'a\u2028: :warning::x'],
  ['a\u2029::warning::x', 'a\u2029: :warning::x'],
  ['a\u0085::warning::x', 'a\u0085: :warning::x'],
  ['a\v::warning::x', 'a\v: :warning::x'],
  ['a\f::warning::x', 'a\f: :warning::x'],
  ['\ufeff::error::x', '\ufeff: :error::x'],
  ['\u200b\u00ad::error::x', '\u200b\u00ad: :error::x'],
  ['\0::error::x', '\0: :error::x'],
  ['\u001b::error::x', '\u001b: :error::x'],
  [':\u200b:error::x', ': \u200b:error::x'],
  [':::error::x', ': ::error::x'],
  ['text ##[error]x', 'text # #[error]x'],
  ['text #\u200b#\u200b[error]x', 'text # \u200b#\u200b[error]x'],
  ['###[error]x', '## #[error]x'],
])('%j is no workflow command any more', (text, defused) => {
  expect(defuse(text)).toBe(defused);
});

test.each(['std::vector', 'a ::b', '# Title', '## Part', '#[x]', ': ::', 'a: b', ''])('%j stays as it is', (text) => {
  expect(defuse(text)).toBe(text);
});

test('a megabyte made to be slow takes a moment', () => {
  for (const part of ['\n', ' ', '\u2028', '\r', ' \n', '#', '\u200b', '#\u200b', ':']) {
    const start = performance.now();
    defuse(part.repeat(1_000_000 / part.length));
    expect(performance.now() - start, JSON.stringify(part)).toBeLessThan(2000);
  }
});
