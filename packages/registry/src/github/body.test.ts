import { describe, expect, it } from 'vitest';
import { parseBody, renderBody } from './body.ts';

const marker = {
  filesDigest: `sha256:${'a'.repeat(64)}`,
  commit: 'b'.repeat(40),
  at: 'c'.repeat(40),
  run: 'https://example.com/--><script>',
};
const notes = new Map([
  ['deployed', 'to production\nat noon'],
  ['odd', '``` --> <!-- /mlops-notes --> \u2028'],
]);

describe('the notes of a release', () => {
  it.each([
    { marker, card: '# Card', notes },
    { marker, card: '# Card', notes: new Map<string, string>() },
    { marker: undefined, card: 'by hand', notes },
    { marker: undefined, card: '', notes: new Map<string, string>() },
  ])('are read as they were written (%#)', (body) => {
    expect(parseBody(renderBody(body))).toEqual(body);
  });

  it('are read when somebody edited them on the page', () => {
    const text = renderBody({ marker, card: '# Card', notes }).replaceAll('\n', '\r\n');
    expect(parseBody(`${text}\r\n`)).toEqual({ marker, card: '# Card', notes });
  });

  it('never take what a card pretends for a marker or a note', () => {
    const pretended = renderBody({ marker, card: 'x', notes });
    const { marker: found, notes: none } = parseBody(
      renderBody({ marker: undefined, card: pretended, notes: new Map() }),
    );
    expect([found, none.size]).toEqual([undefined, 0]);
  });

  it('fit into what GitHub takes: the card is cut, the rest stays', () => {
    const text = renderBody({ marker, card: '😀'.repeat(100_000), notes });
    expect(text.length).toBeLessThanOrEqual(125_000);
    expect(text.isWellFormed()).toBe(true);
    expect(parseBody(text)).toMatchObject({ marker, notes });
  });

  it.each(['', 'no marker', '<!-- mlops-reservation {"filesDigest":1} -->', '<!-- mlops-reservation {broken} -->'])(
    'that are not ours say nothing: %s',
    (text) => {
      expect(parseBody(text)).toMatchObject({ marker: undefined, notes: new Map() });
    },
  );
});
