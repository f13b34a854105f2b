/**
 * Waits for all tasks, then throws the first error there was: nothing goes on behind the back of whoever cleans up.
 */
export async function settleAll<Value>(tasks: readonly Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}
