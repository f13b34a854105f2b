import type { DuckDBConnection } from '@duckdb/node-api';
import { describeError, UserError } from '@mlops-actions/errors';

type Cell = string | number | bigint | boolean | null | readonly (bigint | null)[];

/** A statement the engine could not carry out. The message may hold values of the data: never show it. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
}

/** A connection that answers in plain values: integers as numbers, lists as arrays. */
export class Database {
  readonly #connection: DuckDBConnection;
  #names = 0;

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** A name no table or type has yet. */
  newName(prefix: string): string {
    this.#names++;
    return `${prefix}_${this.#names}`;
  }

  async run(sql: string): Promise<void> {
    await guard(this.#connection.run(sql));
  }

  async rows(sql: string): Promise<(Cell | undefined)[][]> {
    const reader = await guard(this.#connection.runAndReadAll(sql));
    return reader.getRowsJS() as Cell[][];
  }

  /** The one row of an answer, its cells as numbers; a list becomes a list of numbers, null an empty one. */
  async counts(sql: string): Promise<number[]> {
    const [row = []] = await this.rows(sql);
    return row.map(Number);
  }

  /** Fills a table of one number and then texts per row; `fill` is given a function that appends a row. */
  async load(
    table: string,
    fill: (append: (row: number, texts: readonly string[]) => void) => Promise<void>,
  ): Promise<void> {
    const appender = await guard(this.#connection.createAppender(table));
    await fill((row, texts) => {
      appender.appendBigInt(BigInt(row));
      for (const text of texts) appender.appendVarchar(text);
      appender.endRow();
    });
    appender.closeSync();
  }
}

async function guard<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    const message = describeError(cause);
    if (!/^(Out of Memory Error|.*No space left|.*max_temp_directory_size)/i.test(message))
      throw new StatementError(message, { cause });
    throw new UserError(
      'E_ENGINE_MEMORY',
      'The data engine ran out of memory or disk while checking the data. Use a larger runner, fewer `unique` columns, or check the files in several steps.',
    );
  }
}
