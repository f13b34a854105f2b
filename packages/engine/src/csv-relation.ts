import type { Column } from '@mlops-actions/contract';
import type { CsvForm } from './csv-form.ts';
import { literal } from './sql.ts';
import { textAs } from './typed.ts';

/** Where rows of texts `c0`, `c1`, … come from, and SQL for the number of a row when it is asked for. */
export interface Texts {
  readonly from: string;
  readonly row: string | undefined;
}

/** {@link Source.relation} over rows of texts. */
export function csvRelation(
  columns: readonly Column[],
  { header, missing }: Pick<CsvForm, 'header' | 'missing'>,
  { from, row }: Texts,
): string {
  const texts = columns.map(({ name }, index) => {
    const text = `coalesce(c${header.indexOf(name)}, '')`;
    return `${missing.length === 0 ? text : `CASE WHEN ${text} NOT IN (${missing.map(literal).join(', ')}) THEN ${text} END`} AS x${index}`;
  });
  const values = columns.map(
    ({ type }, index) => `x${index} IS NULL AS n${index}, ${textAs(type, `x${index}`)} AS v${index}`,
  );
  const [inner, outer] = row === undefined ? [[], []] : [[`${row} AS row`], ['row']];
  return `SELECT ${[...values, ...outer].join(', ')} FROM (SELECT ${[...texts, ...inner].join(', ')} FROM ${from})`;
}
