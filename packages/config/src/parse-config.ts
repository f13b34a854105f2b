import { type ErrorCode, type Problem, UserError } from '@mlops-actions/errors';
import type { z } from 'zod';
import { type ConfigFault, describeFaults } from './config-faults.ts';
import { readYaml } from './yaml-source.ts';

/** Of which file, and how it is spoken of. */
export interface ConfigKind {
  /** Code of the faults. */
  readonly code: ErrorCode;
  /** What the file is, as in `The policy mlops/gate.yml cannot be used`: `policy`. */
  readonly what: string;
  /** What the schema cannot say; gets the file's plain value, which may break the schema. */
  readonly rules?: (value: unknown) => readonly ConfigFault[];
}

/**
 * Reads a YAML file by its schema: strict, so that a misspelled key is never passed over.
 *
 * @param file path as it is to be shown in messages and annotations
 * @throws UserError of the kind's code with every fault at once, each with line and column.
 */
export function parseConfig<S extends z.ZodType>(text: string, file: string, schema: S, kind: ConfigKind): z.output<S> {
  const source = readYaml(text, file);
  if (source.problems.length > 0) throw refuse(source.problems, file, kind);
  const { value } = source;
  if (value === null || value === undefined)
    throw refuse([{ file, line: 1, column: 1, message: 'the file is empty: write it, or remove it' }], file, kind);
  const parsed = schema.safeParse(value);
  const faults = [
    ...describeFaults(parsed.error?.issues ?? [], schema, value),
    ...(kind.rules === undefined ? [] : kind.rules(value)),
  ];
  if (faults.length === 0 && parsed.success) return parsed.data;
  const problems = faults
    .map(({ path, part, message }) => ({ file, ...source.place(path, part), message }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
  throw refuse(problems, file, kind);
}

function refuse(problems: readonly Problem[], file: string, { code, what }: ConfigKind): UserError {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const message = `The ${what} ${file} cannot be used: line ${first?.line ?? 1}: ${first?.message}${more}. Correct the places listed.`;
  return new UserError(code, message, { problems });
}
