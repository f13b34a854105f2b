import { createHash } from 'node:crypto';
import { type Contract, lineOf } from '@mlops-actions/contract';
import { describeError, type Problem, UserError } from '@mlops-actions/errors';
import { type CsvForm, guessDelimiter, readCsvForm } from './csv-form.ts';
import { openCsv } from './csv-source.ts';
import { type Database, StatementError } from './database.ts';
import type { DataFile } from './engine.ts';
import { openJson, openSplitJson } from './json-source.ts';
import { openParquet, readParquetColumns } from './parquet-source.ts';
import type { Source } from './source.ts';
import { checkText, FileFault } from './text-file.ts';

/** Files that can be read as one, and how. */
interface Group {
  readonly files: DataFile[];
  readonly open: (files: readonly DataFile[]) => Promise<readonly Source[]>;
}

/** A group's key, equal for files that can be read as one. */
interface Opening extends Pick<Group, 'open'> {
  readonly key: string;
}

/**
 * Opens the files of a contract's datasets, those of a kind together.
 *
 * @throws UserError E_DATA_FILE with every file that cannot be read.
 */
export async function openSources(
  database: Database,
  contract: Contract,
  files: readonly DataFile[],
): Promise<Map<string, Source[]>> {
  const groups = new Map<string, Group & { readonly dataset: string }>();
  const problems: Problem[] = [];
  for (const file of files) {
    try {
      const { key, open } = await look(database, contract, file);
      const id = JSON.stringify([file.dataset, key]);
      const group = groups.get(id) ?? { dataset: file.dataset, files: [], open };
      group.files.push(file);
      groups.set(id, group);
    } catch (error) {
      problems.push({ file: file.name, message: reasonOf(error) });
    }
  }
  if (problems.length > 0) throw refuse(problems);
  return openGroups([...groups.values()]);
}

async function openGroups(groups: readonly (Group & { readonly dataset: string })[]): Promise<Map<string, Source[]>> {
  const sources = new Map<string, Source[]>();
  for (const { dataset, files, open } of groups) {
    const opened = await open(files).catch((error: unknown) => {
      const [file] = files;
      throw refuse([{ file: file?.name, message: reasonOf(error) }]);
    });
    sources.set(dataset, [...(sources.get(dataset) ?? []), ...opened]);
  }
  return sources;
}

/** Finds out how a file is to be read, and whether it can be. */
async function look(database: Database, contract: Contract, file: DataFile): Promise<Opening> {
  const [, format = '', packed = ''] = /\.(csv|tsv|jsonl|ndjson|parquet)(\.gz)?$/i.exec(file.path) ?? [];
  if (format === '' || (format === 'parquet' && packed !== ''))
    throw new FileFault('its name must end in .csv, .tsv, .jsonl or .ndjson (.gz may follow), or in .parquet');
  if (format.toLowerCase() === 'parquet') return lookAtParquet(database, file);
  const head = await checkText(file.path);
  if (/^(csv|tsv)$/i.test(format)) return toOpening(database, contract, readCsvForm(file, head, contract), packed);
  if (head.byteOrderMark || (head.whole && head.text.length < 2))
    return {
      key: JSON.stringify(['split', file.path]),
      open: (files) => Promise.all(files.map((one) => openSplitJson(database, one, contract.columns))),
    };
  return { key: `jsonl${packed}`, open: async (files) => [await openJson(database, files, contract.columns)] };
}

function toOpening(database: Database, contract: Contract, form: CsvForm, packed: string): Opening {
  const other = guessDelimiter(form);
  if (other !== undefined && !contract.columns.some(({ name }) => form.header.includes(name))) {
    const line = lineOf(contract, ['csv', 'delimiter']);
    throw new FileFault(
      `its header is a single field; write csv: { delimiter: ${JSON.stringify(other)} } in the contract (line ${line}) if that is what it is written with`,
    );
  }
  return { key: digest([packed, form]), open: (files) => openCsv(database, files, form) };
}

async function lookAtParquet(database: Database, file: DataFile): Promise<Opening> {
  const columns = await readParquetColumns(database, file);
  return { key: digest(columns), open: async (files) => [await openParquet(database, files, columns)] };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** What the engine says may quote the data, so its own words are not passed on. Faults that are not the file's are thrown. */
function reasonOf(error: unknown): string {
  if (error instanceof StatementError) return 'it is damaged, or not of the format its name says';
  if (error instanceof FileFault) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_')) return `the archive is damaged: ${describeError(error)}`;
  if (/^E[A-Z]+$/.test(code)) return `it cannot be opened (${code})`;
  throw error;
}

function refuse(problems: readonly Problem[]): UserError {
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return new UserError(
    'E_DATA_FILE',
    `The data cannot be checked: ${first?.file}: ${first?.message}${more}. Correct or leave out the files listed.`,
    { problems },
  );
}
