import type { Column, Contract } from '@mlops-actions/contract';
import type { Rule } from './engine.ts';
import { literal, literals } from './sql.ts';
import { sqlTypes } from './typed.ts';

/** A rule about single values of a column. */
export interface ValueRule {
  readonly column: Column;
  readonly rule: Rule;
  /** SQL that is true where a value breaks the rule; `n` and `v` are those of the column in {@link Source.relation}. */
  readonly predicate: (n: string, v: string) => string;
  /** Whether missing values are among those looked at. */
  readonly countsMissing: boolean;
  /** Completes "3 of 100 values …". */
  readonly breach: string;
  /** The largest share of values that may break it. */
  readonly allowed: number;
}

/** Names the SQL type of the values allowed in a column: looking one up takes the same time however many there are. */
export type SetTypes = ReadonlyMap<Column, string>;

/** The rules about values of a column. Missing values break `nulls` only, values of another type `type` only. */
export function valueRules(column: Column, sets: SetTypes): ValueRule[] {
  const { type, min, max, minLength, maxLength, pattern } = column;
  const set = sets.get(column);
  return [
    missing(column),
    rule(column, 'type', `are no ${type}`, (n, v) => `NOT ${n} AND ${v} IS NULL`),
    type === 'number' && rule(column, 'finite', 'are not finite', (_, v) => `NOT isfinite(${v})`),
    set !== undefined &&
      rule(
        column,
        'in',
        `are none of the ${column.in?.length} allowed`,
        (_, v) => `${v} IS NOT NULL AND TRY_CAST(CAST(${v} AS VARCHAR) AS ${set}) IS NULL`,
      ),
    min !== undefined && bound(column, 'min', min),
    max !== undefined && bound(column, 'max', max),
    pattern !== undefined &&
      rule(column, 'pattern', `do not match ${pattern}`, (_, v) => `NOT regexp_matches(${v}, ${literal(pattern)})`),
    minLength !== undefined &&
      rule(column, 'min-length', `are shorter than ${minLength}`, (_, v) => `length(${v}) < ${minLength}`),
    maxLength !== undefined &&
      rule(column, 'max-length', `are longer than ${maxLength}`, (_, v) => `length(${v}) > ${maxLength}`),
  ].filter((candidate) => candidate !== false);
}

function missing(column: Column): ValueRule {
  const allowance = column.nulls === 0 ? '' : `, at most ${Number((column.nulls * 100).toPrecision(12))}% may be`;
  const breach = `are missing${allowance}`;
  return { ...rule(column, 'nulls', breach, (n) => n), countsMissing: true, allowed: column.nulls };
}

function bound(column: Column, key: 'min' | 'max', value: number | string): ValueRule {
  const limit = typeof value === 'number' ? String(value) : `${sqlTypes[column.type]} ${literal(withSeconds(value))}`;
  const [sign, word] = key === 'min' ? ['<', 'below'] : ['>', 'above'];
  // NaN would be above everything, and has a rule of its own.
  const finite = (v: string) => (column.type === 'number' ? `isfinite(${v}) AND ` : '');
  return rule(column, key, `are ${word} ${value}`, (_, v) => `${finite(v)}${v} ${sign} ${limit}`);
}

function rule(column: Column, key: Rule, breach: string, predicate: ValueRule['predicate']): ValueRule {
  return { column, rule: key, breach, predicate, countsMissing: false, allowed: 0 };
}

/** SQL that creates the type of the values allowed in a column, written as the engine itself writes such values. */
export function createSetType(name: string, { type, in: allowed = [] }: Column): string {
  const values = `CAST(${literals(allowed.map((value) => (type === 'timestamp' ? withSeconds(String(value)) : String(value))))} AS ${sqlTypes[type]}[])`;
  return `CREATE TYPE ${name} AS ENUM (SELECT DISTINCT CAST(v AS VARCHAR) FROM (SELECT unnest(${values}) AS v))`;
}

/** A time of the contract as DuckDB takes it: with seconds, at least where an offset follows. */
function withSeconds(time: string): string {
  return time.replace(/^(.{11}\d{2}:\d{2})(?!:)/, '$1:00');
}

/** A rule about values that occur twice: of one column, or of the columns of the key together. */
export interface UniqueRule {
  readonly rule: 'unique' | 'key';
  readonly columns: readonly Column[];
}

/** The rules about repeated values; a key of one column that is unique anyway is not applied twice. */
export function uniqueRules({ columns, key }: Contract): UniqueRule[] {
  const unique = columns
    .filter((column) => column.unique)
    .map((column): UniqueRule => ({ rule: 'unique', columns: [column] }));
  const ofKey = key
    .map((name) => columns.find((column) => column.name === name))
    .filter((column) => column !== undefined);
  if (ofKey.length === 0 || (ofKey.length === 1 && ofKey[0]?.unique === true)) return unique;
  return [...unique, { rule: 'key', columns: ofKey }];
}
