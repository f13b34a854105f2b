import { code, escape } from '@mlops-actions/markdown';
import { describe, expect, it, test } from 'vitest';
import { Secrets } from './secrets.ts';

const secret = 'ghs_A1/b+c?d&"e~Ü-*x_16C7e42F292c6912E7';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');

function redact(text: string, ...secrets: readonly string[]): string {
  const known = new Secrets();
  for (const one of secrets) known.add(one);
  return known.redact(text);
}

describe('a secret is hidden', () => {
  it.each([
    ['as it is', secret],
    ['in JSON', JSON.stringify({ token: secret })],
    ['in an address', encodeURIComponent(secret)],
    ['in an address in lower case', encodeURIComponent(secret).replace(/%../g, (part) => part.toLowerCase())],
    ['in a query', new URLSearchParams({ token: secret }).toString()],
    ['in base64', base64(secret)],
    ['in base64 for addresses', base64url(secret)],
    ['in code of Markdown', code(secret)],
    ['in prose of Markdown', escape(secret)],
  ])('%s', (_, text) => {
    const shown = redact(`a ${text} b ${text}`, secret);
    expect(shown).toContain('***');
    expect(shown).toMatch(/^a .* b /);
    expect(shown).not.toContain('16C7e42F292');
    expect(shown).not.toContain(base64('16C7e42F292'));
    for (const text of [secret, base64(secret), base64url(secret)]) expect(shown).not.toContain(text.slice(4, -4));
  });

  it.each(['', ':', 'ab', 'x-access-token:', 'user:'])('in base64 behind %j and before more', (before) => {
    for (const after of ['', 'x', 'xy', '@host']) {
      const shown = redact(base64(before + secret + after), secret);
      // What is left of a secret at the seams is not enough to tell a single character more.
      expect(Buffer.from(shown.replaceAll('***', ''), 'base64').toString('latin1')).not.toMatch(/A1|16C7|12E7/);
      expect(shown).toContain('***');
    }
  });

  it('when it is a part of another', () => {
    expect(redact('long-secret-value and secret-value', 'secret-value', 'long-secret-value')).toBe('*** and ***');
  });

  it('line by line when it has several, but for lines that say nothing', () => {
    const key = '{\n-----BEGIN KEY-----\nMIIEvQIBADANBg\n}\n';
    expect(redact(`{ ${key.split('\n')[2]} }`, key)).toBe('{ *** }');
    expect(redact(`<${key}>`, key)).toBe('<***>');
  });

  it('when it is short, as it is alone', () => {
    expect(redact('pin 1234, 12345, MTIz', '1234')).toBe('pin ***, ***5, MTIz');
  });
});

test('nothing is hidden when no secret is known, or an empty one', () => {
  expect(redact('text')).toBe('text');
  expect(redact('text', '', ' ', '\n')).toBe('text');
});
