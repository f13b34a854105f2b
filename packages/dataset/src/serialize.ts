import { gzipSync } from 'node:zlib';
import type { Cell, Predictions } from './predictions.ts';

/** What to keep of predictions, and how to write their ids. */
export interface Kept {
  readonly columns: readonly string[];
  readonly id: (id: string) => string;
}

/** Predictions as gzipped JSONL with only some columns; the same rows give the same bytes. */
export function serializePredictions({ columns, length }: Predictions, { columns: kept, id }: Kept): Buffer {
  const ids = columns.get('id') ?? [];
  const chosen = kept
    .filter((name) => name !== 'id' && columns.has(name))
    .map((name) => [name, columns.get(name) ?? []] as const);
  const lines: string[] = [];
  for (let row = 0; row < length; row += 1) {
    const cells = chosen.map(([name, cells]) => `${JSON.stringify(name)}:${toJson(cells[row] ?? null)}`);
    lines.push(`{${[`"id":${JSON.stringify(id(String(ids[row])))}`, ...cells].join(',')}}\n`);
  }
  const bytes = gzipSync(Buffer.from(lines.join('')), { level: 9 });
  // The tenth byte names the operating system, the only one that is not the same everywhere.
  bytes[9] = 255;
  return bytes;
}

function toJson(cell: Cell): string {
  return typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : JSON.stringify(cell);
}
