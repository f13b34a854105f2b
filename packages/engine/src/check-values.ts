import { type Column, lineOf } from '@mlops-actions/contract';
import type { Subject } from './check.ts';
import type { DataFile, Example, Violation } from './engine.ts';
import { type ValueRule, valueRules } from './rules.ts';
import { listNames, maxExamples, type Source } from './source.ts';

/** Columns per query: one query over a thousand takes four times as long and ten times the memory. */
const batchSize = 50;

/** Rules and the columns they are about, small enough for one query. */
interface Batch {
  readonly columns: readonly Column[];
  readonly rules: readonly ValueRule[];
}

interface Tally {
  broken: number;
  total: number;
}

/** Applies the rules about values; the places of breaches are looked for only where there are any. */
export async function checkValues(subject: Subject): Promise<Violation[]> {
  const tallies = new Map<ValueRule, Tally>();
  const rules = subject.contract.columns.flatMap((column) => valueRules(column, subject.sets));
  for (const source of subject.sources) {
    for (const batch of toBatches(rules, source)) await count(subject, source, batch, tallies);
  }
  const broken = [...tallies].filter(([rule, tally]) => isBroken(rule, tally));
  const examples = await findExamples(
    subject,
    broken.map(([rule]) => rule),
  );
  return broken.map(([rule, tally]) => toViolation(subject, rule, { tally, examples: examples.get(rule) ?? [] }));
}

function toBatches(rules: readonly ValueRule[], source: Source): Batch[] {
  const columns = [...new Set(rules.map(({ column }) => column))].filter(({ name }) => source.columns.includes(name));
  const batches: Batch[] = [];
  for (let start = 0; start < columns.length; start += batchSize) {
    const some = columns.slice(start, start + batchSize);
    batches.push({ columns: some, rules: rules.filter(({ column }) => some.includes(column)) });
  }
  return batches;
}

function predicateOf({ predicate, column }: ValueRule, columns: readonly Column[]): string {
  const index = columns.indexOf(column);
  return predicate(`n${index}`, `v${index}`);
}

async function count(
  { database }: Subject,
  source: Source,
  { columns, rules }: Batch,
  tallies: Map<ValueRule, Tally>,
): Promise<void> {
  const missing = columns.map((_, index) => `count(*) FILTER (WHERE n${index})`);
  const broken = rules.map((rule) => `count(*) FILTER (WHERE ${predicateOf(rule, columns)})`);
  const counts = await database.counts(
    `SELECT count(*), ${[...missing, ...broken].join(', ')} FROM (${source.relation(columns)})`,
  );
  const [rows = 0] = counts;
  for (const [index, rule] of rules.entries()) {
    const there = rows - (counts[1 + columns.indexOf(rule.column)] ?? 0);
    const tally = tallies.get(rule) ?? { broken: 0, total: 0 };
    tally.broken += counts[1 + columns.length + index] ?? 0;
    tally.total += rule.countsMissing ? rows : there;
    tallies.set(rule, tally);
  }
}

/** Shares such as 29 % have no exact binary form; a millionth of a row makes up for it. */
function isBroken({ allowed }: ValueRule, { broken, total }: Tally): boolean {
  return broken > allowed * total + 1e-6;
}

/** The first few places at which each rule is broken. */
async function findExamples(
  subject: Subject,
  rules: readonly ValueRule[],
): Promise<Map<ValueRule, readonly Example[]>> {
  const found = new Map<ValueRule, readonly Example[]>();
  for (const source of subject.sources) {
    for (const file of source.files) {
      const wanted = rules.filter((rule) => (found.get(rule)?.length ?? 0) < maxExamples);
      for (const batch of toBatches(wanted, source)) await findInFile(subject, { source, file, batch, found });
    }
  }
  return found;
}

interface Search {
  readonly source: Source;
  readonly file: DataFile;
  readonly batch: Batch;
  readonly found: Map<ValueRule, readonly Example[]>;
}

async function findInFile({ database }: Subject, { source, file, batch, found }: Search): Promise<void> {
  const { columns, rules } = batch;
  const places = rules.map((rule) => `min(row, ${maxExamples}) FILTER (WHERE ${predicateOf(rule, columns)})`);
  const [answer = []] = await database.rows(`SELECT ${places.join(', ')} FROM (${source.relation(columns, file)})`);
  const rows = answer.map((cell) => (Array.isArray(cell) ? cell.map(Number) : []));
  const needed = [...new Set(rows.flat())].toSorted((a, b) => a - b);
  const examples = needed.length === 0 ? [] : await source.locate(file, needed);
  const at = new Map(needed.map((row, index) => [row, examples[index]]));
  for (const [index, rule] of rules.entries()) {
    const here = (rows[index] ?? []).map((row) => at.get(row)).filter((example) => example !== undefined);
    found.set(rule, [...(found.get(rule) ?? []), ...here].slice(0, maxExamples));
  }
}

function toViolation(
  { dataset, contract }: Subject,
  { column, rule, breach }: ValueRule,
  { tally, examples }: { tally: Tally; examples: readonly Example[] },
): Violation {
  return {
    dataset,
    column: column.name,
    rule,
    level: column.level,
    count: tally.broken,
    total: tally.total,
    line: lineOf(contract, ['columns', column.name, rule]),
    message: `column ${listNames([column.name])}: ${tally.broken} of ${tally.total} values ${breach}`,
    examples,
  };
}
