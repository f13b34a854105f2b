import type { Ports } from '@mlops-actions/action';
import { commandEnvironment } from '@mlops-actions/command';
import { type FileSet, type TrackedFiles, trackedFiles, type Untracked } from '@mlops-actions/lineage';
import { loadContractGlobs } from './contract-data.ts';
import { compareData, digestData, globOf, loadValidatedData } from './data.ts';
import type { Inputs } from './definition.ts';
import type { Places } from './places.ts';

/** What a run is made from. */
export interface Sources {
  readonly code: TrackedFiles | Untracked;
  /** Undefined when neither the input nor a contract names any. */
  readonly data: FileSet | undefined;
}

/**
 * Digests tracked files and data, and makes sure that the data is what was validated in this run.
 *
 * @throws UserError E_DATA_CHANGED, E_NO_FILES, E_PATH_OUTSIDE, E_FILE, E_RECORD; those of the contract.
 */
export async function digestSources(inputs: Inputs, places: Places, { runner }: Ports): Promise<Sources> {
  const code = await trackedFiles(places.folder, commandEnvironment(runner.context.environment, {}));
  runner.info(code.found ? `Code: ${code.files} tracked files, ${code.digest}` : `Code: not digested, ${code.reason}`);
  const validated = await loadValidatedData(places.workspace, inputs.model, runner.context.runId);
  const globs = inputs.data.length > 0 ? inputs.data.map(globOf) : await loadContractGlobs(places, inputs.model);
  const named = globs.length > 0 ? globs : (validated?.files.map(({ path }) => path) ?? []);
  if (named.length === 0) {
    runner.info('Data: none is named, neither by `data` nor by a contract');
    return { code, data: undefined };
  }
  const data = await digestData(named, places.folder);
  runner.info(`Data: ${data.files.length} files, ${data.digest}`);
  if (validated !== undefined) compareData(data, validated);
  runner.info(
    validated === undefined
      ? 'No validation of this run to compare it with'
      : 'It is the data that was validated in this run',
  );
  return { code, data };
}
