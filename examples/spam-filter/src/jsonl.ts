import { readFile, writeFile } from 'node:fs/promises';

/** Reads a file with one JSON value a line. The caller vouches for the type: validate-data has checked the files. */
export async function readJsonl<Row>(path: string): Promise<Row[]> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

export async function writeJsonl(path: string, rows: readonly object[]): Promise<void> {
  await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
