import type { Column } from '@mlops-actions/contract';
import type { Database } from './database.ts';
import type { DataFile } from './engine.ts';
import { listNames, type Malformation, maxExamples, type Source } from './source.ts';
import { identifier, pathList } from './sql.ts';
import { nativeAs } from './typed.ts';

/** A column of a Parquet file: as the file names it, as DuckDB does, and its SQL type. */
export interface ParquetColumn {
  readonly name: string;
  readonly alias: string;
  readonly type: string;
}

/** The columns of a Parquet file. DuckDB gives columns whose names differ in case only another name, the file does not. */
export async function readParquetColumns(database: Database, file: DataFile): Promise<ParquetColumn[]> {
  const described = await database.rows(`DESCRIBE SELECT * FROM ${reader([file])}`);
  const names = await readNames(database, file);
  return described.map(([alias, type], index) => ({
    name: names[index] ?? String(alias),
    alias: String(alias),
    type: String(type),
  }));
}

/** The names at the top of the schema, which lists every node of its tree after its parent. */
async function readNames(database: Database, file: DataFile): Promise<string[]> {
  const nodes = await database.rows(`SELECT name, num_children FROM parquet_schema(${pathList([file.path])})`);
  const names: string[] = [];
  let inner = 0;
  for (const [name, children] of nodes.slice(1)) {
    if (inner === 0) names.push(String(name));
    else inner--;
    inner += Number(children ?? 0);
  }
  return names;
}

/** Opens Parquet files that share their columns. */
export async function openParquet(
  database: Database,
  files: readonly DataFile[],
  columns: readonly ParquetColumn[],
): Promise<Source> {
  const [rows = 0] = await database.counts(`SELECT count(*) FROM ${reader(files)}`);
  return {
    files,
    rows,
    columns: columns.map(({ name }) => name),
    malformations: describeNames(files, columns),
    relation: (asked, file) => relation(asked, columns, file === undefined ? reader(files) : numbered(file)),
    locate: (file, found) => Promise.resolve(found.map((row) => ({ file: file.name, row }))),
  };
}

function reader(files: readonly DataFile[]): string {
  return `read_parquet(${pathList(files.map(({ path }) => path))}, hive_partitioning = false)`;
}

function numbered(file: DataFile): string {
  return `(SELECT *, row_number() OVER () AS "\u0001row" FROM ${reader([file])})`;
}

function relation(asked: readonly Column[], columns: readonly ParquetColumn[], from: string): string {
  const values = asked.map(({ name, type }, index) => {
    const column = columns.find((candidate) => candidate.name === name);
    const value = identifier(column?.alias ?? name);
    return `${value} IS NULL AS n${index}, ${nativeAs(type, value, column?.type ?? '')} AS v${index}`;
  });
  const row = from.startsWith('(') ? ', "\u0001row" AS row' : '';
  return `SELECT ${values.join(', ')}${row} FROM ${from}`;
}

function describeNames(files: readonly DataFile[], columns: readonly ParquetColumn[]): Malformation[] {
  const names = columns.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length === 0) return [];
  return [
    {
      count: twice.length,
      total: names.length,
      message: `columns have the name of another one: ${listNames(twice)}`,
      examples: files.slice(0, maxExamples).map(({ name }) => ({ file: name })),
      rows: false,
    },
  ];
}
