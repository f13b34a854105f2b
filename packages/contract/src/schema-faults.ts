import { nearest, type PathSegment, quote } from '@mlops-actions/config';
import type { z } from 'zod';
import { columnSchema, contractSchema, laterKeys, standardKeys } from './schema.ts';

/** Something wrong at a path of the contract; `key` means the key there and not its value. */
export interface Fault {
  readonly path: readonly PathSegment[];
  readonly part?: 'key';
  readonly message: string;
}

/** Whether a value is a mapping. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts what the schema found into the words of the contract. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], value: unknown): Fault[] {
  if (value === null || value === undefined)
    return [{ path: [], message: 'the file is empty: list the columns of your data under `columns:`' }];
  return issues.flatMap((issue) => {
    const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => describeUnknown(path, key));
    // What is wrong with a dataset's name or glob is found inside the union of the two forms of `data`.
    if (issue.code === 'invalid_union' && path[0] === 'data' && isRecord(valueAt(value, path)))
      return describeIssues(rebase(issue.errors.at(-1) ?? [], path), value);
    if (issue.code === 'invalid_key') return [describeName(path, issue.issues)];
    return [describeValue(path, issue.message, valueAt(value, path))];
  });
}

function rebase(issues: readonly z.core.$ZodIssue[], path: readonly PathSegment[]): z.core.$ZodIssue[] {
  return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

function describeName(path: readonly PathSegment[], issues: readonly z.core.$ZodIssue[]): Fault {
  return { path, part: 'key', message: `${quote(String(path.at(-1)))}: ${issues[0]?.message ?? 'cannot be a name'}` };
}

function describeValue(path: readonly PathSegment[], message: string, found: unknown): Fault {
  const where = path.length === 0 ? '' : `\`${path.slice(-2).join('.').slice(0, 200)}\`: `;
  if (found === undefined) return { path, message: `${where}is missing, ${message}` };
  return { path, message: `${where}${message}, found ${describe(found)}` };
}

function describeUnknown(path: readonly PathSegment[], key: string): Fault {
  const place = path[0] === 'columns' ? 'columns.*' : path.join('.');
  return { path: [...path, key], part: 'key', message: explainUnknown(place, key) };
}

function explainUnknown(place: string, key: string): string {
  if (laterKeys[place]?.includes(key)) return `\`${key}\` comes with a later version: take it out for now`;
  if (place === '' && standardKeys.includes(key))
    return `${quote(key)} belongs to a contract of the Open Data Contract Standard, which comes with a later version`;
  const known = keysAt(place);
  const meant = nearest(key, known);
  return `unknown key ${quote(key)}: ${meant === undefined ? `expected one of ${known.join(', ')}` : `did you mean \`${meant}\`?`}`;
}

function keysAt(place: string): string[] {
  const { shape } = contractSchema;
  if (place === 'columns.*') return Object.keys(columnSchema.shape);
  if (place === 'csv') return Object.keys(shape.csv.unwrap().shape);
  if (place === 'rows') return Object.keys(shape.rows.unwrap().shape);
  return Object.keys(shape);
}

function valueAt(value: unknown, path: readonly PathSegment[]): unknown {
  return path.reduce((current: unknown, segment) => {
    if (Array.isArray(current)) return (current as unknown[])[Number(segment)];
    return isRecord(current) && Object.hasOwn(current, segment) ? current[segment] : undefined;
  }, value);
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isRecord(value)) return 'a mapping';
  if (typeof value === 'number' || typeof value === 'boolean') return quote(String(value));
  return typeof value === 'string' ? quote(value) : 'something else';
}
