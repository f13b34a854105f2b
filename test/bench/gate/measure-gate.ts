import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonEnvironment } from '../../peers/install.ts';
import { writeSides } from './make-million.ts';

/** What judging costs, beside numpy, scipy and scikit-learn doing the same in the same run. */
export interface GateSpeed {
  readonly million: Race & { readonly bytesPerPair: number };
  readonly bca: Race;
  readonly delong: Race;
}

export interface Race {
  readonly seconds: number;
  readonly peerSeconds: number;
}

interface Timed {
  readonly seconds: number;
  readonly result: readonly number[];
}

/** Measures all engines; throws where the two sides do not agree on a result: a fast wrong answer is none. */
export async function measureGate(root: string, pairs = 1_000_000): Promise<GateSpeed> {
  const python = join(
    await pythonEnvironment(new URL('../../peers/scikit-learn/requirements.txt', import.meta.url)),
    'python',
  );
  const folder = await mkdtemp(join(tmpdir(), 'bench-gate-'));
  const ours = (script: string, ...words: string[]): unknown =>
    run(process.execPath, ['--conditions=@mlops-actions/source', join(root, 'test/bench/gate', script), ...words]);
  const theirs = (...words: string[]): unknown => run(python, [join(root, 'test/bench/gate/peer.py'), ...words]);
  try {
    const arrays = join(folder, 'arrays.json');
    await writeFile(arrays, JSON.stringify({ f1: labels(5000), auc: scores(100_000) }));
    type Engines = Record<'bca' | 'delong', Timed>;
    const own = ours('engines.ts', arrays) as Engines;
    const peer = theirs('engines', arrays) as Engines;
    agree('the BCa interval of F1', own.bca.result, peer.bca.result, 0.002);
    agree('DeLong', own.delong.result, peer.delong.result, 1e-9);
    const files = { baseline: join(folder, 'baseline.jsonl'), candidate: join(folder, 'candidate.jsonl') };
    await writeSides(files, pairs);
    const [before, now] = [files.baseline, files.candidate];
    type Judged = { seconds: number; bytes: number; verdict: string; metrics: Record<string, number[]> };
    const base = ours('judge-files.ts', before, now, '--load') as Judged;
    const judged = ours('judge-files.ts', before, now) as Judged;
    const known = theirs('million', before, now) as Judged;
    for (const [name, values] of Object.entries(known.metrics))
      agree(name, judged.metrics[name] ?? [], values.slice(0, 2), 1e-9);
    return {
      million: {
        seconds: judged.seconds,
        peerSeconds: known.seconds,
        bytesPerPair: (judged.bytes - base.bytes) / pairs,
      },
      bca: { seconds: own.bca.seconds, peerSeconds: peer.bca.seconds },
      delong: { seconds: own.delong.seconds, peerSeconds: peer.delong.seconds },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(program: string, words: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(program, [...words], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}\n${stderr}`);
  return JSON.parse(stdout) as unknown;
}

function agree(what: string, own: readonly number[], peer: readonly number[], tolerance: number): void {
  const close = peer.length > 0 && peer.every((value, at) => Math.abs(value - (own[at] ?? Number.NaN)) <= tolerance);
  if (!close) throw new Error(`${what} differs: ${own.join(', ')} here, ${peer.join(', ')} there`);
}

/** Two classifiers that agree on most of n examples. */
function labels(n: number) {
  const label = Array.from({ length: n }, (_, at) => Number(at % 10 < 3));
  const wrong = (every: number, shift: number) => label.map((one, at) => ((at + shift) % every === 0 ? 1 - one : one));
  return { label, baseline: wrong(9, 0), candidate: wrong(8, 3) };
}

/** Two models' scores without much order, and some ties. */
function scores(n: number) {
  const label = Array.from({ length: n }, (_, at) => Number(at % 3 === 0));
  const score = (factor: number) => label.map((one, at) => Math.round(((at * factor) % 9973) + one * 2500) / 10_000);
  return { label, baseline: score(7919), candidate: score(6007) };
}
