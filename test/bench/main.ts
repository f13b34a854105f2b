// Prints speed as ratios measured in this run, and API requests of a pull request. Ends with 1 when a limit is broken.
import { play } from '../demo/play.ts';
import { measureColdStart } from './cold-start.ts';
import { measureLargeModel } from './large-model.ts';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const limits = { coldStart: 3.5, requests: 15, upload: 1.3, memory: 150 };
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
for (const { title, number, requests } of scenes.filter((scene) => scene.comment !== '')) {
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

if (broken.length > 0) console.error(`\nBeyond its limit: ${broken.join(', ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
