import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const kinds = {
  GITHUB_OUTPUT: 'set_output',
  GITHUB_STATE: 'save_state',
  GITHUB_ENV: 'set_env',
  GITHUB_PATH: 'add_path',
  GITHUB_STEP_SUMMARY: 'step_summary',
} as const;

type FileVariable = keyof typeof kinds;

/** A step's summary may have this many bytes; one byte more and GitHub shows none of it. */
export const summaryLimit = 1024 * 1024;

/** What a step left in its command files. */
export interface CommandFileContents {
  readonly outputs: Record<string, string>;
  readonly state: Record<string, string>;
  readonly env: Record<string, string>;
  readonly path: string[];
  readonly summary: string;
  /** What the runner says of files it does not accept: an error annotation each. */
  readonly problems: readonly string[];
  /** Whether one of them fails the step. */
  readonly failed: boolean;
}

/** The command files of one step: created empty in RUNNER_TEMP before it, read and removed after it. */
export class CommandFiles {
  readonly environment: Readonly<Record<FileVariable, string>>;

  private constructor(environment: Record<FileVariable, string>) {
    this.environment = environment;
  }

  static async create(temp: string): Promise<CommandFiles> {
    const folder = join(temp, '_runner_file_commands');
    await mkdir(folder, { recursive: true });
    const suffix = randomUUID();
    const entries = Object.entries(kinds).map(([variable, kind]) => [variable, join(folder, `${kind}_${suffix}`)]);
    const files = Object.fromEntries(entries) as Record<FileVariable, string>;
    await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
    return new CommandFiles(files);
  }

  async collect(): Promise<CommandFileContents> {
    const problems: string[] = [];
    let failed = false;
    const pairs = async (variable: FileVariable) => {
      try {
        return parsePairs(await this.#read(variable));
      } catch (error) {
        problems.push(`Unable to process file command '${variable}' successfully. ${(error as Error).message}`);
        failed = true;
        return {};
      }
    };
    const outputs = await pairs('GITHUB_OUTPUT');
    const state = await pairs('GITHUB_STATE');
    const env = withoutNodeOptions(await pairs('GITHUB_ENV'), problems);
    const path = (await this.#read('GITHUB_PATH')).split('\n').filter((line) => line !== '');
    const summary = withinLimit(await this.#read('GITHUB_STEP_SUMMARY'), problems);
    return { outputs, state, env, path, summary, problems, failed };
  }

  async remove(): Promise<void> {
    await Promise.all(Object.values(this.environment).map((file) => rm(file, { force: true })));
  }

  // A step may delete its files: the runner takes that for nothing written.
  async #read(variable: FileVariable): Promise<string> {
    return readFile(this.environment[variable], 'utf8').catch(() => '');
  }
}

function withoutNodeOptions(env: Record<string, string>, problems: string[]): Record<string, string> {
  const { NODE_OPTIONS: refused, ...rest } = env;
  if (refused !== undefined) problems.push("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  return rest;
}

function withinLimit(summary: string, problems: string[]): string {
  const bytes = Buffer.byteLength(summary);
  if (bytes <= summaryLimit) return summary;
  const size = Math.ceil(bytes / 1024);
  problems.push(`$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${size}k.`);
  return '';
}

/**
 * Parses `name=value` lines and `name<<DELIMITER` blocks; of a repeated name the last value counts.
 *
 * @throws Error on a line of neither form, and on a block without end.
 */
export function parsePairs(text: string): Record<string, string> {
  const lines = text.split('\n');
  const pairs = new Map<string, string>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (heredoc < 0 || (equals >= 0 && equals < heredoc)) {
      if (equals < 1) throw new Error(`Invalid format '${line}'`);
      pairs.set(line.slice(0, equals), line.slice(equals + 1));
      continue;
    }
    const end = endOfBlock(lines, index, line, heredoc);
    pairs.set(line.slice(0, heredoc), lines.slice(index + 1, end).join('\n'));
    index = end;
  }
  return Object.fromEntries(pairs);
}

function endOfBlock(lines: readonly string[], start: number, line: string, heredoc: number): number {
  const delimiter = line.slice(heredoc + 2);
  if (heredoc === 0 || delimiter === '') throw new Error(`Invalid format '${line}'. Name and delimiter are required.`);
  const end = lines.indexOf(delimiter, start + 1);
  if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
  return end;
}
