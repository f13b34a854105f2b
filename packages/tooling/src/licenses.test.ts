import { expect, it } from 'vitest';
import { shareLicenses } from './licenses.ts';

const known = ['a', '@x/b', 'c'];
const text = [
  'a',
  'MIT',
  'Permission is',
  '',
  'granted.',
  '',
  '@x/b',
  'MIT',
  'Permission is',
  '',
  'granted.',
  '',
  'c',
  'ISC',
  'Another.',
  '',
];

it('says a license once, over all packages that have it, and loses none', () => {
  const shared = shareLicenses(text.join('\n'), (name) => known.includes(name));
  expect(shared).toBe('a\n@x/b\nMIT\nPermission is\n\ngranted.\n\nc\nISC\nAnother.\n');
});

it('takes no line of a license for a package', () => {
  const shared = shareLicenses('a\nMIT\nfirst\n\nMIT\n\nlast', (name) => known.includes(name));
  expect(shared).toBe('a\nMIT\nfirst\n\nMIT\n\nlast\n');
});
