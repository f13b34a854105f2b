/** Runs a task as soon as fewer than so many others run. */
export type Limit = <Value>(task: () => Promise<Value>) => Promise<Value>;

/** Lets at most `most` tasks run at a time, first come first served. */
export function createLimit(most: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // A waiting task takes the place over, so that nobody comes in between.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
