import { isRecord } from './json-value.ts';

/** A column in braces. Bounded, so that a long text full of braces is read once. */
const placeholder = /\{([^{}]{1,200})\}/g;
const alone = /^\{([^{}]{1,200})\}$/;

/** The columns a template of path or body names. */
export function columnsIn(template: unknown): Set<string> {
  if (typeof template === 'string') return new Set([...template.matchAll(placeholder)].map(([, name]) => name ?? ''));
  const parts = Array.isArray(template) ? (template as unknown[]) : isRecord(template) ? Object.values(template) : [];
  return new Set(parts.flatMap((part) => [...columnsIn(part)]));
}

/** A path with the values of a row in it, each URL-encoded. */
export function fillPath(path: string, row: ReadonlyMap<string, unknown>): string {
  return path.replace(placeholder, (_, name: string) => encodeURIComponent(toText(row.get(name)).toWellFormed()));
}

/** A body with the values of a row in it. */
export function fillBody(body: unknown, row: ReadonlyMap<string, unknown>): unknown {
  if (typeof body === 'string') {
    const [, column] = alone.exec(body) ?? [];
    if (column !== undefined) return row.get(column);
    return body.replace(placeholder, (_, name: string) => toText(row.get(name)));
  }
  if (Array.isArray(body)) return body.map((item) => fillBody(item, row));
  if (!isRecord(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, fillBody(value, row)]));
}

/** Texts as they are, everything else as JSON. */
function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
