// Simulates the gate's error rates and writes docs/error-rates.md. Ends with 1 when a rate is above its limit.
// `--short` draws so little that it takes a minute, judges with that in mind, and writes nothing; so does `--only=<study>`.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { renderDocument } from './document.ts';
import { exceptions } from './exceptions.ts';
import { type Extent, planJobs } from './extent.ts';
import { beyondLimit, clearlyBeyondLimit, type Judged, judgeCells } from './limits.ts';
import { runTrials } from './run-trials.ts';
import { percent } from './table.ts';
import { planTrials } from './trials.ts';

const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, only: { type: 'string' }, out: { type: 'string' } },
});
const extent: Extent = values.short ? 'short' : 'full';
const file = values.out ?? new URL('../../docs/error-rates.md', import.meta.url).pathname;

const { cells, jobs } = planJobs(planTrials(values.only), extent);
const tallies = await runTrials(jobs);
const judged = judgeCells(cells, { tallies, exceptions });
for (const cell of judged) console.log(line(cell));

const broken = values.short ? clearlyBeyondLimit(judged) : beyondLimit(judged);
if (!values.short && values.only === undefined) writeFileSync(file, renderDocument({ cells, judged, tallies }));
if (broken.length > 0) console.error(`\nAbove the limit:\n${broken.map(line).join('\n')}`);
process.exitCode = broken.length === 0 ? 0 : 1;

function line({ study, n, truth, rate, draws, label, limit }: Judged): string {
  const error = truth === 'equal' ? 'false red  ' : 'false green';
  return `${study.id.padEnd(18)} n = ${String(n).padEnd(5)} ${error} ${percent(rate).padStart(5)} % of ${draws} (limit ${percent(limit)}; ${label})`;
}
