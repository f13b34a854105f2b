import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { UserError } from '@mlops-actions/errors';
import type * as Reader from 'hyparquet';
import type { Compressors, FileMetaData } from 'hyparquet';
import { toCell } from './cell.ts';
import type { Rows } from './csv.ts';
import { type Cell, checkSize, type Limits, nameFaults } from './predictions.ts';

/**
 * Reads Parquet; the reader is loaded only here. Codecs: none, snappy, gzip, zstd.
 *
 * @throws UserError E_PREDICTIONS when it is damaged, too large, or uses another codec.
 */
export async function readParquet(bytes: Buffer, file: string, limits: Limits): Promise<Rows> {
  const reader = await import('hyparquet');
  try {
    const buffer = arrayBufferOf(bytes);
    const metadata = reader.parquetMetadata(buffer);
    const length = Number(metadata.num_rows);
    const names = reader.parquetSchema(metadata).children.map(({ element }) => element.name);
    checkSize(file, { rows: length, columns: names.length }, limits.maxRows);
    const [fault] = nameFaults(names);
    if (fault !== undefined) throw new Error(fault);
    const columns = await readColumns(reader, { buffer, metadata, names, length, maxBytes: limits.maxBytes });
    return { columns, length, lineOf: () => undefined };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const why = cause instanceof Error ? cause.message.slice(0, 200) : String(cause);
    throw new UserError(
      'E_PREDICTIONS',
      `${file} cannot be read as Parquet (${why}): write it anew, with codec none, snappy, gzip or zstd.`,
    );
  }
}

interface Contents {
  readonly buffer: ArrayBuffer;
  readonly metadata: FileMetaData;
  readonly names: readonly string[];
  readonly length: number;
  readonly maxBytes: number;
}

/** By column and not by row object, in which a column named `__proto__` would be lost. */
async function readColumns(reader: typeof Reader, { buffer, metadata, names, length, maxBytes }: Contents) {
  const columns = new Map(names.map((name) => [name, Array.from<Cell | undefined>({ length })]));
  await reader.parquetRead({
    file: buffer,
    metadata,
    compressors: openCompressors(reader, maxBytes),
    onChunk: ({ columnName, columnData, rowStart, rowEnd }) => {
      const cells = columns.get(columnName) ?? [];
      for (let row = rowStart; row < Math.min(rowEnd, length); row += 1)
        cells[row] = toCell(columnData[row - rowStart]);
    },
  });
  for (const [name, cells] of columns)
    if (cells.includes(undefined)) throw new Error(`the column ${JSON.stringify(name.slice(0, 80))} lacks rows`);
  return columns as Map<string, Cell[]>;
}

/** Decompressors that give each page no more than it declares, and all pages together no more than `maxBytes`. */
function openCompressors({ snappyUncompress }: typeof Reader, maxBytes: number): Compressors {
  let total = 0;
  const bounded =
    (unpack: (input: Uint8Array, length: number) => Uint8Array) => (input: Uint8Array, length: number) => {
      total += length;
      if (total > maxBytes) throw new Error(`it unpacks to more than ${maxBytes} bytes`);
      return unpack(input, length);
    };
  return {
    GZIP: bounded((input, length) => gunzipSync(input, { maxOutputLength: Math.max(1, length) })),
    ZSTD: bounded((input, length) => zstdDecompressSync(input, { maxOutputLength: Math.max(1, length) })),
    SNAPPY: bounded((input, length) => {
      const output = new Uint8Array(length);
      snappyUncompress(input, output);
      return output;
    }),
  };
}

function arrayBufferOf({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  const whole = byteLength === buffer.byteLength;
  return (whole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer;
}
