/** A Markdown table, columns after the first aligned to the right. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A share as percent with one decimal. */
export function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** A count with a blank between thousands. */
export function whole(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** One standard error of a share near 5 %, in points. */
export function errorOf(draws: number): string {
  return (100 * Math.sqrt((0.05 * 0.95) / draws)).toFixed(2);
}
