import type { z } from 'zod';
import { nearest } from './nearest.ts';
import { keysAt } from './schema-keys.ts';
import { type PathSegment, quote } from './yaml-source.ts';

/** Something wrong at a path of a file; `key` means the key there and not its value. */
export interface ConfigFault {
  readonly path: readonly PathSegment[];
  readonly part?: 'key';
  readonly message: string;
}

type Issues = readonly z.core.$ZodIssue[];

/** Puts what a schema found into words. */
export function describeFaults(issues: Issues, schema: z.core.$ZodType, value: unknown): ConfigFault[] {
  return issues.flatMap((issue): ConfigFault[] => {
    const path = issue.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
    const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined;
    if (branch !== undefined) return describeFaults(rebase(branch, path), schema, value);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => describeUnknown([...path, key], keysAt(schema, path)));
    if (issue.code === 'invalid_key')
      return [{ path, part: 'key', message: `${nameOf(path)}: ${issue.issues[0]?.message ?? 'cannot be a name'}` }];
    return [describeValue(path, issue.message, valueAt(value, path))];
  });
}

/** The form that was meant: one in which only parts are wrong, and the fewest. */
function meantBranch(branches: readonly Issues[]): Issues | undefined {
  return branches
    .filter((issues) =>
      issues.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys' || code === 'custom'),
    )
    .toSorted((a, b) => a.length - b.length)[0];
}

function rebase(issues: Issues, path: readonly PathSegment[]): z.core.$ZodIssue[] {
  return issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

function describeUnknown(path: readonly PathSegment[], known: readonly string[]): ConfigFault {
  const key = String(path.at(-1));
  const place = path.length > 1 ? ` in ${nameOf(path.slice(0, -1))}` : '';
  const meant = nearest(key, known);
  const advice = meant === undefined ? `expected one of ${known.join(', ')}` : `did you mean \`${meant}\`?`;
  return { path, part: 'key', message: `unknown key ${quote(key)}${place}: ${advice}` };
}

function describeValue(path: readonly PathSegment[], message: string, found: unknown): ConfigFault {
  const where = path.length === 0 ? '' : `${nameOf(path)}: `;
  if (found === undefined) return { path, message: `${where}is missing, ${message}` };
  return { path, message: `${where}${message}, found ${describe(found)}` };
}

/** Where it is, as people say it: `golden.request.path`, `steps.1.weight`. */
function nameOf(path: readonly PathSegment[]): string {
  return `\`${path.join('.').replace(/\s+/g, ' ').slice(0, 200)}\``;
}

function valueAt(value: unknown, path: readonly PathSegment[]): unknown {
  return path.reduce((current: unknown, segment) => {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, segment)) return undefined;
    return (current as Readonly<Record<PathSegment, unknown>>)[segment];
  }, value);
}

function describe(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return quote(typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value));
}
