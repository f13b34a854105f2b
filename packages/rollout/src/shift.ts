import type { RolloutStep } from './config.ts';
import { GoldenCheck } from './golden-check.ts';
import { askUp, whyNotServing, whyNotWeighted } from './observe.ts';
import type { PhaseLog } from './phase-log.ts';
import type { RolloutOrder } from './rollout.ts';
import { throwIfCancelled } from './stop.ts';
import { formatDuration } from './units.ts';
import { until } from './until.ts';

/** The way forward, from staging to the proof that the new version serves. */
export class Shift {
  readonly #order: RolloutOrder;
  readonly #log: PhaseLog;
  readonly #golden: GoldenCheck;
  readonly #serving: string | undefined;
  /** Address of the new version alone, as the target names it. */
  slot: string | undefined;

  /** @param serving the version users meet before; undefined: none, as far as anybody can say. */
  constructor(order: RolloutOrder, log: PhaseLog, serving: string | undefined) {
    this.#serving = serving;
    this.#order = order;
    this.#log = log;
    this.#golden = new GoldenCheck(order, log, serving);
  }

  /** @throws Stop, UserError, ServiceError: whatever keeps the new version from serving. */
  async run(): Promise<void> {
    const { target, next } = this.#order;
    await this.#take('stage', null, async () => {
      await target.stage(next);
      return `${next.version} is staged at 0 %`;
    });
    await this.#take('ready', null, () => this.#awaitReady());
    if (this.#golden.asks) await this.#take('golden', 0, () => this.#compare());
    for (const step of this.#steps()) await this.#step(step);
    await this.#take('promote', 100, async () => {
      await target.promote(next);
      return `${next.version} is promoted`;
    });
    await this.#take('proof', 100, () => this.#prove());
    throwIfCancelled(this.#order.signal);
  }

  #steps(): readonly RolloutStep[] {
    const { target, next, config } = this.#order;
    // Who does not split has nothing between 0 and 100: promoting is its only step.
    if (!target.splits) return [];
    // Where nothing else serves, the requests that do not reach the new version would reach nobody.
    return this.#serving === undefined || this.#serving === next.version ? config.steps.slice(-1) : config.steps;
  }

  #take(...[phase, weight, body]: Parameters<PhaseLog['take']>): Promise<void> {
    throwIfCancelled(this.#order.signal);
    return this.#log.take(phase, weight, body);
  }

  async #awaitReady(): Promise<string> {
    const { target, next } = this.#order;
    await this.#until(`${next.version} was not ready`, async () => {
      const { why, url } = await askUp(target, next);
      this.slot = url ?? this.slot;
      return why;
    });
    return `${next.version} is up`;
  }

  async #compare(): Promise<string> {
    const { target, old, endpoint } = this.#order;
    // Asked for its address alone: an old version that is not up is not what is on trial.
    const named = old === undefined || endpoint?.includes('{version}') ? undefined : (await askUp(target, old)).url;
    return this.#golden.before({ next: this.slot, old: named });
  }

  async #step({ weight, waitMs }: RolloutStep): Promise<void> {
    await this.#take('weight', weight, async () => {
      const { target, next } = this.#order;
      await target.weight(next, weight);
      await this.#until(`${weight} % on ${next.version} was not seen`, async () =>
        whyNotWeighted(await target.current(), next.version, weight),
      );
      await this.#wait(waitMs);
      return `${weight} % of the requests on ${next.version}${waitMs === 0 ? '' : ` for ${formatDuration(waitMs)}`}`;
    });
    if (this.#golden.asks)
      await this.#take('golden', weight, () => this.#golden.during(weight, this.#serving, this.slot));
  }

  async #prove(): Promise<string> {
    const { target, next, config } = this.#order;
    if (!target.splits) await this.#wait(config.steps.at(-1)?.waitMs ?? 0);
    await this.#awaitReady();
    await this.#until(`${next.version} was not seen to serve`, async () => {
      const state = await target.current();
      return whyNotServing(state, next.version) ?? whyNotWeighted(state, next.version, 100);
    });
    const told = this.#golden.asks ? await this.#golden.promoted(this.slot) : 'no golden rows';
    return `${next.version} serves; ${told}`;
  }

  async #wait(ms: number): Promise<void> {
    const { clock, signal } = this.#order;
    if (ms > 0) await clock.sleep(ms, signal);
    throwIfCancelled(signal);
  }

  #until(what: string, ask: () => Promise<string | undefined>): Promise<void> {
    const { clock, config, signal } = this.#order;
    return until(ask, { clock, limitMs: config.limits.readyMs, what, signal });
  }
}
