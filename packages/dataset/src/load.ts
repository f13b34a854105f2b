import { constants, isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { UserError } from '@mlops-actions/errors';
import { typeColumns } from './columns.ts';
import { type Rows, readCsv } from './csv.ts';
import { readJsonl } from './jsonl.ts';
import { readParquet } from './parquet.ts';
import { defaultLimits, type Format, type Limits, type Predictions } from './predictions.ts';

/**
 * Reads a file of predictions: JSONL, CSV, TSV or Parquet, text forms also gzipped.
 *
 * @param name decides the format by its ending, and is shown in errors.
 * @throws UserError E_PREDICTIONS, E_PREDICTIONS_EMPTY.
 */
export async function parsePredictions(
  bytes: Buffer,
  name: string,
  limits: Limits = defaultLimits,
): Promise<Predictions> {
  const { format, delimiter } = formatOf(name);
  const rows =
    format === 'parquet'
      ? await readParquet(bytes, name, limits)
      : readText(bytes, name, { format, delimiter, limits });
  if (rows.length === 0 || rows.columns.size === 0)
    throw new UserError('E_PREDICTIONS_EMPTY', `${name} has no rows: correct the step that writes it.`);
  typeColumns(rows.columns, name, rows.lineOf);
  return { file: name, format, ...rows };
}

/** As {@link parsePredictions}, from disk. @throws UserError E_PREDICTIONS_MISSING as well. */
export async function loadPredictions(path: string, limits: Limits = defaultLimits): Promise<Predictions> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined || !found.isFile())
    throw new UserError(
      'E_PREDICTIONS_MISSING',
      `There is no file ${JSON.stringify(path)}: correct the path, or the step that writes it.`,
    );
  if (found.size > limits.maxBytes)
    throw new UserError(
      'E_PREDICTIONS',
      `${path} has ${found.size} bytes, more than the ${limits.maxBytes} read here.`,
    );
  return parsePredictions(await readFile(path), path, limits);
}

function formatOf(name: string): { format: Format; delimiter: string } {
  const [, ending = ''] = /\.(jsonl|ndjson|csv|tsv)(?:\.gz)?$/i.exec(name) ?? /\.(parquet)$/i.exec(name) ?? [];
  switch (ending.toLowerCase()) {
    case 'jsonl':
    case 'ndjson':
      return { format: 'jsonl', delimiter: '' };
    case 'csv':
      return { format: 'csv', delimiter: ',' };
    case 'tsv':
      return { format: 'csv', delimiter: '\t' };
    case 'parquet':
      return { format: 'parquet', delimiter: '' };
    default:
      throw new UserError(
        'E_PREDICTIONS',
        `${JSON.stringify(name)} is of no known form: expected .jsonl, .csv, .tsv (each also .gz) or .parquet.`,
      );
  }
}

function readText(
  bytes: Buffer,
  name: string,
  { format, delimiter, limits }: { format: Format; delimiter: string; limits: Limits },
): Rows {
  const plain = /\.gz$/i.test(name) ? inflate(bytes, name, limits) : bytes;
  if (plain.length === 0)
    throw new UserError('E_PREDICTIONS_EMPTY', `${name} is empty: correct the step that writes it.`);
  const text = decode(plain, name);
  return format === 'csv' ? readCsv(text, name, delimiter, limits) : readJsonl(text, name, limits);
}

function inflate(bytes: Buffer, name: string, limits: Limits): Buffer {
  // No text is longer, so nothing beyond it is worth the memory.
  const maxBytes = Math.min(limits.maxBytes, constants.MAX_STRING_LENGTH);
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    const large = cause instanceof RangeError && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    const why = large
      ? `unpacks to more than ${maxBytes} bytes: evaluate on fewer examples, or write fewer columns`
      : 'cannot be unpacked, it is no gzip or damaged: write it anew';
    throw new UserError('E_PREDICTIONS', `${name} ${why}.`);
  }
}

function decode(bytes: Buffer, name: string): string {
  if (bytes.length > constants.MAX_STRING_LENGTH)
    throw new UserError(
      'E_PREDICTIONS',
      `${name} has ${bytes.length} bytes, more than the ${constants.MAX_STRING_LENGTH} read of text: write it as Parquet.`,
    );
  const text = decodeUtf8(bytes);
  // UTF-16 without its mark is valid UTF-8, but every other character is NUL.
  if (text === undefined || text.includes('\0'))
    throw new UserError('E_PREDICTIONS', `${name} is not UTF-8: write it as UTF-8.`);
  return text;
}

/** A TextDecoder that refuses what is no UTF-8 takes three times as long. */
function decodeUtf8(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? bytes.toString('utf8').replace(/^\uFEFF/, '') : undefined;
}
