import { type CsvForm, describeHeader } from './csv-form.ts';
import { type CsvRecord, CsvScanner } from './csv-records.ts';
import { csvRelation } from './csv-relation.ts';
import type { Database } from './database.ts';
import type { DataFile, Example } from './engine.ts';
import { type Malformation, maxExamples, type Source } from './source.ts';
import { readText } from './text-file.ts';

/** Reads the records of one CSV file here, keeps those that are whole in a table, and counts the others. */
export async function openLoadedCsv(database: Database, file: DataFile, form: CsvForm): Promise<Source> {
  const table = database.newName('records');
  const columns = form.header.map((_, index) => `c${index} VARCHAR`).join(', ');
  await database.run(`CREATE TABLE ${table} (line BIGINT, ${columns})`);
  const tally = new Tally(file, form.header.length);
  await database.load(table, async (append) => {
    const scanner = new CsvScanner(form.delimiter);
    const keep = (records: readonly CsvRecord[]) => {
      for (const record of records) if (tally.accepts(record)) append(record.line, record.fields);
    };
    for await (const text of readText(file.path)) keep(scanner.push(text));
    keep(scanner.end());
  });
  return {
    files: [file],
    rows: tally.rows,
    columns: form.header,
    malformations: [...describeHeader([file], form), ...tally.malformations()],
    relation: (columns, only) => csvRelation(columns, form, { from: table, row: only && 'line' }),
    locate: (_, lines) => Promise.resolve(lines.map((line) => ({ file: file.name, line }))),
  };
}

type Fault = NonNullable<CsvRecord['fault']> | 'width';

/** Counts the records of a file, and those that cannot be used by what is wrong with them. */
class Tally {
  rows = 0;
  readonly #file: DataFile;
  readonly #width: number;
  readonly #faults = new Map<Fault, { count: number; readonly examples: Example[] }>();
  #afterHeader = false;

  constructor(file: DataFile, width: number) {
    this.#file = file;
    this.#width = width;
  }

  accepts(record: CsvRecord): boolean {
    const isHeader = !this.#afterHeader;
    this.#afterHeader = true;
    if (isHeader) return false;
    const fault = record.fault ?? (record.fields.length === this.#width ? undefined : 'width');
    if (fault === undefined) this.rows++;
    else this.#note(fault, record.line);
    return fault === undefined;
  }

  #note(fault: Fault, line: number): void {
    const noted = this.#faults.get(fault) ?? { count: 0, examples: [] };
    noted.count++;
    if (noted.examples.length < maxExamples) noted.examples.push({ file: this.#file.name, line });
    this.#faults.set(fault, noted);
  }

  malformations(): Malformation[] {
    const total = [...this.#faults.values()].reduce((sum, { count }) => sum + count, this.rows);
    return [...this.#faults].map(([fault, { count, examples }]) => ({
      count,
      total,
      message: `${describe(fault, this.#width)}; they were not checked any further`,
      examples,
      rows: true,
    }));
  }
}

function describe(fault: Fault, width: number): string {
  if (fault === 'quote') return 'rows have text after a closing quote';
  if (fault === 'open') return 'rows begin a quote that is never closed and swallow the rest of the file';
  if (fault === 'long') return 'rows have a field of more than 16 million characters';
  return `rows do not have the ${width} fields of the header`;
}
