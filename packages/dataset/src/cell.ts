import type { Cell } from './predictions.ts';

/**
 * A value as a file gives it, as a cell. Lists are joined by `|`, an empty one is `|`, dates written in UTC, other nested values shown as
 * JSON; whole numbers too large for a double stay exact as text.
 *
 * @throws RangeError for values nested too deeply to be shown, and for dates that are none.
 */
export function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  // An empty list is an answer, no label at all, and not a missing one.
  if (Array.isArray(value)) return value.length === 0 ? '|' : value.map(itemText).join('|');
  return toJson(value);
}

/** Never String(): objects of strangers may bring a `toString` of their own. */
function itemText(item: unknown): string {
  return Array.isArray(item) ? toJson(item) : String(toCell(item));
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_, nested: unknown) => (typeof nested === 'bigint' ? String(nested) : nested));
}
