import type { RecordObjects } from './object-records.ts';

/** An object store in memory that can be made to fail. */
export class MemoryObjects implements RecordObjects {
  readonly describe = 's3://records/ml';
  readonly kept = new Map<string, Buffer>();
  /** Called before each operation; may throw. */
  before: (deed: 'put' | 'get' | 'list' | 'delete', key: string) => void = () => undefined;

  put(key: string, bytes: Uint8Array, { ifAbsent }: { readonly ifAbsent: boolean }): Promise<boolean> {
    return this.#answer('put', key, () => {
      if (ifAbsent && this.kept.has(key)) return false;
      this.kept.set(key, Buffer.from(bytes));
      return true;
    });
  }

  get(key: string): Promise<Buffer | undefined> {
    return this.#answer('get', key, () => this.kept.get(key));
  }

  list(prefix: string): Promise<readonly { readonly key: string; readonly size: number }[]> {
    return this.#answer('list', prefix, () =>
      [...this.kept].filter(([key]) => key.startsWith(prefix)).map(([key, { length }]) => ({ key, size: length })),
    );
  }

  delete(key: string): Promise<void> {
    return this.#answer('delete', key, () => void this.kept.delete(key));
  }

  async #answer<T>(deed: 'put' | 'get' | 'list' | 'delete', key: string, act: () => T): Promise<T> {
    // Every operation takes a turn, so that those started together interleave.
    await Promise.resolve();
    this.before(deed, key);
    return act();
  }
}
