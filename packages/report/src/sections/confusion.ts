import type { Confusion } from '@mlops-actions/gate';
import { scroller } from '../table.ts';
import { integer, name } from '../text.ts';
import type { Material, Section } from './section.ts';

type Cells = readonly (readonly number[])[];

/** Shades of a cell, from none to full. */
const shades = 5;

/** What was taken for what, on both sides and the difference; undefined without labels and predictions. */
export function confusionSection({ exhibits: { confusion } }: Material): Section | undefined {
  if (confusion === undefined || confusion.labels.length === 0) return undefined;
  const { labels, baseline, candidate } = confusion;
  const note =
    '<p>Rows are the true labels, columns the predictions; below each count its share of the row. The framed diagonal is what was answered rightly.</p>';
  const matrices = [
    ...(baseline === null ? [] : [matrix('Baseline', confusion, (row, column) => countCell(baseline, row, column))]),
    matrix('Candidate', confusion, (row, column) => countCell(candidate, row, column)),
    ...(baseline === null
      ? []
      : [
          matrix('Difference: candidate − baseline', confusion, (row, column) =>
            differenceCell(baseline, candidate, [row, column]),
          ),
        ]),
  ];
  const size = labels.length > 4 ? 'matrices wide' : 'matrices';
  return {
    id: 'confusion',
    heading: 'Confusion matrix',
    body: `${note}<div class="${size}">${matrices.join('')}</div>`,
  };
}

interface Cell {
  readonly className: string;
  readonly content: string;
}

function matrix(title: string, { labels }: Confusion, cell: (row: number, column: number) => Cell): string {
  const head = labels.map((label) => `<th scope="col">${name(label, 60)}</th>`).join('');
  const rows = labels.map((label, row) => {
    const cells = labels.map((_, column) => {
      const { className, content } = cell(row, column);
      return `<td class="${row === column ? 'right ' : ''}${className}">${content}</td>`;
    });
    return `<tr><th scope="row">${name(label, 60)}</th>${cells.join('')}</tr>`;
  });
  return scroller(
    `Confusion matrix, ${title}`,
    `<table class="confusion"><caption><span>${title}</span></caption><thead><tr><td class="corner">label ↓ prediction →</td>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

function countCell(cells: Cells, row: number, column: number): Cell {
  const share = shareOf(cells, row, column);
  return {
    className: `heat${shadeOf(share ?? 0)}`,
    content: `${integer(at(cells, row, column))}<small>${share === undefined ? '–' : `${(share * 100).toFixed(1)} %`}</small>`,
  };
}

function differenceCell(baseline: Cells, candidate: Cells, [row, column]: readonly [number, number]): Cell {
  const more = at(candidate, row, column) - at(baseline, row, column);
  const [before, after] = [shareOf(baseline, row, column), shareOf(candidate, row, column)];
  const change = before === undefined || after === undefined ? undefined : after - before;
  const better = row === column ? more > 0 : more < 0;
  const shade = more === 0 ? 0 : Math.max(1, shadeOf(Math.min(1, Math.abs(change ?? 0) * 5)));
  return {
    className: shade === 0 ? 'heat0' : `${better ? 'better' : 'worse'}${shade}`,
    content: `${signed(more, integer(Math.abs(more)))}<small>${change === undefined ? '–' : `${signed(change, Math.abs(change * 100).toFixed(1))} pp`}</small>`,
  };
}

function at(cells: Cells, row: number, column: number): number {
  return cells[row]?.[column] ?? 0;
}

/** Share of the row; undefined for an empty one. */
function shareOf(cells: Cells, row: number, column: number): number | undefined {
  const total = (cells[row] ?? []).reduce((sum, count) => sum + count, 0);
  return total === 0 ? undefined : at(cells, row, column) / total;
}

function shadeOf(share: number): number {
  return Math.min(shades, Math.ceil(share * shades - 1e-9));
}

function signed(value: number, size: string): string {
  return Number(size.replaceAll(',', '')) === 0 ? size : value > 0 ? `+${size}` : `−${size}`;
}
