import { readFile, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { describeError, UserError } from '@mlops-actions/errors';
import { insideWorkspace } from '@mlops-actions/lineage';
import { LineCounter, parseDocument } from 'yaml';
import type { Places } from './places.ts';

/** Names to values as JSON can carry them. */
export type Parameters = Readonly<Record<string, unknown>>;

const maxBytes = 1024 * 1024;

/**
 * Reads the parameters of a run: none, a JSON object, or the path of a JSON or YAML file.
 *
 * @throws UserError E_PARAMS with line and column, E_PATH_OUTSIDE.
 */
export async function loadParameters(
  input: string,
  { folder, workspace }: Pick<Places, 'folder' | 'workspace'>,
): Promise<Parameters> {
  if (input === '') return {};
  if (input.startsWith('{')) return parseParameters(input, 'input params', { strictJson: true });
  const file = await insideWorkspace(resolve(folder, input), workspace);
  if (!['.json', '.yaml', '.yml'].includes(extname(file).toLowerCase())) {
    throw unreadable(input, 'expected a file ending in .json, .yaml or .yml, or a JSON object');
  }
  const found = await stat(file).catch((cause: unknown) => {
    throw unreadable(input, describeError(cause), { cause });
  });
  if (!found.isFile() || found.size > maxBytes) throw unreadable(input, `expected a file of at most ${maxBytes} bytes`);
  return parseParameters(await readFile(file, 'utf8'), input, { strictJson: input.toLowerCase().endsWith('.json') });
}

/** JSON is read as YAML too, for the sake of lines, columns and names given twice. */
function parseParameters(text: string, place: string, { strictJson }: { strictJson: boolean }): Parameters {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems = document.errors.map(({ message, pos: [start] }) => {
    const { line, col: column } = lines.linePos(start);
    return { file: place, line, column, message };
  });
  if (problems.length > 0) {
    const [first] = problems;
    throw unreadable(`${place}:${first?.line}:${first?.column}`, first?.message ?? '', { problems });
  }
  const value = toPlain(
    () => (strictJson ? JSON.parse(text) : document.toJS({ maxAliasCount: 100 })) as unknown,
    place,
  );
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw unreadable(place, 'expected names with values (a mapping)');
  }
  return value as Parameters;
}

function toPlain(read: () => unknown, place: string): unknown {
  try {
    const text = JSON.stringify(read(), (key, value: unknown) => {
      if (typeof value === 'number' && !Number.isFinite(value))
        throw new Error(`${key} is ${value}, which is no JSON number`);
      return value;
    });
    if (text !== undefined && text.length > maxBytes) throw new Error(`they take more than ${maxBytes} bytes`);
    return JSON.parse(text ?? 'null');
  } catch (cause) {
    throw unreadable(place, describeError(cause), { cause });
  }
}

function unreadable(place: string, why: string, options: ConstructorParameters<typeof UserError>[2] = {}): UserError {
  return new UserError(
    'E_PARAMS',
    `The parameters in ${place} cannot be read: ${why}. Correct them, or \`params\`.`,
    options,
  );
}
