import type { GoldenReport, Phase, PhaseReport, RolloutOrder } from './rollout.ts';
import { reasonOf } from './stop.ts';

/** What happened so far. */
export class PhaseLog {
  readonly phases: PhaseReport[] = [];
  readonly golden: GoldenReport[] = [];
  readonly #order: Pick<RolloutOrder, 'clock' | 'onPhase'>;

  constructor(order: Pick<RolloutOrder, 'clock' | 'onPhase'>) {
    this.#order = order;
  }

  /**
   * Tells of a phase, goes through it, and notes how it ended.
   *
   * @param body returns one line for people; what it throws is noted, and thrown on.
   */
  async take(phase: Phase, weight: number | null, body: () => Promise<string>): Promise<void> {
    const { clock } = this.#order;
    await this.#tell(phase, weight);
    const started = clock.now();
    const note = (ok: boolean, message: string) =>
      void this.phases.push({ phase, weight, ok, durationMs: Math.max(0, clock.now() - started), message });
    try {
      note(true, await body());
    } catch (error) {
      note(false, reasonOf(error).reason);
      throw error;
    }
  }

  /** Who listens must not stop a rollout half-way. */
  async #tell(phase: Phase, weight: number | null): Promise<void> {
    try {
      await this.#order.onPhase(phase, weight);
    } catch {
      return;
    }
  }
}
