import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Refs that are read from git's own files: a process for each would be most of what the stand-in does. */
export const plainRef = /^refs\/[\w@#+][\w.@#+-]*(?:\/[\w@#+][\w.@#+-]*)+$/;

const id = /^[0-9a-f]{40}$/;

/** What a ref holds, not followed; undefined when it is not there. */
export function readRef(folder: string, ref: string): string | undefined {
  return loose(folder, ref) ?? packed(folder).get(ref);
}

/** Every ref with what it holds, in the order of their names. */
export function readRefs(folder: string): ReadonlyMap<string, string> {
  const refs = new Map(packed(folder));
  const names = readdirSync(join(folder, 'refs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.lock'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  for (const ref of names) {
    const sha = loose(folder, ref);
    if (sha !== undefined) refs.set(ref, sha);
  }
  return new Map([...refs].toSorted(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
}

function loose(folder: string, ref: string): string | undefined {
  try {
    const text = readFileSync(join(folder, ref), 'utf8').trim();
    return id.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

function packed(folder: string): Map<string, string> {
  let text = '';
  try {
    text = readFileSync(join(folder, 'packed-refs'), 'utf8');
  } catch {
    return new Map();
  }
  const lines = text.split('\n').filter((line) => id.test(line.slice(0, 40)) && line[40] === ' ');
  return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
}
