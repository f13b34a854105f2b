import { expect, test } from 'vitest';
import { describeFault } from './network-fault.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['a closed port', coded('ECONNREFUSED'), /nothing listens there/],
  ['a certificate of its own', coded('DEPTH_ZERO_SELF_SIGNED_CERT'), /no authority this runner knows/],
  ['an old certificate', coded('CERT_HAS_EXPIRED'), /has expired/],
  ['a connection that died', coded('UND_ERR_SOCKET'), /closed before/],
  ['a host of two addresses', new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]), /nothing listens/],
  ['something new', coded('E_NEW'), /the request failed \(E_NEW\)/],
])('%s is told in words, and with what to do', (_, cause, words) => {
  const { what, remedy } = describeFault(new TypeError('fetch failed', { cause }));
  expect(what).toMatch(words);
  expect(remedy).toMatch(/^\p{Lu}.*\.$/u);
});

test('a chain without end is followed a little way', () => {
  const loop: Error = new Error('loop');
  loop.cause = loop;
  expect(describeFault(loop).what).toBe('the request failed (no code)');
});

test('anything thrown is a fault', () => {
  expect(describeFault('text').what).toBe('the request failed (no code)');
});
