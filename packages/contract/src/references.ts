import { nearest, type PathSegment, quote } from '@mlops-actions/config';
import { toShare } from './column-rules.ts';
import { contractSchema, knownColumnRules } from './schema.ts';
import { type Fault, isRecord } from './schema-faults.ts';

const longestKey = 100;
/** Names are compared letter by letter, and a stranger may have written both sides. */
const searchedColumns = 500;

/** What is wrong with `key`, `label` and `time`: each must name a declared column fit for it. */
export function checkReferences(value: unknown): Fault[] {
  if (!isRecord(value) || !isRecord(value['columns'])) return [];
  const columns = new Map(Object.entries(value['columns']));
  const { key, label, time } = contractSchema.shape;
  const keys = key.safeParse(value['key']).data ?? [];
  const labelName = label.safeParse(value['label']).data;
  const timeName = time.safeParse(value['time']).data;
  return [
    ...checkKeys(keys, columns),
    ...(labelName === undefined ? [] : checkDeclared(labelName, ['label'], columns)),
    ...(timeName === undefined ? [] : checkTime(timeName, columns)),
  ];
}

type Columns = ReadonlyMap<string, unknown>;

function checkDeclared(name: string, path: readonly PathSegment[], columns: Columns): Fault[] {
  if (columns.has(name)) return [];
  const meant = nearest(name, [...columns.keys()].slice(0, searchedColumns));
  const hint = meant === undefined ? 'declare it under `columns:`' : `did you mean ${quote(meant)}?`;
  return [{ path, message: `${quote(name)} is no declared column: ${hint}` }];
}

function checkKeys(keys: readonly string[], columns: Columns): Fault[] {
  if (keys.length > longestKey)
    return [{ path: ['key'], message: `expected at most ${longestKey} columns, found ${keys.length}` }];
  return keys.flatMap((name, index) => checkKey(name, ['key', index], columns, keys.slice(0, index)));
}

function checkKey(name: string, path: readonly PathSegment[], columns: Columns, before: readonly string[]): Fault[] {
  if (!columns.has(name)) return checkDeclared(name, path, columns);
  if (before.includes(name)) return [{ path, message: `${quote(name)} stands in the key twice: remove one` }];
  const { data } = knownColumnRules.safeParse(columns.get(name));
  if (data?.optional !== true && toShare(data?.nulls ?? 0) === 0) return [];
  const message = `${quote(name)} is part of the key, so it may be neither optional nor missing: remove \`optional\` and \`nulls\` from the column`;
  return [{ path, message }];
}

function checkTime(name: string, columns: Columns): Fault[] {
  const { data } = knownColumnRules.safeParse(columns.get(name));
  if (data === undefined || data.type === 'date' || data.type === 'timestamp')
    return checkDeclared(name, ['time'], columns);
  return [{ path: ['time'], message: `${quote(name)} is a ${data.type}: expected a date or timestamp` }];
}
