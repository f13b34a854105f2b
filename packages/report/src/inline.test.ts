import { expect, it } from 'vitest';
import { inline } from './inline.ts';

const server = 'https://github.com';

it.each([
  ['bold', '**To proceed:** push', '<strong>To proceed:</strong> push'],
  ['code', 'set `a<b`', 'set <code>a&#60;b</code>'],
  ['a link to the server', '([here](https://github.com/a/b))', '(<a href="https://github.com/a/b">here</a>)'],
  ['the text of any other link', '[here](https://github.com.evil.example/a)', 'here'],
  ['escaped characters', 'a &#60;b&#62;', 'a &#60;b&#62;'],
  ['markup as text', '<b onclick=x>&amp;', '&#60;b onclick=x&#62;&#38;amp;'],
  ['a script behind a link as text', '[x](javascript:alert(1))', '[x](javascript:alert(1))'],
  ['characters there are not as nothing', 'a&#55296;b&#999999;&#0;', 'a\ufffdb\u{f423f}'],
])('shows %s', (_, markdown, expected) => {
  expect(inline(markdown, server)).toBe(expected);
});

it('links nowhere without a server', () => {
  expect(inline('[measured](https://github.com/x/y)', undefined)).toBe('measured');
});
