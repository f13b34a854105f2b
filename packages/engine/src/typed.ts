import type { ColumnType } from '@mlops-actions/contract';

const integerForm = '[+-]?[0-9]+';
const numberForm = '[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?';
const dateForm = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const timestampForm =
  '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?';
const notFinite = "('nan', 'inf', '+inf', '-inf', 'infinity', '+infinity', '-infinity')";

/** The SQL type that holds values of a declared type. */
export const sqlTypes: Record<ColumnType, string> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMPTZ',
};

/**
 * SQL for the typed value of a text, null when the text is not of the type.
 *
 * DuckDB's casts alone are too kind: they take 1.5, 1e3 and 1_000 for integers and yes for a boolean. NaN and the
 * infinities, and numbers too large, are numbers that are not finite; a rule of their own finds them.
 */
export function textAs(type: ColumnType, text: string): string {
  return fromText[type](text);
}

const fromText: Record<ColumnType, (text: string) => string> = {
  string: (text) => text,
  integer: (text) => whenForm(text, integerForm, 'BIGINT'),
  number: (text) =>
    `CASE WHEN regexp_full_match(${text}, '${numberForm}') THEN TRY_CAST(${text} AS DOUBLE) WHEN lower(${text}) IN ${notFinite} THEN 'NaN'::DOUBLE END`,
  boolean: (text) =>
    `CASE WHEN ${text} IN ('true', 'True', 'TRUE') THEN true WHEN ${text} IN ('false', 'False', 'FALSE') THEN false END`,
  date: (text) => whenForm(text, dateForm, 'DATE'),
  // DuckDB takes a time without seconds, but not with an offset after it.
  timestamp: (text) =>
    whenForm(
      text,
      timestampForm,
      'TIMESTAMPTZ',
      `CASE WHEN substr(${text}, 17, 1) = ':' THEN ${text} ELSE left(${text}, 16) || ':00' || substr(${text}, 17) END`,
    ),
};

function whenForm(text: string, form: string, type: string, castable = text): string {
  return `CASE WHEN regexp_full_match(${text}, '${form}') THEN TRY_CAST(${castable} AS ${type}) END`;
}

/** SQL for the typed value of a JSON value, given as its text and its JSON type. A text holding a number is no number. */
export function jsonAs(type: ColumnType, text: string, jsonType: string): string {
  const kinds = jsonKinds[type].map((kind) => `'${kind}'`).join(', ');
  const value = type === 'integer' || type === 'number' ? `TRY_CAST(${text} AS ${sqlTypes[type]})` : textAs(type, text);
  return `CASE WHEN ${jsonType} IN (${kinds}) THEN ${value} END`;
}

const jsonIntegers: readonly string[] = ['BIGINT', 'UBIGINT', 'HUGEINT', 'UHUGEINT'];
const jsonKinds: Record<ColumnType, readonly string[]> = {
  string: ['VARCHAR'],
  integer: jsonIntegers,
  number: [...jsonIntegers, 'DOUBLE'],
  boolean: ['BOOLEAN'],
  date: ['VARCHAR'],
  timestamp: ['VARCHAR'],
};

/**
 * SQL for the typed value of a column that has an SQL type of its own.
 *
 * A whole floating-point number is an integer, because that is what columns with gaps become in data frames; a
 * timestamp at midnight is a date, for the same reason. Dates and timestamps may also be ISO 8601 texts.
 */
export function nativeAs(type: ColumnType, value: string, native: string): string {
  const conversion = fromNative[type][familyOf(native)];
  return conversion === undefined
    ? `CAST(NULL AS ${sqlTypes[type]})`
    : conversion(value, `TRY_CAST(${value} AS ${sqlTypes[type]})`);
}

type Family = 'text' | 'integer' | 'fraction' | 'boolean' | 'date' | 'timestamp' | 'other';
type Conversion = (value: string, cast: string) => string;

const cast: Conversion = (_, cast) => cast;
const whole: Conversion = (value, cast) =>
  `CASE WHEN isfinite(CAST(${value} AS DOUBLE)) AND ${value} = trunc(${value}) THEN ${cast} END`;
const midnight: Conversion = (value) =>
  `CASE WHEN ${value} = date_trunc('day', ${value}) THEN CAST(${value} AS DATE) END`;
const iso =
  (type: ColumnType): Conversion =>
  (value) =>
    textAs(type, `CAST(${value} AS VARCHAR)`);

const fromNative: Record<ColumnType, Partial<Record<Family, Conversion>>> = {
  string: { text: cast },
  integer: { integer: cast, fraction: whole },
  number: { integer: cast, fraction: cast },
  boolean: { boolean: cast },
  date: { date: cast, timestamp: midnight, text: iso('date') },
  timestamp: { timestamp: cast, text: iso('timestamp') },
};

function familyOf(native: string): Family {
  if (/^(VARCHAR|UUID|ENUM\(.*\))$/s.test(native)) return 'text';
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(native)) return 'integer';
  if (/^(FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(native)) return 'fraction';
  if (native === 'BOOLEAN') return 'boolean';
  if (native === 'DATE') return 'date';
  if (/^TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?$/.test(native)) return 'timestamp';
  return 'other';
}
