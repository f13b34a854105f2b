import { type PathSegment, quote } from '@mlops-actions/config';
import type { Column, ColumnType } from './contract.ts';
import { findPatternFault } from './pattern.ts';
import type { ColumnFile } from './schema.ts';
import type { Fault } from './schema-faults.ts';

type Key = keyof ColumnFile;
type Value = string | number | boolean;

const ordered: readonly ColumnType[] = ['integer', 'number', 'date', 'timestamp'];
const typesOf: Partial<Record<Key, readonly ColumnType[]>> = {
  min: ordered,
  max: ordered,
  pattern: ['string'],
  'min-length': ['string'],
  'max-length': ['string'],
};
const forms: Record<ColumnType, string> = {
  string: 'a text in quotes',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date such as 2026-01-31',
  timestamp: 'a timestamp such as 2026-01-31T12:00:00Z',
};

/** What is wrong with rules that are well-formed one by one: of another type, or at odds with each other. */
export function checkColumn(rules: ColumnFile, path: readonly PathSegment[]): Fault[] {
  const fault = (key: Key, message: string): Fault => ({ path: [...path, key], message });
  const foreign = Object.entries(typesOf)
    .filter(([key, types]) => rules[key as Key] !== undefined && !types.includes(rules.type))
    .map(([key, types]) => fault(key as Key, `\`${key}\` is for ${types.join(', ')}, not for ${rules.type}`));
  const pattern = rules.pattern === undefined ? undefined : findPatternFault(rules.pattern);
  return [
    ...foreign,
    ...(ordered.includes(rules.type) ? checkRange(rules, fault) : []),
    ...checkLength(rules, fault),
    ...checkSet(rules, path),
    ...(pattern === undefined ? [] : [fault('pattern', `the pattern cannot be used: ${pattern}`)]),
  ];
}

type MakeFault = (key: Key, message: string) => Fault;

function checkRange({ type, min, max }: ColumnFile, fault: MakeFault): Fault[] {
  const faults: Fault[] = [];
  for (const [key, value] of [['min', min] as const, ['max', max] as const]) {
    if (value !== undefined && !fits(value, type))
      faults.push(fault(key, `expected ${forms[type]}, found ${quote(String(value))}`));
  }
  if (faults.length === 0 && min !== undefined && max !== undefined && rank(min) > rank(max))
    faults.push(fault('min', `min ${min} is greater than max ${max}: swap them`));
  return faults;
}

function checkLength({ 'min-length': shortest, 'max-length': longest }: ColumnFile, fault: MakeFault): Fault[] {
  if (shortest === undefined || longest === undefined || shortest <= longest) return [];
  return [fault('min-length', `min-length ${shortest} is greater than max-length ${longest}: swap them`)];
}

function checkSet({ in: set = [], type }: ColumnFile, path: readonly PathSegment[]): Fault[] {
  const seen = new Set<Value>();
  return set.flatMap((value, index): Fault[] => {
    const place = [...path, 'in', index];
    if (!fits(value, type)) return [{ path: place, message: `expected ${forms[type]}, found ${describe(value)}` }];
    if (seen.has(value)) return [{ path: place, message: `${describe(value)} stands in the list twice: remove one` }];
    seen.add(value);
    return [];
  });
}

function describe(value: Value): string {
  return typeof value === 'string' ? quote(value) : `${value} without quotes`;
}

/** Whether a value of the contract is one the column could hold. */
function fits(value: Value, type: ColumnType): boolean {
  if (type === 'string') return typeof value === 'string' && !value.includes('\0');
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === 'string' && (isDate(value) || (type === 'timestamp' && isTimestamp(value)));
}

function isDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // Day 31 of a short month would become the next month's first.
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isTimestamp(text: string): boolean {
  const form = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?$/;
  return isDate(form.exec(text)?.[1] ?? '') && !Number.isNaN(instant(text));
}

function rank(value: string | number): number {
  return typeof value === 'number' ? value : instant(value);
}

/** Milliseconds since 1970; without an offset the time is UTC. */
function instant(text: string): number {
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes(':') ? text : `${text}Z`;
  return Date.parse(zoned.replace(' ', 'T'));
}

/** The rules of a column with every default in place. */
export function toColumn(name: string, rules: ColumnFile): Column {
  return {
    name,
    type: rules.type,
    nulls: toShare(rules.nulls ?? 0),
    optional: rules.optional ?? false,
    unique: rules.unique ?? false,
    level: rules.level ?? 'error',
    pii: rules.pii ?? false,
    in: rules.in,
    min: rules.min,
    max: rules.max,
    pattern: rules.pattern,
    minLength: rules['min-length'],
    maxLength: rules['max-length'],
  };
}

/** `0.02` or `2%` as a number between 0 and 1. */
export function toShare(share: number | string): number {
  return typeof share === 'number' ? share : Number.parseFloat(share) / 100;
}
