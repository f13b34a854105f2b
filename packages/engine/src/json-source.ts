import type { Column } from '@mlops-actions/contract';
import type { Database } from './database.ts';
import type { DataFile, Example } from './engine.ts';
import { type Malformation, maxExamples, type Source } from './source.ts';
import { literals, pathList } from './sql.ts';
import { isPacked, readText } from './text-file.ts';
import { jsonAs } from './typed.ts';

const maxNames = 10_000;

/** Where lines of JSON come from: a relation with `j`, null for a line that is no JSON; for one file also its number, `row`. */
interface Lines {
  readonly from: (file: DataFile | undefined) => string;
  readonly locate: (file: DataFile, rows: readonly number[]) => Promise<Example[]>;
}

/** Opens JSON Lines files, all packed or none. */
export async function openJson(
  database: Database,
  files: readonly DataFile[],
  columns: readonly Column[],
): Promise<Source> {
  return openLines(database, {
    files,
    columns,
    lines: { from: (file) => reader(file ? [file] : files, file !== undefined), locate },
  });
}

/**
 * Opens one JSON Lines file line by line: DuckDB does not skip a byte order mark, and sees nothing in a file of a single
 * character.
 */
export async function openSplitJson(database: Database, file: DataFile, columns: readonly Column[]): Promise<Source> {
  const table = database.newName('lines');
  await database.run(`CREATE TABLE ${table} (row BIGINT, text VARCHAR)`);
  await database.load(table, async (append) => {
    for await (const { line, text } of readLines(file.path)) append(line, [text]);
  });
  const from = `SELECT CASE WHEN json_valid(text) AND NOT ${hasStrayComma('text')} THEN text::JSON END AS j, row FROM ${table}`;
  const lines: Lines = {
    from: () => from,
    locate: (_, rows) => Promise.resolve(rows.map((line) => ({ file: file.name, line }))),
  };
  return openLines(database, { files: [file], columns, lines });
}

interface Opening {
  readonly files: readonly DataFile[];
  /** The declared columns, which are looked for before all others. */
  readonly columns: readonly Column[];
  readonly lines: Lines;
}

async function openLines(database: Database, { files, columns, lines }: Opening): Promise<Source> {
  const shapes = database.newName('shapes');
  await database.run(
    `CREATE TABLE ${shapes} AS SELECT keys, count(*) AS c FROM (SELECT CASE WHEN ${isObject} THEN json_keys(j) END AS keys FROM (${lines.from(undefined)})) GROUP BY keys`,
  );
  const [total = 0, rows = 0, repeated = 0] = await database.counts(
    `SELECT sum(c), sum(c) FILTER (WHERE keys IS NOT NULL), sum(c) FILTER (WHERE ${repeats('keys')}) FROM ${shapes}`,
  );
  const find = (predicate: string) => findExamples(database, { files, lines, predicate });
  const malformations: Malformation[] = [];
  if (rows < total)
    malformations.push({
      count: total - rows,
      total,
      message: 'lines are no JSON object; they were not checked any further',
      examples: await find(`(${isObject}) IS NOT TRUE`),
      rows: true,
    });
  if (repeated > 0)
    malformations.push({
      count: repeated,
      total: rows,
      message: 'lines have a key twice; the first is what was checked',
      examples: await find(`${isObject} AND ${repeats('json_keys(j)')}`),
      rows: false,
    });
  return {
    files,
    rows,
    columns: await listKeys(database, shapes, columns),
    malformations,
    relation: (asked, file) => relation(asked, lines.from(file), file !== undefined),
    locate: (file, found) => lines.locate(file, found),
  };
}

const isObject = `j IS NOT NULL AND json_type(j) = 'OBJECT'`;
const repeats = (keys: string) => `len(${keys}) <> len(list_distinct(${keys}))`;

/**
 * SQL that is true where valid JSON has a comma after the last member or element, which DuckDB lets pass. Texts are
 * stepped over whole; the first condition spares most lines that.
 */
function hasStrayComma(json: string): string {
  const before = '^(?:[^"]|"(?:[^"\\\\]|\\\\.)*")*?';
  const comma = ',[ \\t\\r\\n]*[}\\]]';
  return `(regexp_matches(${json}, '${comma}') AND regexp_matches(${json}, '${before}${comma}'))`;
}

/** Lines that are no JSON become null, and are counted; without this the first one would end the reading. */
function reader(files: readonly DataFile[], numbered: boolean): string {
  const packed = isPacked(files[0]?.path ?? '') ? 'gzip' : 'uncompressed';
  // Numbering the rows ends the reading in parallel, so it is asked for only where a single file is looked into.
  const row = numbered ? ', row_number() OVER () AS row' : '';
  return `SELECT CASE WHEN NOT ${hasStrayComma('json')} THEN json END AS j${row} FROM read_ndjson_objects(${pathList(files.map(({ path }) => path))}, ignore_errors = true, compression = '${packed}', hive_partitioning = false)`;
}

function relation(columns: readonly Column[], from: string, numbered: boolean): string {
  const pointers = literals(columns.map(({ name }) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  const parts = columns.map((_, index) => `t[${index + 1}] AS t${index}, s[${index + 1}] AS s${index}`);
  const values = columns.map(
    ({ type }, index) =>
      `coalesce(t${index}, 'NULL') = 'NULL' AS n${index}, ${jsonAs(type, `s${index}`, `t${index}`)} AS v${index}`,
  );
  const row = numbered ? ', row' : '';
  const read = `SELECT json_type(j, ${pointers}) AS t, json_extract_string(j, ${pointers}) AS s${row} FROM (${from}) WHERE ${isObject}`;
  return `SELECT ${values.join(', ')}${row} FROM (SELECT ${parts.join(', ')}${row} FROM (${read}))`;
}

/** The keys that occur, the declared ones first: strangers may have written any number of others. */
async function listKeys(database: Database, shapes: string, columns: readonly Column[]): Promise<string[]> {
  const declared = literals(columns.map(({ name }) => name));
  const rows = await database.rows(
    `SELECT k FROM (SELECT DISTINCT unnest(keys) AS k FROM ${shapes}) ORDER BY k NOT IN (SELECT unnest(${declared})), k LIMIT ${maxNames}`,
  );
  return rows.map(([key]) => String(key));
}

interface Search {
  readonly files: readonly DataFile[];
  readonly lines: Lines;
  readonly predicate: string;
}

async function findExamples(database: Database, { files, lines, predicate }: Search): Promise<Example[]> {
  const found: Example[] = [];
  for (const file of files) {
    const wanted = maxExamples - found.length;
    const rows = await database.rows(
      `SELECT row FROM (${lines.from(file)}) WHERE ${predicate} ORDER BY row LIMIT ${wanted}`,
    );
    found.push(
      ...(await lines.locate(
        file,
        rows.map(([row]) => Number(row)),
      )),
    );
    if (found.length >= maxExamples) break;
  }
  return found;
}

/** The lines of rows of a file. Lines of blanks are no rows. */
async function locate(file: DataFile, rows: readonly number[]): Promise<Example[]> {
  const wanted = new Set(rows);
  const found: Example[] = [];
  let row = 0;
  if (wanted.size > 0) {
    for await (const { line } of readLines(file.path)) {
      if (wanted.has(++row)) found.push({ file: file.name, line });
      if (found.length === wanted.size) break;
    }
  }
  return found;
}

async function* readLines(path: string): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let line = 1;
  let open = '';
  for await (const chunk of readText(path)) {
    const parts = (open + chunk).split('\n');
    open = parts.pop() ?? '';
    for (const text of parts) {
      if (text.trim() !== '') yield { line, text };
      line++;
    }
  }
  if (open.trim() !== '') yield { line, text: open };
}
