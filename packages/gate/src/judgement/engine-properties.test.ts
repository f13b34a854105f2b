import type { Cell, Predictions } from '@mlops-actions/dataset';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../policy/parse-policy.ts';
import { sampleBoth, uniform } from '../samples/sample-evidence.ts';
import { judgeSides } from '../samples/sample-judgement.ts';

/** Metrics of every engine, with margins that some of the drawn sets prove and some do not. */
const policies = {
  'mean-type': (margin: number) => `metrics: { "metric:x": { better: higher, margin: ${margin} } }`,
  sums: (margin: number) => `positive: '1'\nmetrics: { f1: { margin: ${margin} } }`,
  orders: (margin: number) => `positive: '1'\nmetrics: { roc_auc: { margin: ${margin} } }`,
  clusters: (margin: number) => `metrics: { "metric:x": { better: higher, margin: ${margin} } }`,
};

interface Drawn {
  readonly seed: number;
  readonly worse: number;
}

const drawn = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  worse: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
});

function sides({ seed, worse }: Drawn, clusters: boolean): { candidate: Predictions; baseline: Predictions } {
  const random = uniform(seed);
  return sampleBoth(120, (at) => {
    const label = at % 2;
    const shared = random();
    const answer = (shift: number) => {
      const score = Math.min(
        1,
        Math.max(0, 0.5 * label + 0.4 * shared + 0.2 * random() - shift * (2 * label - 1) * random()),
      );
      return { score, prediction: score >= 0.5 ? 1 : 0, 'metric:x': score };
    };
    const common: Record<string, Cell> = { label, ...(clusters ? { cluster: `c${at % 24}` } : {}) };
    return { common, baseline: answer(0), candidate: answer(worse) };
  });
}

function reorder(side: Predictions, seed: number): Predictions {
  const random = uniform(seed);
  const order = Array.from({ length: side.length }, (_, at) => ({ at, key: random() })).toSorted(
    (a, b) => a.key - b.key,
  );
  return {
    ...side,
    columns: new Map([...side.columns].map(([name, cells]) => [name, order.map(({ at }) => cells[at] ?? null)])),
  };
}

function doubled(side: Predictions): Predictions {
  const twice = (cells: readonly Cell[]) => [...cells, ...cells];
  const columns = new Map([...side.columns].map(([name, cells]) => [name, twice(cells)]));
  columns.set(
    'id',
    (columns.get('id') ?? []).map((id, at) => (at < side.length ? id : `${String(id)}-again`)),
  );
  return { ...side, length: 2 * side.length, columns };
}

describe.each(Object.entries(policies))('the rule over %s', (engine, policyOf) => {
  const clusters = engine === 'clusters';
  const narrow = parsePolicy(policyOf(0.02), 'gate.yml');
  const wide = parsePolicy(policyOf(0.1), 'gate.yml');

  it('never speaks for a regression and for its opposite', () => {
    fc.assert(
      fc.property(drawn, (set) => {
        const { candidate, baseline } = sides(set, clusters);
        const one = judgeSides(narrow, { candidate, baseline }, { seed: 's' });
        const other = judgeSides(narrow, { candidate: baseline, baseline: candidate }, { seed: 's' });
        expect([one.verdict, other.verdict]).not.toEqual(['fail', 'fail']);
        const [p, q] = [one.comparisons[0], other.comparisons[0]];
        expect(q?.delta).toBeCloseTo(-(p?.delta ?? Number.NaN), 10);
        expect(p?.verdict === 'fail' && (p.pNoninferiority ?? 0) <= 0.05).toBe(false);
      }),
      { seed: 11, numRuns: 12 },
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(drawn, (set) => {
        const { candidate, baseline } = sides(set, clusters);
        const one = judgeSides(narrow, { candidate, baseline }, { seed: 's' }).comparisons[0];
        const shuffled = { candidate: reorder(candidate, 5), baseline: reorder(baseline, 6) };
        const other = judgeSides(narrow, shuffled, { seed: 's' }).comparisons[0];
        for (const field of ['delta', 'pRegression', 'pNoninferiority', 'worstDrop'] as const)
          expect(other?.[field]).toBeCloseTo(one?.[field] ?? Number.NaN, 9);
        expect(other?.verdict).toBe(one?.verdict);
      }),
      { seed: 12, numRuns: 12 },
    );
  });

  it('passes under a wide margin whatever passes under a narrow one', () => {
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(drawn, (set) => {
        const pair = sides(set, clusters);
        const [tight, loose] = [narrow, wide].map((policy) => judgeSides(policy, pair, { seed: 's' }));
        for (const one of [tight, loose]) verdicts.add(one?.verdict ?? '');
        if (tight?.verdict === 'pass') expect(loose?.verdict).toBe('pass');
        expect(loose?.comparisons[0]?.pNoninferiority).toBeLessThanOrEqual(
          (tight?.comparisons[0]?.pNoninferiority ?? 0) + 1e-12,
        );
      }),
      { seed: 13, numRuns: 16 },
    );
    expect(verdicts.size).toBeGreaterThan(1);
  });
});

it('learns nothing from rows that are doubled within their clusters', () => {
  const policy = parsePolicy(policies.clusters(0.02), 'gate.yml');
  fc.assert(
    fc.property(drawn, (set) => {
      const { candidate, baseline } = sides(set, true);
      const once = judgeSides(policy, { candidate, baseline }).comparisons[0];
      const twice = judgeSides(policy, { candidate: doubled(candidate), baseline: doubled(baseline) }).comparisons[0];
      for (const field of ['delta', 'pRegression', 'pNoninferiority', 'worstDrop'] as const)
        expect(twice?.[field]).toBeCloseTo(once?.[field] ?? Number.NaN, 9);
      expect(twice?.verdict).toBe(once?.verdict);
    }),
    { seed: 14, numRuns: 20 },
  );
});
