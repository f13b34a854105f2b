import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasLivingMember } from './living-members.ts';

type Signal = 'SIGINT' | 'SIGTERM' | 'SIGKILL';

const pollMs = 20;
const settleMs = 500;
const backgroundMs = 2000;

/** A command with everything it started, as far as that did not make itself independent. */
export class ProcessGroup {
  readonly #leader: number;
  readonly #graceMs: number;
  readonly #timers: NodeJS.Timeout[] = [];

  constructor(leader: number, graceMs: number) {
    this.#leader = leader;
    this.#graceMs = graceMs;
  }

  /** Whether it was asked to end. */
  get ending(): boolean {
    return this.#timers.length > 0;
  }

  /** Asks the group to end: with `first` at once, with SIGTERM at half the grace, with SIGKILL at its end. */
  end(first: Signal): void {
    if (this.ending) return;
    this.#send(first);
    const later = (signal: Signal, ms: number) => this.#timers.push(setTimeout(() => this.#send(signal), ms));
    if (first === 'SIGINT') later('SIGTERM', this.#graceMs / 2);
    later('SIGKILL', this.#graceMs);
  }

  /**
   * Called when the leader has ended: waits for the others, and ends what stays, as nothing may write outputs while
   * they are read. Returns whether there was something to end.
   */
  async settle(): Promise<boolean> {
    if (this.ending) {
      // A shell dies of the signal at once; the training it started may still be saving its state.
      if (!(await this.#gone(this.#graceMs + settleMs))) this.#send('SIGKILL');
      return false;
    }
    if (await this.#gone(settleMs)) return false;
    this.#send('SIGTERM');
    if (!(await this.#gone(backgroundMs))) this.#send('SIGKILL');
    return true;
  }

  release(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async #gone(withinMs: number): Promise<boolean> {
    for (const end = performance.now() + withinMs; await hasLivingMember(this.#leader); await sleep(pollMs)) {
      if (performance.now() >= end) return false;
    }
    return true;
  }

  #send(signal: Signal): void {
    if (process.platform === 'win32') {
      // Windows has no signals: the tree can only be ended.
      spawn('taskkill', ['/pid', String(this.#leader), '/T', '/F'], { stdio: 'ignore' }).on('error', () => undefined);
      return;
    }
    try {
      process.kill(-this.#leader, signal);
    } catch {
      // Nobody is left to receive it.
    }
  }
}
