import { readYaml, type YamlSource } from '@mlops-actions/config';
import { type Problem, UserError } from '@mlops-actions/errors';
import { checkColumn, toColumn } from './column-rules.ts';
import type { Contract, DataGlob } from './contract.ts';
import { checkReferences } from './references.ts';
import { type ColumnFile, type ContractFile, contractSchema, knownColumnRules, knownRowRules } from './schema.ts';
import { describeIssues, type Fault, isRecord } from './schema-faults.ts';

/**
 * Reads `mlops/contract.yml`.
 *
 * @param file path as it is to be shown in messages and annotations
 * @throws UserError E_CONTRACT with every fault at once, each with line and column.
 */
export function parseContract(text: string, file: string): Contract {
  const source = readYaml(text, file);
  if (source.problems.length > 0) throw refuse(source.problems, file);
  const parsed = contractSchema.safeParse(source.value);
  const faults = [
    ...describeIssues(parsed.error?.issues ?? [], source.value),
    ...checkColumns(source.value),
    ...checkRows(source.value),
    ...checkData(source.value),
    ...checkReferences(source.value),
  ];
  if (faults.length > 0 || !parsed.success) throw refuse(toProblems(faults, source, file), file);
  return toContract(parsed.data, source, file);
}

function refuse(problems: readonly Problem[], file: string): UserError {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  const message = `The contract ${file} cannot be used: line ${first?.line ?? 1}: ${first?.message}${more}. Correct the places listed.`;
  return new UserError('E_CONTRACT', message, { problems });
}

function toProblems(faults: readonly Fault[], source: YamlSource, file: string): Problem[] {
  return faults
    .map(({ path, part, message }) => ({ file, ...source.place(path, part), message }))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** Columns that are well-formed on their own are checked even where another one is not. */
function checkColumns(value: unknown): Fault[] {
  const columns = isRecord(value) && isRecord(value['columns']) ? value['columns'] : {};
  return Object.entries(columns).flatMap(([name, rules]) => {
    const { data } = knownColumnRules.safeParse(rules);
    return data === undefined ? [] : checkColumn(data, ['columns', name]);
  });
}

function checkRows(value: unknown): Fault[] {
  const { data } = knownRowRules.safeParse(isRecord(value) ? value['rows'] : undefined);
  if (data?.min === undefined || data.max === undefined || data.min <= data.max) return [];
  return [{ path: ['rows', 'min'], message: `min ${data.min} is greater than max ${data.max}: swap them` }];
}

function checkData(value: unknown): Fault[] {
  const { data } = contractSchema.shape.data.safeParse(isRecord(value) ? value['data'] : undefined);
  if (isRecord(data) && Object.keys(data).length === 0)
    return [{ path: ['data'], message: 'expected at least one dataset, such as { train: data/train.csv }' }];
  return toGlobs(data)
    .filter(({ glob }) => /^[a-z][a-z0-9+]*:\/\//i.test(glob))
    .map(({ name }) => ({
      path: typeof data === 'string' ? ['data'] : ['data', name],
      message: 'data behind an address comes with a later version: download it in an earlier step',
    }));
}

function toGlobs(data: ContractFile['data']): DataGlob[] {
  if (data === undefined) return [];
  if (typeof data === 'string') return [{ name: 'data', glob: data }];
  return Object.entries(data).map(([name, glob]) => ({ name, glob }));
}

function toContract(written: ContractFile, { lines }: YamlSource, file: string): Contract {
  const columns: [string, ColumnFile][] = Object.entries(written.columns);
  return {
    file,
    data: toGlobs(written.data),
    csv: { delimiter: written.csv?.delimiter, missing: written.csv?.missing ?? [''] },
    key: written.key ?? [],
    label: written.label,
    time: written.time,
    columns: columns.map(([name, rules]) => toColumn(name, rules)),
    otherColumns: written['other-columns'] ?? 'warning',
    rows: { min: written.rows?.min, max: written.rows?.max },
    lines,
  };
}
