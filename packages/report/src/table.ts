/** A column: its heading as HTML, and whether it holds numbers. */
export interface Column {
  readonly heading: string;
  readonly kind?: 'text' | 'number' | 'picture';
}

/** A table. Cells are HTML; the first of a row names it. */
export interface Table {
  /** HTML; also what the table is called, so no two of a report are the same. */
  readonly caption: string;
  /** The caption where no element can stand, already escaped. */
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly className?: string;
}

/** A table in a region of its own that scrolls sideways, by finger or keyboard. */
export function table({ caption, label, columns, rows, className }: Table): string {
  const headings = columns.map(({ heading, kind }) => `<th scope="col"${classOf(kind)}>${heading}</th>`).join('');
  const classes = columns.map(({ kind }) => classOf(kind));
  return scroller(
    label,
    `<table${className === undefined ? '' : ` class="${className}"`}><caption><span>${caption}</span></caption><thead><tr>${headings}</tr></thead><tbody>${rows.map((cells) => row(cells, classes)).join('\n')}</tbody></table>`,
  );
}

/** Something wide in a region that scrolls sideways; `label` is escaped already. */
export function scroller(label: string, content: string): string {
  return `<div class="scroll" role="region" tabindex="0" aria-label="${label}">${content}</div>`;
}

/** A folded part; both are HTML. */
export function folded(summary: string, content: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${summary}</summary>${content}</details>`;
}

function row(cells: readonly string[], classes: readonly string[]): string {
  let out = '<tr>';
  for (const [at, cell] of cells.entries())
    out += at === 0 ? `<th scope="row">${cell}</th>` : `<td${classes[at] ?? ''}>${cell}</td>`;
  return `${out}</tr>`;
}

function classOf(kind: Column['kind']): string {
  return kind === undefined || kind === 'text' ? '' : ` class="${kind}"`;
}
