const living = new Set<number>();
const deadly = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Process groups started for one job. On GitHub a process a step leaves behind lives until the job's end;
 * here it also dies with this process, however that ends.
 */
export class ProcessGroups {
  readonly #leaders = new Set<number>();

  add(leader: number): void {
    if (living.size === 0) watch();
    this.#leaders.add(leader);
    living.add(leader);
  }

  killAll(): void {
    for (const leader of this.#leaders) {
      killGroup(leader);
      living.delete(leader);
    }
    this.#leaders.clear();
    if (living.size === 0) unwatch();
  }
}

/** Ends a whole group at once; one that is gone is no error. */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}

function killLiving(): void {
  for (const leader of living) killGroup(leader);
}

// A signal's default action ends this process without an `exit` event, so the groups are ended first.
function passOn(signal: NodeJS.Signals): void {
  killLiving();
  unwatch();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function watch(): void {
  process.on('exit', killLiving);
  for (const signal of deadly) process.on(signal, passOn);
}

function unwatch(): void {
  process.off('exit', killLiving);
  for (const signal of deadly) process.off(signal, passOn);
}
