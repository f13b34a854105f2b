import { describeProblem, UserError } from '@mlops-actions/errors';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { samplePredictions } from '../samples/sample-predictions.ts';
import { hashId } from './hash-id.ts';
import { pairExamples } from './pair-examples.ts';

function side(ids: readonly (string | number | null)[], labels: readonly string[] = ids.map(() => 'ham')) {
  return samplePredictions({ id: ids, label: labels, prediction: labels });
}

function refusal(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('pairExamples', () => {
  it('joins by id, whatever the order, and counts what is on one side only', () => {
    const pairing = pairExamples({ candidate: side(['a', 'b', 'new', 'c']), baseline: side(['c', 'gone', 'a', 'b']) });
    expect(pairing).toEqual({
      count: 3,
      candidate: { rows: Uint32Array.of(3, 0, 1), start: null },
      baseline: { rows: Uint32Array.of(0, 2, 3), start: null },
      onlyCandidate: 1,
      onlyBaseline: 1,
      relabelled: 0,
      relabelledIds: [],
      vanishedIds: ['gone'],
    });
  });

  it('takes a number and its text for the same id', () => {
    expect(pairExamples({ candidate: side([1, 2]), baseline: side(['2', '1']) }).candidate.rows).toEqual(
      Uint32Array.of(1, 0),
    );
  });

  it('hashes the ids of the candidate where the baseline keeps hashed ones, and names none it cannot know', () => {
    const hash = (id: string) => hashId('spam', id);
    const pairing = pairExamples({ candidate: side(['a', 'b']), baseline: side([hash('b'), hash('x')]), hash });
    expect(pairing).toMatchObject({
      count: 1,
      candidate: { rows: Uint32Array.of(1) },
      onlyBaseline: 1,
      vanishedIds: [],
    });
  });

  it('finds examples whose label changed', () => {
    const ids = Array.from({ length: 12 }, (_, index) => `m${index}`);
    const pairing = pairExamples({
      candidate: side(ids),
      baseline: side(
        ids,
        ids.map(() => 'spam'),
      ),
    });
    expect(pairing.relabelled).toBe(12);
    expect(pairing.relabelledIds).toEqual(ids.slice(0, 10));
  });

  it('refuses predictions without ids', () => {
    const { code, message } = refusal(() =>
      pairExamples({ candidate: samplePredictions({ label: ['a'], prediction: ['a'] }), baseline: side(['a']) }),
    );
    expect(code).toBe('E_PREDICTIONS_ID');
    expect(message).toContain('"predictions.csv" has no column id (it has "label", "prediction")');
  });

  test.each([
    ['the candidate', 'candidate'],
    ['the baseline', 'baseline'],
  ])('refuses duplicate ids of %s, with their lines', (_, which) => {
    const twice = side(['a', 'b', 'a', 'a']);
    const sides = { candidate: side(['a', 'b']), baseline: side(['a', 'b']), [which]: twice };
    const { code, message, problems } = refusal(() => pairExamples(sides));
    expect(code).toBe('E_PREDICTIONS_ID');
    expect(message).toContain('2 of 4 rows');
    expect(problems.map(describeProblem)).toEqual([
      'predictions.csv:4: an id that occurred before: "a", in line 2',
      'predictions.csv:5: an id that occurred before: "a", in line 2',
    ]);
  });

  it('refuses empty ids', () => {
    expect(refusal(() => pairExamples({ candidate: side(['a', null, '']), baseline: side(['a']) })).message).toContain(
      '2 of 3 rows with no id, first in line 3',
    );
  });

  it('pairs every common id exactly once', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 30 });
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        const { candidate, baseline, onlyCandidate, onlyBaseline } = pairExamples({
          candidate: side(a),
          baseline: side(b),
        });
        expect(Array.from(candidate.rows, (row) => a[row])).toEqual(Array.from(baseline.rows, (row) => b[row]));
        expect(candidate.rows.length + onlyCandidate).toBe(a.length);
        expect(new Set(baseline.rows).size + onlyBaseline).toBe(b.length);
      }),
      { seed: 1 },
    );
  });
});

describe('examples with several rows', () => {
  const repeated = (columns: Record<string, readonly (string | number)[]>) => samplePredictions({ ...columns });
  const answers = { id: ['a', 'b', 'a', 'b'], label: ['x', 'y', 'x', 'y'], prediction: ['x', 'y', 'y', 'y'] };

  it('are gathered where repeat tells them apart', () => {
    const candidate = repeated({ ...answers, repeat: [1, 1, 2, 2] });
    expect(pairExamples({ candidate, baseline: side(['b', 'a'], ['y', 'x']) })).toMatchObject({
      count: 2,
      candidate: { rows: Uint32Array.of(1, 3, 0, 2), start: Uint32Array.of(0, 2, 4) },
      baseline: { rows: Uint32Array.of(0, 1), start: null },
    });
  });

  it.each([
    ['the same repeat twice', { ...answers, repeat: [1, 1, 1, 2] }, 'an id that occurred before: "a", in line 2'],
    ['labels that disagree', { ...answers, label: ['x', 'y', 'z', 'y'], repeat: [1, 1, 2, 2] }, 'another label'],
  ])('are refused with %s', (_, columns, message) => {
    expect(refusal(() => pairExamples({ candidate: repeated(columns), baseline: side(['a']) })).message).toContain(
      message,
    );
  });
});

describe('hashId', () => {
  it('is the first half of a sha256 that differs by model', () => {
    expect(hashId('spam', 'm1')).toBe('019b5e6142ac1d54eef9f9576d08e533');
    expect(hashId('ham', 'm1')).not.toBe(hashId('spam', 'm1'));
  });
});
