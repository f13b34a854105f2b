import { expect, test } from 'vitest';
import { defuse } from './defuse.ts';

test.each([
  ['::error::x', ': :error::x'],
  ['  ::set-output name=a::b', '  : :set-output name=a::b'],
  ['a\n::warning::x', 'a\n: :warning::x'],
  ['a\r::warning::x', 'a\r: :warning::x'],
  ['text ##[error]x', 'text # #[error]x'],
  ['std::vector', 'std::vector'],
])('%j is no workflow command any more', (text, defused) => {
  expect(defuse(text)).toBe(defused);
});
