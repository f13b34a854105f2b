import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { type ErrorCode, type Problem, UserError } from '@mlops-actions/errors';
import { insideWorkspace } from '@mlops-actions/lineage';
import { fingerprint } from './fingerprint.ts';
import type { Places } from './places.ts';

/** The inputs that name an output of the command. */
export type OutputInput = 'metrics' | 'predictions' | 'model-path';

/** An output as the user names it, and how it stood before the command ran. */
export interface DeclaredOutput {
  readonly input: OutputInput;
  readonly path: string;
  readonly before: string | null;
}

/** Absolute paths of what the command wrote. */
export type FoundOutputs = Readonly<Record<OutputInput, string | undefined>>;

/** Where an output is looked for in the output folder when its input is not set. */
const defaultNames: Readonly<Record<OutputInput, RegExp>> = {
  metrics: /^metrics\.(json|ya?ml|toml)$/,
  predictions: /^predictions\.(jsonl|csv|parquet)(\.gz)?$/,
  // Shards count as well, so that an index is not taken for the whole model.
  'model-path': /^model(\.|-\d+-of-\d+\.|$)/,
};
const inputs = Object.keys(defaultNames) as OutputInput[];

/**
 * Notes how the outputs that the user names stand before the command runs.
 *
 * @throws UserError E_PATH_OUTSIDE; E_INPUT when the model would be a folder that holds the working directory.
 */
export async function declareOutputs(
  named: Readonly<Record<OutputInput, string>>,
  places: Places,
): Promise<DeclaredOutput[]> {
  const declared: DeclaredOutput[] = [];
  for (const input of inputs) {
    if (named[input] === '') continue;
    const path = await insideWorkspace(resolve(places.folder, named[input]), places.workspace);
    if (!relative(path, places.folder).startsWith('..')) {
      throw new UserError(
        'E_INPUT',
        `input \`${input}\`: expected a file or folder that the command writes, found the working directory or a folder around it (${JSON.stringify(named[input])}). Name the output itself.`,
      );
    }
    declared.push({ input, path, before: await fingerprint(path) });
  }
  return declared;
}

/**
 * Finds what the command wrote: what the user named, and by its usual name in the output folder what they did not.
 *
 * @throws UserError E_OUTPUT_MISSING or E_OUTPUT_STALE with every fault; also when there is no output at all.
 */
export async function findOutputs(declared: readonly DeclaredOutput[], places: Places): Promise<FoundOutputs> {
  const faults: Fault[] = [];
  const found: Record<OutputInput, string | undefined> = {
    metrics: undefined,
    predictions: undefined,
    'model-path': undefined,
  };
  for (const input of inputs) {
    const one = declared.find((output) => output.input === input);
    const path = one?.path ?? (await findDefault(input, places, faults));
    if (path === undefined) continue;
    const fault = await check(input, path, one?.before ?? null, places);
    if (fault === undefined) found[input] = await insideWorkspace(path, places.workspace);
    else faults.push(fault);
  }
  if (faults.length === 0 && inputs.every((input) => found[input] === undefined))
    faults.push(await nothingWritten(places));
  const [first] = faults;
  if (first === undefined) return found;
  const problems = faults.map(({ problem }) => problem);
  throw new UserError(first.code, problems.map(({ message }) => message).join(' '), { problems });
}

interface Fault {
  readonly code: ErrorCode;
  readonly problem: Problem;
}

function fault(code: ErrorCode, message: string): Fault {
  return { code, problem: { message } };
}

async function findDefault(input: OutputInput, places: Places, faults: Fault[]): Promise<string | undefined> {
  const names = (await entries(places.output)).filter((name) => defaultNames[input].test(name));
  const [name] = names;
  if (names.length > 1) {
    faults.push(
      fault(
        'E_OUTPUT_MISSING',
        `MLOPS_OUTPUT_DIR holds ${list(names)}, each of which could be meant by \`${input}\`. Set \`${input}\`, or let the command write one${input === 'model-path' ? ', for example a folder `model`' : ''}.`,
      ),
    );
    return undefined;
  }
  return name === undefined ? undefined : join(places.output, name);
}

async function check(
  input: OutputInput,
  path: string,
  before: string | null,
  places: Places,
): Promise<Fault | undefined> {
  const shown = JSON.stringify(relative(places.folder, path));
  const found = await stat(path).catch(() => undefined);
  const missing = async (what: string) =>
    fault(
      'E_OUTPUT_MISSING',
      `The command ended well, but ${shown} (\`${input}\`) ${what}. ${await describeNear(path, places)} Let the command write it, or correct \`${input}\`.`,
    );
  if (found === undefined) return missing('is missing');
  if (found.isDirectory() && input !== 'model-path') return missing('is a folder, not a file');
  if (!found.isDirectory() && !found.isFile()) return missing('is not a regular file');
  if (await isEmpty(path, found)) return missing('is empty');
  if (before !== null && before === (await fingerprint(path))) {
    return fault(
      'E_OUTPUT_STALE',
      `${shown} (\`${input}\`) existed before the command ran, and the command did not write it: it may stem from another run. Let the command write it each time, and keep outputs out of the repository.`,
    );
  }
  return undefined;
}

async function isEmpty(path: string, found: { size: number; isDirectory(): boolean }): Promise<boolean> {
  if (!found.isDirectory()) return found.size === 0;
  return !(await readdir(path, { recursive: true, withFileTypes: true })).some((entry) => !entry.isDirectory());
}

async function nothingWritten({ output }: Places): Promise<Fault> {
  return fault(
    'E_OUTPUT_MISSING',
    `The command ended well, but left neither metrics nor predictions nor a model. MLOPS_OUTPUT_DIR holds ${list(await entries(output))}. Let the command write metrics.json, predictions.jsonl or model there, or name its outputs with \`metrics\`, \`predictions\` and \`model-path\`.`,
  );
}

async function describeNear(path: string, { folder, output }: Places): Promise<string> {
  const near = dirname(path);
  const there = `${JSON.stringify(relative(folder, near) || '.')} holds ${list(await entries(near))}.`;
  return near === output ? there : `${there} MLOPS_OUTPUT_DIR holds ${list(await entries(output))}.`;
}

async function entries(folder: string): Promise<string[]> {
  const names: string[] = await readdir(folder).catch(() => []);
  return names.toSorted();
}

function list(names: readonly string[]): string {
  if (names.length === 0) return 'nothing';
  const shown = names.slice(0, 10).map((name) => JSON.stringify(name.slice(0, 80)));
  return names.length > 10 ? `${shown.join(', ')} and ${names.length - 10} more` : shown.join(', ');
}
