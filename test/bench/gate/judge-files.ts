// Usage: judge-files.ts <baseline> <candidate> [--load]. Judges two files of predictions from disk to verdict and prints
// seconds, peak memory, verdict and values as JSON; with --load it ends once both files are read.
import { loadPredictions } from '@mlops-actions/dataset';
import { checkPredictions, judge, pairExamples, parsePolicy, resolveTask } from '@mlops-actions/gate';
import { millionPolicy } from './make-million.ts';

const [before = '', now = '', mode] = process.argv.slice(2);
const begin = performance.now();
const policy = parsePolicy(millionPolicy, 'gate.yml');
const candidate = await loadPredictions(now);
const baseline = await loadPredictions(before);
let verdict = 'none';
let metrics: Record<string, readonly (number | null)[]> = {};
if (mode !== '--load') {
  const task = resolveTask(policy, [candidate, baseline]);
  for (const side of [candidate, baseline]) checkPredictions(side, task);
  const pairing = pairExamples({ candidate, baseline });
  const judged = judge({ policy, task, candidate, baseline: { predictions: baseline, pairing }, seed: 'bench' });
  const gates = judged.comparisons.filter(({ role }) => role === 'gate');
  verdict = judged.verdict;
  metrics = Object.fromEntries(gates.map((one) => [one.metric, [one.baseline, one.candidate]]));
}
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ seconds: (performance.now() - begin) / 1000, bytes: maxRSS * 1024, verdict, metrics }));
