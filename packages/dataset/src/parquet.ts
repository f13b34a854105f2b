import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { UserError } from '@mlops-actions/errors';
import type { Rows } from './csv.ts';
import type { Cell, Limits } from './predictions.ts';

/**
 * Reads Parquet; the reader is loaded only here. Codecs: none, snappy, gzip, zstd.
 *
 * @throws UserError E_PREDICTIONS when it is damaged, too large, or uses another codec.
 */
export async function readParquet(bytes: Buffer, file: string, { maxRows, maxBytes }: Limits): Promise<Rows> {
  const { parquetMetadata, parquetReadObjects } = await import('hyparquet');
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const inflate = (unpack: (input: Uint8Array) => Buffer) => (input: Uint8Array, length: number) => {
    if (length > maxBytes) throw new Error(`a page of ${length} bytes is larger than allowed`);
    return unpack(input);
  };
  const compressors = {
    GZIP: inflate((input) => gunzipSync(input, { maxOutputLength: maxBytes })),
    ZSTD: inflate((input) => zstdDecompressSync(input, { maxOutputLength: maxBytes })),
  };
  try {
    const metadata = parquetMetadata(buffer);
    const length = Number(metadata.num_rows);
    if (length > maxRows) throw new Error(`it has ${length} rows, more than ${maxRows}`);
    const rows = await parquetReadObjects({ file: buffer, metadata, compressors });
    const names = metadata.schema
      .slice(1)
      .filter(({ num_children: children }) => children === undefined)
      .map(({ name }) => name);
    const top = rows[0] === undefined ? names : Object.keys(rows[0]);
    return {
      columns: new Map(top.map((name) => [name, rows.map((row) => toCell(row[name]))])),
      length,
      lineOf: () => undefined,
    };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
    throw new UserError(
      'E_PREDICTIONS',
      `${file} cannot be read as Parquet (${why}): write it anew, with codec none, snappy, gzip or zstd.`,
      { cause },
    );
  }
}

function toCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(String).join('|');
  return JSON.stringify(value, (_, nested: unknown) => (typeof nested === 'bigint' ? String(nested) : nested));
}
