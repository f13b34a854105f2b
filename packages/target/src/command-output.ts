import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { UserError } from '@mlops-actions/errors';
import { oneLine } from './one-line.ts';
import { isServingAddress } from './slot-address.ts';
import { longestVersion, parseWeights } from './weights.ts';

/** What a script said through the file MLOPS_OUTPUT. */
export interface CommandOutput {
  /** Undefined: it did not say; empty: none. */
  readonly version: string | undefined;
  readonly url: string | undefined;
  readonly weights: ReadonlyMap<string, number> | undefined;
}

const maxBytes = 64 * 1024;
const known: ReadonlySet<string> = new Set(['version', 'url', 'weights']);

/**
 * Reads the `key=value` lines of a script; of a key that comes twice the last one counts.
 *
 * The file is a stranger's: it may have become a link, a pipe or endless.
 *
 * @throws UserError E_TARGET with every line that cannot be used.
 */
export async function readCommandOutput(file: string): Promise<CommandOutput> {
  const text = await readCapped(file);
  const pairs = new Map<string, string>();
  const problems: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [, key = '', value = ''] = /^([a-z]{1,20})=(.*)$/.exec(line.trim()) ?? [];
    if (known.has(key)) pairs.set(key, value);
    else problems.push(`line ${index + 1} is ${JSON.stringify(oneLine(line, 80))}`);
  }
  const output = { version: pairs.get('version'), url: pairs.get('url'), weights: readWeights(pairs.get('weights')) };
  const faults = [...problems, ...faultsOf(output)];
  if (faults.length > 0) throw unusable(faults);
  return { version: output.version, url: output.url || undefined, weights: output.weights ?? undefined };
}

interface RawOutput extends Pick<CommandOutput, 'version' | 'url'> {
  /** Null: it is none. */
  readonly weights: ReadonlyMap<string, number> | null | undefined;
}

function faultsOf({ version = '', url = '', weights }: RawOutput): string[] {
  return [
    ...(version.length <= longestVersion ? [] : [`version= is longer than ${longestVersion} characters`]),
    ...(url === '' || isServingAddress(url) ? [] : ['url= is no http:// or https:// address']),
    ...(weights === null ? ['weights= is no JSON object of percents such as {"1.2.0":95,"1.3.0":5}'] : []),
  ];
}

function readWeights(text: string | undefined): ReadonlyMap<string, number> | null | undefined {
  if (text === undefined) return undefined;
  try {
    return parseWeights(JSON.parse(text)) ?? null;
  } catch {
    return null;
  }
}

async function readCapped(file: string): Promise<string> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(orMissing);
  if (handle === undefined) return '';
  try {
    if (!(await handle.stat()).isFile()) throw unusable(['it is no plain file any more']);
    return await readWhole(handle);
  } finally {
    await handle.close();
  }
}

async function readWhole(handle: FileHandle): Promise<string> {
  const buffer = Buffer.alloc(maxBytes + 1);
  let bytes = 0;
  for (let read = -1; read !== 0 && bytes < buffer.length; bytes += read)
    read = (await handle.read(buffer, bytes, buffer.length - bytes, bytes)).bytesRead;
  if (bytes > maxBytes) throw unusable([`it holds more than ${maxBytes} bytes`]);
  return buffer.toString('utf8', 0, bytes);
}

/** A script that took the file away said nothing. */
function orMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw unusable([`it cannot be opened as a plain file (${error.code ?? 'no code'})`]);
}

function unusable(faults: readonly string[]): UserError {
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return new UserError(
    'E_TARGET',
    `What the command wrote to MLOPS_OUTPUT cannot be used: ${faults[0] ?? ''}${more}. Let it write lines version=, url= and weights= only.`,
    { problems: faults.slice(0, 20).map((message) => ({ message })) },
  );
}
