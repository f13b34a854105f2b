import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, UserError } from '@mlops-actions/errors';
import { digestFiles, expandGlobs, type FileSet } from '@mlops-actions/lineage';
import { maxRecordBytes, parseRecord, recordPath, type ValidateDataRecord } from '@mlops-actions/records';

type ValidatedData = ValidateDataRecord['data'];

/**
 * Digests the files of the data.
 *
 * @param globs relative to `folder`
 * @throws UserError E_INPUT for addresses, E_NO_FILES, E_PATH_OUTSIDE, E_FILE.
 */
export async function digestData(globs: readonly string[], folder: string): Promise<FileSet> {
  const remote = globs.filter((glob) => /^[a-z][a-z0-9+]*:\/\//i.test(glob));
  if (remote.length > 0) {
    throw new UserError(
      'E_INPUT',
      `\`data\`: expected globs of files in the workspace, found ${remote.map((glob) => JSON.stringify(glob)).join(', ')}. Download the files in an earlier step.`,
    );
  }
  return digestFiles(await expandGlobs(globs, folder), folder);
}

/** The glob of a line of the input, which may begin with `name=`. */
export function globOf(line: string): string {
  return line.replace(/^[A-Za-z_][\w-]*=/, '');
}

/**
 * What validate-data found in this run, from its record in the workspace; undefined when it did not run here.
 *
 * @throws UserError E_RECORD when the record cannot be read.
 */
export async function loadValidatedData(
  workspace: string,
  model: string,
  runId: number,
): Promise<ValidatedData | undefined> {
  const path = recordPath(model, 'validate-data');
  const found = await stat(join(workspace, path)).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isFile() || found.size > maxRecordBytes)
    throw new UserError(
      'E_RECORD',
      `${path} is no record: expected a file of at most ${maxRecordBytes} bytes. Re-run validate-data.`,
    );
  const record = parseRecord('validate-data', await readFile(join(workspace, path), 'utf8'), path);
  return record.run.id === runId ? record.data : undefined;
}

/**
 * Makes sure that what is trained on is what was validated.
 *
 * @throws UserError E_DATA_CHANGED naming each file that differs.
 */
export function compareData(data: FileSet, validated: ValidatedData): void {
  if (data.digest === validated.digest) return;
  const before = new Map(validated.files.map(({ path, sha256 }) => [path, sha256]));
  const now = new Map(data.files.map(({ path, sha256 }) => [path, sha256]));
  const problems: Problem[] = [
    ...data.files.flatMap(({ path: file, sha256 }) => {
      if (!before.has(file)) return [{ file, message: 'was not validated' }];
      return before.get(file) === sha256 ? [] : [{ file, message: 'changed since it was validated' }];
    }),
    ...validated.files
      .filter(({ path }) => !now.has(path))
      .map(({ path: file }) => ({ file, message: 'was validated, but is not trained on' })),
  ];
  const [first] = problems;
  const example = first === undefined ? 'the digests differ' : `${first.file}: ${first.message}`;
  const more = problems.length > 1 ? ` and ${problems.length - 1} more` : '';
  throw new UserError(
    'E_DATA_CHANGED',
    `Expected the data that validate-data saw in this run (${validated.digest}), found other data (${data.digest}): ${example}${more}. Give both actions the same \`data\`, and change no file in between.`,
    { problems },
  );
}
