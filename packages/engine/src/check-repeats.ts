import { lineOf } from '@mlops-actions/contract';
import type { Subject } from './check.ts';
import type { Example, Violation } from './engine.ts';
import { type UniqueRule, uniqueRules } from './rules.ts';
import { listNames, maxExamples, type Source } from './source.ts';

/** Applies the rules about values that occur twice in a dataset, in whichever of its files. Exact, never estimated. */
export async function checkRepeats(subject: Subject): Promise<Violation[]> {
  const violations: Violation[] = [];
  for (const rule of uniqueRules(subject.contract)) {
    const violation = await checkRepeat(subject, rule);
    if (violation !== undefined) violations.push(violation);
  }
  return violations;
}

async function checkRepeat(subject: Subject, rule: UniqueRule): Promise<Violation | undefined> {
  const { database } = subject;
  const sources = subject.sources.filter(({ columns }) => rule.columns.every(({ name }) => columns.includes(name)));
  if (sources.length === 0) return undefined;
  const values = rule.columns.map((_, index) => `v${index}`).join(', ');
  const present = rule.columns.map((_, index) => `v${index} IS NOT NULL`).join(' AND ');
  const all = sources.map((source) => `SELECT ${values} FROM (${source.relation(rule.columns)}) WHERE ${present}`);
  const groups = `SELECT ${values}, count(*) AS c FROM (${all.join(' UNION ALL ')}) GROUP BY ${values}`;
  const [total = 0, count = 0] = await database.counts(
    `SELECT coalesce(sum(c), 0), coalesce(sum(c - 1), 0) FROM (${groups})`,
  );
  if (count === 0) return undefined;
  const repeated = database.newName('repeated');
  await database.run(
    `CREATE TABLE ${repeated} AS SELECT ${values} FROM (${groups}) WHERE c > 1 ORDER BY ${values} LIMIT ${maxExamples}`,
  );
  const examples = await findExamples(subject, rule, { sources, repeated });
  return { ...describe(subject, rule, count, total), count, total, examples };
}

function describe({ dataset, contract }: Subject, { rule, columns }: UniqueRule, count: number, total: number) {
  const names = columns.map(({ name }) => name);
  const [first] = columns;
  if (rule === 'unique' && first !== undefined) {
    const message = `column ${listNames(names)}: ${count} of ${total} values repeat an earlier one`;
    const line = lineOf(contract, ['columns', first.name, 'unique']);
    return { dataset, column: first.name, rule, level: first.level, line, message };
  }
  const message = `${count} of ${total} rows repeat the key (${listNames(names)}) of an earlier one`;
  return { dataset, column: null, rule, level: 'error' as const, line: lineOf(contract, ['key']), message };
}

/** The first few rows that hold one of the repeated values, the first that holds it included. */
async function findExamples(
  { database }: Subject,
  { columns }: UniqueRule,
  { sources, repeated }: { sources: readonly Source[]; repeated: string },
): Promise<Example[]> {
  const values = columns.map((_, index) => `v${index}`).join(', ');
  const found: Example[] = [];
  for (const source of sources) {
    for (const file of source.files) {
      if (found.length >= maxExamples) return found;
      const rows = await database.rows(
        `SELECT row FROM (${source.relation(columns, file)}) SEMI JOIN ${repeated} USING (${values}) ORDER BY row LIMIT ${maxExamples - found.length}`,
      );
      const numbers = rows.map(([row]) => Number(row));
      if (numbers.length > 0) found.push(...(await source.locate(file, numbers)));
    }
  }
  return found;
}
