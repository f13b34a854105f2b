import { collect, type Fields, isMap, readDocument, shown, toNumber, unreadable } from './metrics-document.ts';

/** A metric as a number, with whatever is known of its noise. */
export interface Aggregate {
  /** The mean of `values` where the file says only those. */
  readonly value: number;
  /** Examples it rests on. */
  readonly n: number | null;
  /** Standard error. */
  readonly stderr: number | null;
  /** One per seed or repeat. */
  readonly values: readonly number[] | null;
}

/** A metrics file with what it was measured on. */
export interface Aggregates {
  /** By dotted name. */
  readonly aggregates: Map<string, Aggregate>;
  /** What has to be the same for numbers to be compared: `dataset`, `judge`, `decoding`, as far as said. */
  readonly fingerprint: ReadonlyMap<string, string>;
}

const fingerprints = ['dataset', 'judge', 'decoding'];
const noise = ['n', 'stderr', 'values'];
/** lm-evaluation-harness names metrics `<metric>,<filter>` and their standard errors `<metric>_stderr,<filter>`. */
const harnessError = /^(.+)_stderr(,[^,]*)$/s;
const harnessMetric = /^(.+)(,[^,]*)$/s;

/**
 * Reads a metrics file with the noise it tells of: a metric is a number, a list of numbers (one per seed or repeat), or a
 * map with `value`, `values`, or both, and `n` and `stderr` where known. Standard errors beside metrics, as
 * lm-evaluation-harness writes them, become theirs. Otherwise as `parseMetricsFile`.
 *
 * @throws UserError E_METRICS when it cannot be read, holds no metric, or says what cannot be.
 */
export function parseAggregates(bytes: Buffer, name: string): Aggregates {
  const { metrics, fingerprint } = readDocument(bytes, name);
  const { fingerprint: _, ...fields } = metrics;
  const read = (map: Fields, key: string, at: string): Aggregate | undefined => readEntry(map, key, { at, file: name });
  return { aggregates: collect(fields, read, name), fingerprint: readFingerprint(fingerprint, name) };
}

interface Place {
  /** Dotted. */
  readonly at: string;
  readonly file: string;
}

function readEntry(fields: Fields, key: string, place: Place): Aggregate | undefined {
  const entry = fields[key];
  if (isMap(entry)) return readMap(entry, place);
  if (Array.isArray(entry)) {
    const values = toNumbers(entry);
    return values && { value: mean(values), n: null, stderr: null, values };
  }
  const value = toNumber(entry);
  if (value === undefined || isErrorOfAnother(fields, key)) return undefined;
  return { value, n: null, stderr: harnessErrorOf(fields, key, place), values: null };
}

/** Undefined for a map that only holds metrics. Text is left out, unless what stands beside it says it is a metric. */
function readMap(map: Fields, place: Place): Aggregate | undefined {
  const { value, values } = map;
  const said = value !== undefined && value !== null;
  const isMetric = toNumber(value) !== undefined || Array.isArray(values);
  if (!isMetric && !(said && !isMap(value) && noise.some((key) => key in map))) return undefined;
  const each = readValues(values, place);
  const stated = said ? readValue(value, place) : undefined;
  if (stated !== undefined && each !== null && !isAbout(stated, mean(each)))
    throw unexpected(place, 'value', `the mean of its values, ${mean(each)},`, value);
  return {
    value: stated ?? mean(each ?? []),
    n: readN(map['n'], place),
    stderr: readError(map['stderr'], 'stderr', place),
    values: each,
  };
}

function readValue(value: unknown, place: Place): number {
  const number = toNumber(value);
  if (number === undefined) throw unexpected(place, 'value', 'a number', value);
  return number;
}

function readValues(values: unknown, place: Place): readonly number[] | null {
  if (values === undefined || values === null) return null;
  const numbers = Array.isArray(values) ? toNumbers(values) : undefined;
  if (numbers === undefined) throw unexpected(place, 'values', 'a list of numbers', values);
  return numbers;
}

function readN(n: unknown, place: Place): number | null {
  if (n === undefined || n === null) return null;
  const count = toNumber(n);
  if (count === undefined || !Number.isSafeInteger(count) || count < 1)
    throw unexpected(place, 'n', 'a whole number from 1 up', n);
  return count;
}

function readError(stderr: unknown, field: string, place: Place): number | null {
  if (stderr === undefined || stderr === null) return null;
  const error = toNumber(stderr);
  if (error === undefined || !(error >= 0)) throw unexpected(place, field, 'a number from 0 up', stderr);
  return error;
}

/** The harness writes "N/A" where it has none. */
function harnessErrorOf(fields: Fields, key: string, place: Place): number | null {
  const [, metric, filter] = harnessMetric.exec(key) ?? [];
  const stderr = metric === undefined ? undefined : fields[`${metric}_stderr${filter}`];
  return stderr === 'N/A' ? null : readError(stderr, `${metric}_stderr${filter}`, place);
}

function isErrorOfAnother(fields: Fields, key: string): boolean {
  const [, metric, filter] = harnessError.exec(key) ?? [];
  return metric !== undefined && toNumber(fields[`${metric}${filter}`]) !== undefined;
}

function toNumbers(list: readonly unknown[]): readonly number[] | undefined {
  const numbers = list.map(toNumber).filter((number) => number !== undefined);
  return numbers.length === list.length && list.length > 0 ? numbers : undefined;
}

function readFingerprint(fingerprint: unknown, file: string): ReadonlyMap<string, string> {
  if (fingerprint === undefined) return new Map();
  if (!isMap(fingerprint)) throw unreadable(file, `expected fingerprint to be a map of ${fingerprints.join(', ')}`);
  const texts = Object.entries(fingerprint).map(([key, text]): [string, string] => {
    if (!fingerprints.includes(key))
      throw unreadable(file, `fingerprint has ${shown(key)}, and ${fingerprints.join(', ')} were expected`);
    if (typeof text !== 'string' || text === '')
      throw unreadable(file, `expected fingerprint.${key} to be text (in quotes), found ${shown(text)}`);
    return [key, text];
  });
  return new Map(texts);
}

/** Equal but for what rounding in print leaves; NaN is NaN. */
function isAbout(stated: number, exact: number): boolean {
  return Object.is(stated, exact) || Math.abs(stated - exact) <= 1e-3 * Math.max(Math.abs(stated), Math.abs(exact));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function unexpected(
  { at, file }: Place,
  field: string,
  expected: string,
  found: unknown,
): ReturnType<typeof unreadable> {
  return unreadable(file, `expected ${field} of ${shown(at)} to be ${expected}, found ${shown(found)}`);
}
