import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** The policy the million examples are judged by: eight metrics, and twenty slices that are explored. */
export const millionPolicy = `
task: binary
positive: '1'
metrics:
  accuracy: { margin: 0.001 }
  recall: { margin: 0.002 }
  false_positive_rate: { margin: 0.002 }
  precision: { margin: 0.002 }
  f1: { margin: 0.002 }
  roc_auc: { margin: 0.001 }
  log_loss: { margin: 1% }
  brier_score: { margin: 0.001 }
slices: { explore: [segment] }
`;

/** Writes both sides of so many examples as JSONL: correlated scores of two classifiers that are equally good. */
export async function writeSides(files: { baseline: string; candidate: string }, count: number): Promise<void> {
  const random = uniform(20260704);
  const [baseline, candidate] = [createWriteStream(files.baseline), createWriteStream(files.candidate)];
  let [before, now] = ['', ''];
  for (let at = 0; at < count; at += 1) {
    const label = random() < 0.3 ? 1 : 0;
    const shared = label + 0.9 * normal(random);
    const line = (noise: number): string => {
      const score = 1 / (1 + Math.exp(-2.2 * (shared + noise - 0.5)));
      return `{"id":"e${at}","label":${label},"prediction":${score >= 0.5 ? 1 : 0},"score":${score.toFixed(6)},"segment":"s${at % 20}"}\n`;
    };
    before += line(0.15 * normal(random));
    now += line(0.15 * normal(random));
    if (at % 20_000 !== 19_999 && at + 1 !== count) continue;
    if (!baseline.write(before)) await once(baseline, 'drain');
    if (!candidate.write(now)) await once(candidate, 'drain');
    [before, now] = ['', ''];
  }
  await Promise.all([baseline, candidate].map((stream) => once(stream.end(), 'finish')));
}

/** A seeded stream of numbers in [0, 1). Source: Marsaglia (2003), xorshift32. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
