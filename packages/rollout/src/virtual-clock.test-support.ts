import type { Clock } from './rollout.ts';

interface Timer {
  readonly due: number;
  readonly resolve: () => void;
}

/** Time that passes only while everybody waits, and then at once to the next that is due. */
export class VirtualClock implements Clock {
  #now = 0;
  #timers: Timer[] = [];
  #pumping = false;

  now(): number {
    return this.#now;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = { due: this.#now + ms, resolve };
      this.#timers.push(timer);
      signal?.addEventListener('abort', () => {
        this.#timers = this.#timers.filter((one) => one !== timer);
        resolve();
      });
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    // After every promise that could still ask for an earlier time.
    setImmediate(() => {
      this.#pumping = false;
      const [next] = this.#timers.toSorted((a, b) => a.due - b.due);
      if (next === undefined) return;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.due);
      next.resolve();
      if (this.#timers.length > 0) this.#pump();
    });
  }
}
