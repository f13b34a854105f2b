import { type Column, type Contract, lineOf } from '@mlops-actions/contract';
import { UserError } from '@mlops-actions/errors';
import { checkRepeats } from './check-repeats.ts';
import { checkForm, checkPresence, checkRows } from './check-tables.ts';
import { checkValues } from './check-values.ts';
import { type Database, StatementError } from './database.ts';
import type { CheckReport, DataFile, DatasetSize, Violation } from './engine.ts';
import { openSources } from './open-sources.ts';
import { createSetType, type SetTypes, uniqueRules, valueRules } from './rules.ts';
import type { Source } from './source.ts';
import { literal } from './sql.ts';

/** One dataset on its way through the rules. */
export interface Subject {
  readonly database: Database;
  readonly contract: Contract;
  readonly dataset: string;
  readonly sources: readonly Source[];
  readonly sets: SetTypes;
}

interface Request {
  readonly files: readonly DataFile[];
  readonly log: (message: string) => void;
}

/** See {@link Engine.check}. */
export async function check(database: Database, contract: Contract, { files, log }: Request): Promise<CheckReport> {
  if (files.length === 0) throw new UserError('E_NO_FILES', 'Expected files to check, got none. Name the data.');
  await probePatterns(database, contract);
  const sets = await createSets(database, contract.columns);
  const opened = await openSources(database, contract, files);
  const datasets: DatasetSize[] = [];
  const violations: Violation[] = [];
  for (const [dataset, sources] of opened) {
    const subject = { database, contract, dataset, sources, sets };
    violations.push(...(await checkDataset(subject).catch((error: unknown) => refuse(error, dataset))));
    const size = { name: dataset, files: count(sources, 'files'), rows: count(sources, 'rows') };
    datasets.push(size);
    log(`Dataset ${dataset}: ${size.rows} rows in ${size.files} files checked`);
  }
  return { datasets, violations, rules: countRules(contract, sets) * opened.size };
}

async function checkDataset(subject: Subject): Promise<Violation[]> {
  const violations = [
    ...checkForm(subject),
    ...checkRows(subject),
    ...checkPresence(subject),
    ...(await checkValues(subject)),
    ...(await checkRepeats(subject)),
  ];
  return violations.toSorted((a, b) => a.line - b.line);
}

function count(sources: readonly Source[], what: 'files' | 'rows'): number {
  return sources.reduce(
    (sum, { files, rows, malformations }) => sum + (what === 'files' ? files.length : rows + malformed(malformations)),
    0,
  );
}

function malformed(malformations: Source['malformations']): number {
  return malformations.reduce((sum, { rows, count }) => sum + (rows ? count : 0), 0);
}

/** Presence, unknown columns, rows and form are always looked at. */
function countRules(contract: Contract, sets: SetTypes): number {
  const ofValues = contract.columns.flatMap((column) => valueRules(column, sets)).length;
  return ofValues + uniqueRules(contract).length + contract.columns.length + 3;
}

/** RE2 itself has the last word on patterns, before any data is read. */
async function probePatterns(database: Database, contract: Contract): Promise<void> {
  for (const { name, pattern } of contract.columns) {
    if (pattern === undefined) continue;
    await database.run(`SELECT regexp_matches('', ${literal(pattern)})`).catch((error: unknown) => {
      if (!(error instanceof StatementError)) throw error;
      const line = lineOf(contract, ['columns', name, 'pattern']);
      const message = 'the pattern is not one RE2 can search for: write a simpler or shorter one';
      throw new UserError('E_CONTRACT', `${contract.file}:${line}: ${message}.`, {
        problems: [{ file: contract.file, line, message }],
      });
    });
  }
}

async function createSets(database: Database, columns: readonly Column[]): Promise<SetTypes> {
  const sets = new Map<Column, string>();
  for (const column of columns.filter((candidate) => candidate.in !== undefined)) {
    const name = database.newName('allowed');
    await database.run(createSetType(name, column));
    sets.set(column, name);
  }
  return sets;
}

/** A file can be sound at first sight and damaged further on. Only the kind of the error is told: its text may quote the data. */
function refuse(error: unknown, dataset: string): never {
  if (!(error instanceof StatementError)) throw error;
  const kind = error.message.split(':', 1).join('').slice(0, 60);
  throw new UserError(
    'E_DATA_FILE',
    `The data of dataset ${dataset} cannot be read to its end (${kind}): a file is damaged. Write its files again.`,
  );
}
