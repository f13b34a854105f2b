import { type Problem, UserError } from '@mlops-actions/errors';
import { modelName } from '@mlops-actions/records/values';
import { safePath, versionNumber } from './manifest.ts';

const aliasForm = /^[a-z][a-z0-9_-]{0,62}$/;

/** @throws UserError E_INPUT for what is no name of a model: it becomes part of paths and tags. */
export function checkModel(model: string): string {
  if (modelName.safeParse(model).success) return model;
  throw new UserError('E_INPUT', `${JSON.stringify(model.slice(0, 80))} is no name of a model: use a-z, 0-9, _ and -.`);
}

/** @throws UserError E_ALIAS for what is no alias. */
export function checkAlias(alias: string): string {
  if (aliasForm.test(alias) && alias !== 'latest' && alias !== 'previous') return alias;
  throw new UserError(
    'E_ALIAS',
    `${JSON.stringify(alias.slice(0, 80))} is no alias: expected 1 to 63 of a-z, 0-9, _ and -, beginning with a letter, and neither latest nor previous.`,
  );
}

/** @throws UserError E_VERSION for what is no number of a version. */
export function checkVersion(version: string): string {
  if (versionNumber.safeParse(version).success) return version;
  throw new UserError(
    'E_VERSION',
    `${JSON.stringify(version.slice(0, 80))} is no version: expected one such as 1.4.0.`,
  );
}

interface NamedFile {
  readonly path: string;
}

const mostProblems = 20;

/**
 * Makes sure that every file can be handed out again under its name, on every system, files and companions side by
 * side.
 *
 * @throws UserError E_NO_FILES without files, E_PATH_OUTSIDE with every name that does not fit in `problems`.
 */
export function checkFiles(contents: {
  readonly files: readonly NamedFile[];
  readonly companions: readonly NamedFile[];
}) {
  if (contents.files.length === 0)
    throw new UserError(
      'E_NO_FILES',
      'Expected at least one file of the model, but there is none. Let train write one.',
    );
  const problems = unfitNames([...contents.files, ...contents.companions].map(({ path }) => path));
  const [first] = problems;
  if (first === undefined) return;
  throw new UserError(
    'E_PATH_OUTSIDE',
    `${problems.length} of the files cannot be stored under their names, the first ${first.message}. Rename them.`,
    { problems: problems.slice(0, mostProblems) },
  );
}

function unfitNames(paths: readonly string[]): readonly Problem[] {
  const seen = new Set<string>();
  return paths.flatMap((path) => {
    // Some systems tell no case apart, and two forms of a letter are one to the reader.
    const key = path.normalize('NFC').toLowerCase();
    const isDouble = seen.has(key);
    seen.add(key);
    const why = safePath.safeParse(path).error?.issues[0]?.message ?? (isDouble && 'another file has this name');
    return why === false ? [] : [{ message: `${JSON.stringify(path.slice(0, 200))}: ${why}` }];
  });
}
