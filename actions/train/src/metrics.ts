import { readFile, stat } from 'node:fs/promises';
import { relative } from 'node:path';
import { UserError } from '@mlops-actions/errors';
import { parseMetricsFile } from '@mlops-actions/metrics';

const maxBytes = 16 * 1024 * 1024;

/**
 * Reads the metrics the command wrote: dotted names to values, NaN among them as it is.
 *
 * @throws UserError E_FILE when the file is too large; those of parseMetricsFile.
 */
export async function readMetrics(path: string, workspace: string): Promise<ReadonlyMap<string, number>> {
  const shown = relative(workspace, path);
  const { size } = await stat(path);
  if (size > maxBytes) {
    throw new UserError(
      'E_FILE',
      `Expected metrics of at most ${maxBytes} bytes, found ${size} in ${JSON.stringify(shown)}. Write the final values only.`,
    );
  }
  return parseMetricsFile(await readFile(path), shown);
}
