import type { PathSegment } from '@mlops-actions/config';
import { type Level, lineOf } from '@mlops-actions/contract';
import type { Subject } from './check.ts';
import type { Rule, Violation } from './engine.ts';
import { listNames, maxExamples, type Source } from './source.ts';

/** Damaged rows, and headers that name columns twice or not at all. */
export function checkForm(subject: Subject): Violation[] {
  return subject.sources.flatMap(({ malformations }) =>
    malformations.map(({ count, total, message, examples }) => ({
      ...whole(subject, 'format', 'error', ['csv']),
      count,
      total,
      message: `${count} of ${total} ${message}`,
      examples,
    })),
  );
}

/** Too few or too many rows. A dataset without any breaks the rules unless the contract says that it may. */
export function checkRows(subject: Subject): Violation[] {
  const { min = 1, max = Infinity } = subject.contract.rows;
  const rows = subject.sources.reduce((sum, source) => sum + source.rows, 0);
  if (rows >= min && rows <= max) return [];
  const expected = rows < min ? `at least ${min}` : `at most ${max}`;
  const message = `dataset ${subject.dataset} has ${rows} rows, expected ${expected}`;
  const places: readonly PathSegment[] = ['rows', rows < min ? 'min' : 'max'];
  return [{ ...whole(subject, 'rows', 'error', places), count: rows, total: rows, message, examples: [] }];
}

/** Columns that are missing from files, and columns that the contract does not know. */
export function checkPresence(subject: Subject): Violation[] {
  const { contract } = subject;
  // A file of JSON Lines without lines has no keys, and is not without columns.
  const sources = subject.sources.filter(({ rows, columns }) => rows > 0 || columns.length > 0);
  const files = sources.reduce((sum, source) => sum + source.files.length, 0);
  const absent = contract.columns
    .filter(({ optional }) => !optional)
    .flatMap(({ name, level }) => {
      const without = sources.filter(({ columns }) => !columns.includes(name)).flatMap((source) => source.files);
      if (without.length === 0) return [];
      const message = `column ${listNames([name])} is missing from ${without.length} of ${files} files`;
      const examples = without.slice(0, maxExamples).map((file) => ({ file: file.name }));
      const common = whole(subject, 'present', level, ['columns', name]);
      return [{ ...common, column: name, count: without.length, total: files, message, examples }];
    });
  return [...absent, ...checkOthers(subject, sources)];
}

function checkOthers(subject: Subject, sources: readonly Source[]): Violation[] {
  const { contract } = subject;
  const declared = new Set(contract.columns.map(({ name }) => name));
  const all = new Set(sources.flatMap(({ columns }) => columns).filter((name) => name.trim() !== ''));
  const others = [...all].filter((name) => !declared.has(name));
  if (others.length === 0 || contract.otherColumns === 'allow') return [];
  const message = `${others.length} of ${all.size} columns are not in the contract: ${listNames(others)}`;
  const common = whole(subject, 'other-columns', contract.otherColumns, ['other-columns']);
  return [{ ...common, count: others.length, total: all.size, message, examples: [] }];
}

function whole({ dataset, contract }: Subject, rule: Rule, level: Level, path: readonly PathSegment[]) {
  return { dataset, column: null, rule, level, line: lineOf(contract, path) };
}
