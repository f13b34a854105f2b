import { gzipSync } from 'node:zlib';
import type { Cell, Predictions } from './predictions.ts';

/** What to keep of predictions, and how to write their ids. */
export interface Kept {
  readonly columns: readonly string[];
  readonly id: (id: string) => string;
}

/** Rows put together before they become bytes: a text of all of them can be longer than a string may be. */
const batch = 10_000;

/**
 * Predictions as gzipped JSONL with only some columns. The same rows give the same bytes with the same zlib, which
 * comes with Node. NaN and the infinities are written bare, as Python does. Without a column `id` none is written.
 */
export function serializePredictions({ columns, length }: Predictions, { columns: kept, id }: Kept): Buffer {
  const ids = columns.get('id');
  const chosen = [...new Set(kept)]
    .filter((name) => name !== 'id' && columns.has(name))
    .map((name) => [JSON.stringify(name), columns.get(name) ?? []] as const);
  const parts: Buffer[] = [];
  let lines: string[] = [];
  for (let row = 0; row < length; row += 1) {
    const key = ids === undefined ? [] : [`"id":${JSON.stringify(id(String(ids[row])))}`];
    const cells = chosen.map(([name, cells]) => `${name}:${toJson(cells[row] ?? null)}`);
    lines.push(`{${[...key, ...cells].join(',')}}\n`);
    if (lines.length < batch && row + 1 < length) continue;
    parts.push(Buffer.from(lines.join('')));
    lines = [];
  }
  const bytes = gzipSync(Buffer.concat(parts), { level: 9 });
  // The tenth byte names the operating system.
  bytes[9] = 255;
  return bytes;
}

function toJson(cell: Cell): string {
  return typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : JSON.stringify(cell);
}
