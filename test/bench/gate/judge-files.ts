// Usage: judge-files.ts <baseline> <candidate> [--empty]. Judges two files of predictions from disk to verdict and
// prints seconds, peak memory and verdict as JSON; with --empty loads the code alone, the base memory is measured from.
import { loadPredictions } from '@mlops-actions/dataset';
import { checkPredictions, judge, pairExamples, parsePolicy, resolveTask } from '@mlops-actions/gate';
import { millionPolicy } from './make-million.ts';

const [before = '', now = '', mode] = process.argv.slice(2);
const begin = performance.now();
const laps: Record<string, number> = {};
const lap = (name: string): void => void (laps[name] = Math.round(performance.now() - begin));
let verdict = 'none';
if (mode !== '--empty') {
  const policy = parsePolicy(millionPolicy, 'gate.yml');
  const candidate = await loadPredictions(now);
  const baseline = await loadPredictions(before);
  lap('loaded');
  const task = resolveTask(policy, [candidate, baseline]);
  for (const side of [candidate, baseline]) checkPredictions(side, task);
  lap('checked');
  const pairing = pairExamples({ candidate, baseline });
  lap('paired');
  verdict = judge({ policy, task, candidate, baseline: { predictions: baseline, pairing }, seed: 'bench' }).verdict;
  lap('judged');
}
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ seconds: (performance.now() - begin) / 1000, bytes: maxRSS * 1024, verdict, laps }));
