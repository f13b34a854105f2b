/** A text as an SQL literal. DuckDB knows no escapes but the doubled quote. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as a quoted identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Texts as a list of literals. */
export function literals(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/** Paths as a list for the readers, which would take stars and brackets in a name for a pattern. */
export function pathList(paths: readonly string[]): string {
  return literals(paths.map((path) => path.replace(/[*?[]/g, '[$&]')));
}
