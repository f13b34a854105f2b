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
      candidateRows: [0, 1, 3],
      baselineRows: [2, 3, 0],
      onlyCandidate: 1,
      onlyBaseline: 1,
      relabelled: 0,
      relabelledIds: [],
      vanishedIds: ['gone'],
    });
  });

  it('takes a number and its text for the same id', () => {
    expect(pairExamples({ candidate: side([1, 2]), baseline: side(['2', '1']) }).baselineRows).toEqual([1, 0]);
  });

  it('hashes the ids of the candidate where the baseline keeps hashed ones, and names none it cannot know', () => {
    const hash = (id: string) => hashId('spam', id);
    const pairing = pairExamples({ candidate: side(['a', 'b']), baseline: side([hash('b'), hash('x')]), hash });
    expect(pairing).toMatchObject({ candidateRows: [1], baselineRows: [0], onlyBaseline: 1, vanishedIds: [] });
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
      'predictions.csv:4: the id "a" occurred before in line 2',
      'predictions.csv:5: the id "a" occurred before in line 2',
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
        const { candidateRows, baselineRows, onlyCandidate, onlyBaseline } = pairExamples({
          candidate: side(a),
          baseline: side(b),
        });
        expect(candidateRows.map((row) => a[row])).toEqual(baselineRows.map((row) => b[row]));
        expect(candidateRows.length + onlyCandidate).toBe(a.length);
        expect(new Set(baselineRows).size + onlyBaseline).toBe(b.length);
      }),
      { seed: 1 },
    );
  });
});

describe('hashId', () => {
  it('is the first half of a sha256 that differs by model', () => {
    expect(hashId('spam', 'm1')).toBe('019b5e6142ac1d54eef9f9576d08e533');
    expect(hashId('ham', 'm1')).not.toBe(hashId('spam', 'm1'));
  });
});
