import { join } from 'node:path';
import type { Ports, Result } from '@mlops-actions/action';
import { type CheckReport, type DataFile, openEngine } from '@mlops-actions/engine';
import { digestFiles, insideWorkspace } from '@mlops-actions/lineage';
import { visible } from '@mlops-actions/markdown';
import type { Runner } from '@mlops-actions/runner';
import { annotate, describePlaces } from './annotations.ts';
import type { Inputs, Outputs } from './definition.ts';
import { findData } from './find-data.ts';
import { type LoadedContract, loadContract } from './load-contract.ts';
import { toRecord } from './record.ts';
import { renderValidation } from './summary.ts';
import { describeCounts, judge, type Verdict } from './verdict.ts';

const loggedViolations = 200;
const progressEveryMs = 2000;

/**
 * Checks data against its contract.
 *
 * Broken rules are returned, all of them; data or a contract that cannot be read throws.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { runner } = ports;
  const { workspace } = runner.context;
  const folder = await insideWorkspace(join(workspace, inputs['working-directory']), workspace);
  const contract = await runner.group('Read the contract', () => loadContract(inputs, folder, workspace));
  const files = await runner.group('Find the data', () => findData(inputs.data, contract.contract, folder));
  const names = files.map(({ name }) => name);
  const data = await runner.group('Digest the data', () => digestFiles(names, folder));
  const report = await runner.group('Check the data', () => check(contract, files, folder, ports));

  const { file } = contract.contract;
  const verdict = judge(report, inputs['fail-on']);
  logViolations(verdict, runner);
  const { passed, fails, errors, warnings, rows } = verdict;
  return {
    outputs: { passed, rows, errors, warnings, 'data-digest': data.digest },
    record: toRecord({ model: inputs.model, context: runner.context, now: ports.now(), contract, data, verdict }),
    section: renderValidation({ model: inputs.model, contract: file, report, verdict, data }),
    annotations: annotate(verdict.violations, file),
    failure: fails
      ? { message: `The data breaks its contract ${file}: ${describeCounts(verdict)}.`, exit: 1 }
      : undefined,
  };
}

async function check(
  { contract }: LoadedContract,
  files: readonly DataFile[],
  folder: string,
  { runner }: Ports,
): Promise<CheckReport> {
  const engine = await openEngine({ tempDir: runner.context.temp, allowedDirectories: [folder] });
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const progress = setInterval(() => runner.info(`Still checking after ${seconds()} s`), progressEveryMs);
  try {
    return await engine.check(contract, files, (message) => runner.info(message));
  } finally {
    clearInterval(progress);
    await engine.close();
  }
}

/** Annotations are few; the log has every broken rule. */
function logViolations({ violations }: Verdict, runner: Runner): void {
  for (const violation of violations.slice(0, loggedViolations)) {
    const { level, dataset, rule, message } = violation;
    runner.info(`${level} in ${dataset}, ${rule}: ${visible(message, 500)}${describePlaces(violation)}`);
  }
  const rest = violations.length - loggedViolations;
  if (rest > 0) runner.info(`and ${rest} more, in the record`);
}
