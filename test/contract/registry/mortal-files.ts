import { type FileOperations, fileOperations } from '@mlops-actions/registry';

type Operation = (...words: unknown[]) => unknown;

/** A file system that fails from its call `faultAfter` on, what is done to open files included. */
export function mortalFiles(faultAfter: number): FileOperations {
  let calls = 0;
  const mortal = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        const operation: unknown = Reflect.get(target, name);
        if (typeof operation !== 'function') return operation;
        return async (...words: unknown[]) => {
          calls += 1;
          // A killed process keeps no file open.
          if (calls < faultAfter || name === 'close')
            return bury(await (operation as Operation).apply(target, words), name);
          throw Object.assign(new Error(`call ${calls}, ${String(name)}, was cut`), { code: 'EIO' });
        };
      },
    });
  const bury = (result: unknown, name: string | symbol) =>
    name === 'open' && typeof result === 'object' && result !== null ? mortal(result) : result;
  return mortal({ ...fileOperations });
}
