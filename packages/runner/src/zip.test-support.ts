import { constants, crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip that is made for a test; what is left out is as it should be. */
export interface TestEntry {
  /** Text is written as UTF-8; bytes as they are, in the old code page. */
  readonly name: string | Buffer;
  /** What the file holds; deflated unless `method` is 0. */
  readonly content?: string | Buffer;
  readonly method?: number;
  /** Bytes that stand in the zip in place of the content. */
  readonly packed?: Buffer;
  /** The sizes and sum the central directory tells. */
  readonly size?: number;
  readonly packedSize?: number;
  readonly sum?: number;
  /** General purpose flags beside that for UTF-8. */
  readonly flags?: number;
  /** The Unix mode, kind included. */
  readonly mode?: number;
  /** Writes sizes and offset in the fields of zip64. */
  readonly zip64?: boolean;
  readonly extra?: Buffer;
}

const huge = 0xffff_ffff;

/** A zip file. `count` is the number of entries its end tells. */
export function zip(entries: readonly TestEntry[], { count = entries.length }: { count?: number } = {}): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = pack(entry);
    const [local, central] = headers(entry, packed, offset);
    files.push(local, packed);
    directory.push(central);
    offset += local.length + packed.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...files, ...directory, end(count, size, offset)]);
}

/** A deflated run of zeros: 1 MiB that is repeated, so that 10 GiB take moments and 10 MB. */
export function deflatedZeros(mebibytes: number): Buffer {
  const once = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: mebibytes }, () => once), Buffer.from([3, 0])]);
}

function bytesOf({ content = '' }: TestEntry): Buffer {
  return Buffer.from(content);
}

function pack(entry: TestEntry): Buffer {
  if (entry.packed !== undefined) return entry.packed;
  return entry.method === 0 ? bytesOf(entry) : deflateRawSync(bytesOf(entry));
}

function headers(entry: TestEntry, packed: Buffer, offset: number): [Buffer, Buffer] {
  const { name, method = 8, flags = 0, mode = 0, zip64 = false, extra: more = Buffer.alloc(0) } = entry;
  const bytes = Buffer.from(name);
  const { size = bytesOf(entry).length, packedSize = packed.length, sum = crc32(bytesOf(entry)) } = entry;
  const isWide = zip64 || size >= huge;
  const extra = Buffer.concat([isWide ? wide(size, packedSize, offset) : Buffer.alloc(0), more]);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(isWide ? 45 : 20, 0);
  shared.writeUInt16LE(flags | (typeof name === 'string' ? 0x800 : 0), 2);
  shared.writeUInt16LE(method, 4);
  shared.writeUInt32LE(sum, 10);
  shared.writeUInt32LE(isWide ? huge : packedSize, 14);
  shared.writeUInt32LE(isWide ? huge : size, 18);
  shared.writeUInt16LE(bytes.length, 22);
  shared.writeUInt16LE(extra.length, 24);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((mode << 16) >>> 0, 6);
  rest.writeUInt32LE(isWide ? huge : offset, 10);
  const made = Buffer.from([20, 3]);
  return [
    Buffer.concat([signature(0x0403_4b50), shared, bytes, extra]),
    Buffer.concat([signature(0x0201_4b50), made, shared, rest, bytes, extra]),
  ];
}

/** The extra field of zip64. */
function wide(size: number, packedSize: number, offset: number): Buffer {
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  for (const [index, value] of [size, packedSize, offset].entries())
    field.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return field;
}

function end(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(18);
  record.writeUInt16LE(count, 4);
  record.writeUInt16LE(count, 6);
  record.writeUInt32LE(size, 8);
  record.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x0605_4b50), record]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
