// Usage: engines.ts <arrays.json>. Runs single engines on arrays that the peer reads as well; prints seconds as JSON.
import { readFileSync } from 'node:fs';
import { statistics } from '@mlops-actions/metrics';
import { contrastAuc, contrastSums } from '@mlops-actions/stats';

interface Arrays {
  readonly label: number[];
  readonly baseline: number[];
  readonly candidate: number[];
}

const { f1, auc } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { f1: Arrays; auc: Arrays };
const rounds = 5;

/** Median seconds of a few rounds, and the last result. */
function time<T>(run: () => T): { seconds: number; result: T } {
  const laps: number[] = [];
  let result = run();
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    result = run();
    laps.push(performance.now() - begin);
  }
  return { seconds: (laps.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0) / 1000, result };
}

function sumsOf(label: readonly number[], prediction: readonly number[]) {
  const columns = new Map([
    ['label', label],
    ['prediction', prediction],
  ]);
  const { value, ...sums } = statistics('f1', { length: label.length, columns }, { task: 'binary', positive: '1' });
  return { value, sums };
}

const bca = time(() => {
  const [before, now] = [sumsOf(f1.label, f1.baseline), sumsOf(f1.label, f1.candidate)];
  const contrast = contrastSums({
    baseline: before.sums,
    candidate: now.sums,
    value: now.value,
    direction: 'higher',
    resampling: { replicates: 10_000, seed: [1, 2, 3, 4] },
  });
  return contrast.interval(0.9);
});

const positive = Uint8Array.from(auc.label);
const scores = { baseline: Float64Array.from(auc.baseline), candidate: Float64Array.from(auc.candidate) };
const delong = time(() => {
  const contrast = contrastAuc({ positive, ...scores });
  return [contrast.baseline, contrast.candidate, contrast.regression()];
});

console.log(JSON.stringify({ bca, delong }));
