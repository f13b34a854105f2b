import { type CsvForm, describeHeader } from './csv-form.ts';
import { openLoadedCsv } from './csv-loaded.ts';
import { type CsvRecord, CsvScanner } from './csv-records.ts';
import { csvRelation } from './csv-relation.ts';
import { type Database, StatementError } from './database.ts';
import type { DataFile, Example } from './engine.ts';
import type { Source } from './source.ts';
import { literal, pathList } from './sql.ts';
import { isPacked, readText } from './text-file.ts';

/** Opens files that share a form. Where DuckDB finds any fault in one, its records are read here instead. */
export async function openCsv(database: Database, files: readonly DataFile[], form: CsvForm): Promise<Source[]> {
  if (form.plain) {
    try {
      return [await openPlain(database, files, form)];
    } catch (error) {
      if (!(error instanceof StatementError)) throw error;
    }
  }
  if (files.length === 1) return Promise.all(files.map((file) => openLoadedCsv(database, file, form)));
  const sources: Source[] = [];
  for (const file of files) sources.push(...(await openCsv(database, [file], form)));
  return sources;
}

/** Files that DuckDB reads from end to end without a fault, ragged rows and stray quotes included. */
async function openPlain(database: Database, files: readonly DataFile[], form: CsvForm): Promise<Source> {
  const [rows = 0] = await database.counts(`SELECT count(*) FROM ${reader(files, form)}`);
  await refuseSurplus(database, files, form);
  return {
    files,
    rows,
    columns: form.header,
    malformations: describeHeader(files, form),
    relation: (columns, file) =>
      csvRelation(columns, form, {
        from: reader(file === undefined ? files : [file], form),
        row: file && 'row_number() OVER ()',
      }),
    locate: (file, rows) => findLines(file, form, rows),
  };
}

/** DuckDB drops an empty field after the last column without a word; in a column more, the field is seen. */
async function refuseSurplus(database: Database, files: readonly DataFile[], form: CsvForm): Promise<void> {
  const wider = { ...form, header: [...form.header, ''] };
  // In parallel, rows cannot be padded where fields hold line breaks. The text for NULL is any but the empty one.
  const padded = ['null_padding = true', 'parallel = false', `nullstr = 'NULL'`];
  const [surplus = 0] = await database.counts(
    `SELECT count(c${form.header.length}) FROM ${reader(files, wider, padded)}`,
  );
  if (surplus > 0) throw new StatementError('rows have more fields than the header');
}

/** Everything is said, so that nothing is guessed from the first lines. */
function reader(files: readonly DataFile[], { delimiter, header }: CsvForm, more: readonly string[] = []): string {
  const columns = header.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    'header = false',
    'skip = 1',
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `comment = ''`,
    'strict_mode = true',
    'hive_partitioning = false',
    `compression = '${isPacked(files[0]?.path ?? '') ? 'gzip' : 'uncompressed'}'`,
    `columns = {${columns}}`,
    ...more,
  ];
  return `read_csv(${pathList(files.map(({ path }) => path))}, ${options.join(', ')})`;
}

/** The lines that data rows of a faultless file begin on. */
async function findLines(file: DataFile, { delimiter }: CsvForm, rows: readonly number[]): Promise<Example[]> {
  const scanner = new CsvScanner(delimiter);
  const wanted = new Set(rows);
  const found: Example[] = [];
  // The header is record 0, the first data row is row 1.
  let record = 0;
  const look = (records: readonly CsvRecord[]) => {
    for (const { line } of records) if (wanted.has(record++)) found.push({ file: file.name, line });
  };
  for await (const text of readText(file.path)) {
    look(scanner.push(text));
    if (found.length === wanted.size) return found;
  }
  look(scanner.end());
  return found;
}
