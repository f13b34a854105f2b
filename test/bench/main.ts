// Prints speed as ratios measured in this run, and API requests of a pull request. Ends with 1 when a limit is broken.
import { play } from '../demo/play.ts';
import { measureColdStart } from './cold-start.ts';
import { measureGate, type Race } from './gate/measure-gate.ts';
import { measureJob } from './gate/measure-job.ts';
import { measureLargeModel } from './large-model.ts';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const limits = { coldStart: 3.5, requests: 15, upload: 1.3, memory: 150, added: 300, bytesPerPair: 200 };
const broken: string[] = [];

function line(what: string, value: string, limit: string, ok: boolean): void {
  if (!ok) broken.push(what);
  console.log(`${ok ? '  ' : '! '}${what.padEnd(52)} ${value.padStart(22)}   ${limit}`);
}

console.log('Cold start, as a ratio to an empty Node of the same run');
for (const { name, ms, ratio } of measureColdStart(root)) {
  line(
    name,
    `${ms.toFixed(1)} ms  ${ratio.toFixed(2)} x`,
    name === 'empty' ? '' : `at most ${limits.coldStart} x`,
    ratio <= limits.coldStart,
  );
}

console.log('\nRequests to GitHub’s API per run of a pull request');
const { scenes } = await play({ root, onLine: () => {}, onScene: () => {} });
for (const { title, number, requests } of scenes.filter((scene) => scene.number !== undefined)) {
  line(
    `#${number} ${title}`,
    String(requests),
    `at most ${limits.requests}`,
    requests > 0 && requests <= limits.requests,
  );
}

console.log('\nA model of 1 GB, registered: hashed once, streamed, what the requests alone cost taken off');
const large = await measureLargeModel(1e9);
line(
  'beside a plain upload of the same bytes',
  `${large.seconds.toFixed(1)} s : ${large.plainSeconds.toFixed(1)} s  ${large.ratio.toFixed(2)} x`,
  `at most ${limits.upload} x`,
  large.ratio <= limits.upload,
);
line('memory', `${large.memory.toFixed(0)} MB`, `below ${limits.memory} MB`, large.memory < limits.memory);

function race(what: string, { seconds, peerSeconds }: Race, limit: number): void {
  const value = `${seconds.toFixed(2)} s : ${peerSeconds.toFixed(2)} s  ${(seconds / peerSeconds).toFixed(2)} x`;
  line(what, value, `below ${limit} s`, seconds < limit);
}

console.log('\nThe gate, beside numpy, scipy and scikit-learn doing the same in this run');
const gate = await measureGate(root);
race('1,000,000 pairs, 8 metrics, 20 slices, from disk', gate.million, 5);
line(
  'memory above the loaded files',
  `${gate.million.bytesPerPair.toFixed(0)} bytes a pair`,
  `at most ${limits.bytesPerPair}`,
  gate.million.bytesPerPair <= limits.bytesPerPair,
);
race('F1, BCa, 10,000 replicates, 5,000 examples', gate.bca, 0.5);
race('ROC AUC, DeLong, 100,000 examples', gate.delong, 0.4);
const job = await measureJob(2000);
line(
  '2,000 examples in a step, above 40',
  `+${job.added.toFixed(0)} ms on ${job.few.toFixed(0)} ms`,
  `below ${limits.added} ms`,
  job.added < limits.added,
);

if (broken.length > 0) console.error(`\nBeyond its limit: ${broken.join(', ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
