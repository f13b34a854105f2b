import { once } from 'node:events';

/** Waits until the log has taken what was written to it: a pipe that is read slowly would pile up in memory. */
export async function logDrained(): Promise<void> {
  if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
}
