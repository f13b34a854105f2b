import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';
import { parsePolicyLines } from './parse-policy-lines.ts';
import { policyDifferences, policyDigest } from './policy-digest.ts';

const applied = parsePolicy('metrics: { recall: { margin: 0.02 }, accuracy: { margin: 0.01 } }', 'gate.yml');

describe('policyDigest', () => {
  it('is the same for the same rules in another form and order', () => {
    expect(policyDigest(applied)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(policyDigest(parsePolicyLines(['accuracy', 'recall margin 0.02']))).toBe(policyDigest(applied));
  });

  it('changes with every rule', () => {
    const others = [
      'metrics: { recall: { margin: 0.03 }, accuracy: }',
      'metrics: { recall: { margin: 0.02, min: 0.9 }, accuracy: }',
      'metrics: { recall: { margin: 0.02 }, accuracy: }\nalpha: 0.1',
      'metrics: { recall: { margin: 0.02 }, accuracy: }\nblock-on: beyond-margin',
      'metrics: { recall: { margin: 0.02 }, accuracy: }\nslices: { guard: [{ where: { a: b }, metric: recall }] }',
      'metrics: { recall: { margin: 0.02 }, accuracy: , f1: }',
    ].map((text) => policyDigest(parsePolicy(text, 'gate.yml')));
    expect(new Set([policyDigest(applied), ...others]).size).toBe(others.length + 1);
  });
});

describe('policyDifferences', () => {
  it('is empty for the same rules', () => {
    expect(policyDifferences(applied, parsePolicyLines(['accuracy', 'recall margin 0.02']))).toEqual([]);
  });

  it('says what is here and what is there', () => {
    const other = parsePolicy(
      'alpha: 0.2\nmetrics: { accuracy: { margin: 0.05 } }\nslices: { guard: [{ where: { b: 1, a: 2 }, metric: recall }] }',
      'gate.yml',
    );
    expect(policyDifferences(applied, other)).toEqual([
      'alpha: 0.05, there 0.2',
      'metrics.accuracy.margin: 0.01, there 0.05',
      'metrics.recall.better: higher, there none',
      'metrics.recall.margin: 0.02, there none',
      'slices.guard.recall where {"a":"2","b":"1"}: none, there guarded',
    ]);
  });
});
