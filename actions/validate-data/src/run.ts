import { join } from 'node:path';
import type { Ports, Result } from '@mlops-actions/action';
import { recordHead } from '@mlops-actions/action/run';
import { type CheckReport, openEngine } from '@mlops-actions/engine';
import { insideWorkspace } from '@mlops-actions/lineage';
import { count } from '@mlops-actions/markdown';
import type { ValidateDataRecord } from '@mlops-actions/records';
import { chooseGlobs, type Datasets, findDatasets } from './data-files.ts';
import type { Inputs, Outputs } from './definition.ts';
import { type FoundContract, loadContract } from './load-contract.ts';
import { annotate, renderReport } from './report.ts';

/**
 * Checks data against its contract.
 *
 * Broken rules are returned, all of them; data or a contract that cannot be read throws.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { runner } = ports;
  const { workspace } = runner.context;
  const folder = await insideWorkspace(join(workspace, inputs['working-directory']), workspace);
  const found = await runner.group('Read the contract', () => loadContract(inputs, folder, workspace));
  const datasets = await runner.group('Find and digest the data', () =>
    findDatasets(chooseGlobs(inputs.data, found.contract.data), folder),
  );
  const report = await runner.group('Check the data', () => check(found, datasets, folder, ports));

  const record = toRecord(inputs, ports, { found, datasets, report });
  const { passed, errors, warnings, data } = record;
  const blocking = inputs['fail-on'] === 'never' ? 0 : inputs['fail-on'] === 'warning' ? errors + warnings : errors;
  return {
    outputs: { passed, rows: data.rows, errors, warnings, 'data-digest': data.digest },
    record,
    section: renderReport(report, { passed, file: found.file }),
    annotations: annotate(report.violations, found.file),
    failure:
      blocking === 0
        ? undefined
        : {
            message: `The data breaks its contract ${found.file}: ${count(errors, 'error')}, ${count(warnings, 'warning')}.`,
            exit: 1,
          },
  };
}

async function check(
  { contract }: FoundContract,
  { files }: Datasets,
  folder: string,
  { runner }: Ports,
): Promise<CheckReport> {
  const engine = await openEngine({ tempDir: runner.context.temp, allowedDirectories: [folder] });
  try {
    return await engine.check(contract, files, (message) => runner.info(message));
  } finally {
    await engine.close();
  }
}

interface Checked {
  readonly found: FoundContract;
  readonly datasets: Datasets;
  readonly report: CheckReport;
}

function toRecord(inputs: Inputs, ports: Ports, { found, datasets, report }: Checked): ValidateDataRecord {
  const errors = report.violations.filter(({ level }) => level === 'error').length;
  const { digest, files } = datasets.digests;
  return {
    kind: 'validate-data',
    ...recordHead(inputs.model, ports.runner.context, ports.now()),
    passed: errors === 0,
    contract: { file: found.file, digest: found.digest },
    data: { digest, rows: report.datasets.reduce((sum, { rows }) => sum + rows, 0), files: [...files] },
    errors,
    warnings: report.violations.length - errors,
    violations: report.violations.map(({ examples: _, ...violation }) => violation),
  };
}
