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
  switch (type) {
    case 'string':
      return text;
    case 'integer':
      return whenForm(text, integerForm, 'BIGINT');
    case 'number':
      return `CASE WHEN regexp_full_match(${text}, '${numberForm}') THEN TRY_CAST(${text} AS DOUBLE) WHEN lower(${text}) IN ${notFinite} THEN 'NaN'::DOUBLE END`;
    case 'boolean':
      return `CASE ${text} WHEN 'true' THEN true WHEN 'True' THEN true WHEN 'TRUE' THEN true WHEN 'false' THEN false WHEN 'False' THEN false WHEN 'FALSE' THEN false END`;
    case 'date':
      return whenForm(text, dateForm, 'DATE');
    case 'timestamp':
      return whenForm(text, timestampForm, 'TIMESTAMPTZ');
  }
}

function whenForm(text: string, form: string, type: string): string {
  return `CASE WHEN regexp_full_match(${text}, '${form}') THEN TRY_CAST(${text} AS ${type}) END`;
}

/** SQL for the typed value of a JSON value that is not null. A text holding a number is no number. */
export function jsonAs(type: ColumnType, json: string): string {
  const text = `(${json} ->> '$')`;
  const kinds = jsonKinds[type].map((kind) => `'${kind}'`).join(', ');
  const value = type === 'integer' || type === 'number' ? `TRY_CAST(${text} AS ${sqlTypes[type]})` : textAs(type, text);
  return `CASE WHEN json_type(${json}) IN (${kinds}) THEN ${value} END`;
}

const jsonKinds: Record<ColumnType, readonly string[]> = {
  string: ['VARCHAR'],
  integer: ['BIGINT', 'UBIGINT', 'HUGEINT', 'UHUGEINT'],
  number: ['BIGINT', 'UBIGINT', 'HUGEINT', 'UHUGEINT', 'DOUBLE'],
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
  const family = familyOf(native);
  const cast = `TRY_CAST(${value} AS ${sqlTypes[type]})`;
  const otherwise = `CAST(NULL AS ${sqlTypes[type]})`;
  switch (type) {
    case 'string':
      return family === 'text' ? cast : otherwise;
    case 'integer':
      if (family === 'fraction')
        return `CASE WHEN isfinite(CAST(${value} AS DOUBLE)) AND ${value} = trunc(${value}) THEN ${cast} END`;
      return family === 'integer' ? cast : otherwise;
    case 'number':
      return family === 'integer' || family === 'fraction' ? cast : otherwise;
    case 'boolean':
      return family === 'boolean' ? cast : otherwise;
    case 'date':
      if (family === 'timestamp')
        return `CASE WHEN ${value} = date_trunc('day', ${value}) THEN CAST(${value} AS DATE) END`;
      return family === 'text' ? textAs(type, `CAST(${value} AS VARCHAR)`) : family === 'date' ? cast : otherwise;
    case 'timestamp':
      return family === 'text' ? textAs(type, `CAST(${value} AS VARCHAR)`) : family === 'timestamp' ? cast : otherwise;
  }
}

type Family = 'text' | 'integer' | 'fraction' | 'boolean' | 'date' | 'timestamp' | 'other';

function familyOf(native: string): Family {
  if (/^(VARCHAR|UUID|ENUM\(.*\))$/s.test(native)) return 'text';
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(native)) return 'integer';
  if (/^(FLOAT|DOUBLE|DECIMAL\(\d+,\d+\))$/.test(native)) return 'fraction';
  if (native === 'BOOLEAN') return 'boolean';
  if (native === 'DATE') return 'date';
  if (/^TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?$/.test(native)) return 'timestamp';
  return 'other';
}
