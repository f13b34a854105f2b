import type { TargetVersion } from '@mlops-actions/target';
import { aloneAddress, isSameOrigin, usersAddress } from './addresses.ts';
import type { RolloutLimits } from './config.ts';
import { findBroken, measure } from './measure.ts';
import type { PhaseLog } from './phase-log.ts';
import { type Answer, replay } from './replay.ts';
import type { GoldenReport, RolloutOrder } from './rollout.ts';
import { Stop, throwIfCancelled } from './stop.ts';
import { formatDuration, formatShare } from './units.ts';

/** Faults of the golden rows after which it is clear that nothing answers there. */
const plenty = 20;
/** Enough to see who answers, where a runner is about to kill the job. */
const hurriedRows = 100;

/** Whom the rows are asked of, and what of the answers is judged. */
interface Question {
  readonly subject: GoldenReport['subject'];
  readonly base: string;
  readonly weight: number;
  /** Versions that may answer. */
  readonly versions: readonly string[];
  /** `all` limits, those that also hold for a mix of versions, errors alone, or nothing. */
  readonly judge: 'all' | 'mix' | 'errors' | 'nothing';
}

/** Asks the golden rows during one rollout, remembers the old version's answers, and holds the limits. */
export class GoldenCheck {
  readonly #order: RolloutOrder;
  readonly #log: PhaseLog;
  readonly #users: string | undefined;
  /** Whether there is an old version to agree with. */
  readonly #compares: boolean;
  #old: readonly Answer[] | undefined;

  /** @param serving the version users meet before: where it is the new one already, there is nothing to agree with. */
  constructor(order: RolloutOrder, log: PhaseLog, serving?: string) {
    this.#compares = order.old !== undefined && serving !== order.next.version;
    this.#order = order;
    this.#log = log;
    this.#users = usersAddress(order.endpoint);
  }

  /** Whether there is anything to ask. */
  get asks(): boolean {
    return this.#order.golden.length > 0;
  }

  /**
   * Before requests shift: the old version's answers, to be compared with, then the new version alone.
   *
   * @param slots addresses of one version alone, as the target names them.
   * @throws Stop when a limit is broken, or no address is known.
   */
  async before(slots: { readonly next: string | undefined; readonly old: string | undefined }): Promise<string> {
    const { endpoint, next, old } = this.#order;
    const alone = aloneAddress(endpoint, next.version, slots.next);
    if (alone === undefined && this.#users === undefined)
      throw new Stop('there are golden rows, and no address to ask them of: set `endpoint`', 'E_GOLDEN');
    // At 0 % users still meet the old version alone.
    const base = this.#compares && old ? (aloneAddress(endpoint, old.version, slots.old) ?? this.#users) : undefined;
    const told: string[] = [];
    if (old !== undefined && base !== undefined) {
      const asked = await this.#ask({ subject: 'old', base, weight: 0, versions: [old.version], judge: 'nothing' });
      this.#old = asked.answers;
      told.push(asked.told);
    }
    if (alone !== undefined)
      told.push(
        (await this.#ask({ subject: 'new', base: alone, weight: 0, versions: [next.version], judge: 'all' })).told,
      );
    return told.join('; ') || 'not asked yet: neither version is reached alone';
  }

  /**
   * While `weight` percent of the requests go to the new version.
   *
   * @param serving the version the others go to
   * @throws Stop when a limit is broken.
   */
  async during(weight: number, serving: string | undefined, slot: string | undefined): Promise<string> {
    const { endpoint, next } = this.#order;
    const alone = aloneAddress(endpoint, next.version, slot);
    const whole = weight === 100;
    const versions = whole || serving === undefined ? [next.version] : [serving, next.version];
    const told: string[] = [];
    if (this.#users !== undefined) {
      const judge = whole ? 'all' : 'mix';
      told.push((await this.#ask({ subject: 'endpoint', base: this.#users, weight, versions, judge })).told);
    }
    if (alone !== undefined)
      told.push(
        (await this.#ask({ subject: 'new', base: alone, weight, versions: [next.version], judge: 'all' })).told,
      );
    return told.join('; ');
  }

  /** Once the new version serves: all that users meet. @throws Stop when a limit is broken. */
  async promoted(slot: string | undefined): Promise<string> {
    const { endpoint, next } = this.#order;
    const base = this.#users ?? aloneAddress(endpoint, next.version, slot);
    if (base === undefined) throw new Stop('the golden rows can be asked of no address any more', 'E_GOLDEN');
    const subject = this.#users === undefined ? 'new' : 'endpoint';
    return (await this.#ask({ subject, base, weight: 100, versions: [next.version], judge: 'all' })).told;
  }

  /** Whether the old version answers again; undefined where no address is known. @throws Stop when it does not. */
  async back(old: TargetVersion, slot: string | undefined): Promise<string | undefined> {
    const base = this.#users ?? aloneAddress(this.#order.endpoint, old.version, slot);
    if (base === undefined) return undefined;
    const subject = this.#users === undefined ? 'old' : 'endpoint';
    return (await this.#ask({ subject, base, weight: 0, versions: [old.version], judge: 'errors' }, 'taken back')).told;
  }

  /** Why the new version is not gone, as far as users' answers say who answers. */
  async whyNotGone(): Promise<string | undefined> {
    const { config, golden, next } = this.#order;
    if (this.#users === undefined || config.request?.version === undefined) return undefined;
    const respondent = { base: this.#users, versions: [next.version], giveUpAfter: 1 };
    const [answer] = await replay(respondent, this.#replayOrder(golden.slice(0, 1), respondent.base, undefined));
    return answer !== undefined && 'value' in answer ? `${next.version} still answers` : undefined;
  }

  async #ask(question: Question, road: 'forward' | 'taken back' = 'forward') {
    const { config, golden, signal } = this.#order;
    const { request } = config;
    if (request === undefined) throw new Stop('nothing says how to ask the golden rows', 'E_GOLDEN');
    const forward = road === 'forward';
    const rows = !forward && signal?.aborted === true ? golden.slice(0, hurriedRows) : golden;
    const { subject, base, weight, versions, judge } = question;
    const limits = this.#limits(judge);
    const respondent = {
      base,
      versions,
      giveUpAfter: Math.max(
        plenty,
        judge === 'nothing' ? rows.length / 2 : Math.floor(limits.errors * rows.length) + 1,
      ),
    };
    const answers = await replay(respondent, this.#replayOrder(rows, base, forward ? signal : undefined));
    if (forward) throwIfCancelled(signal);
    const measured = measure(answers, { rows, request, old: subject === 'old' ? undefined : this.#old });
    const broken = judge === 'nothing' ? [] : findBroken(measured, limits, answers, { answers: judge === 'all' });
    const report = { subject, weight, ...measured, broken };
    this.#log.golden.push(report);
    if (broken.length > 0) throw new Stop(`${nameOf(report)} at ${weight} %: ${broken.join('; ')}`);
    return { answers, told: describe(report) };
  }

  #replayOrder(rows: RolloutOrder['golden'], base: string, signal: AbortSignal | undefined) {
    const { config, http, clock, target, endpoint } = this.#order;
    const { request, limits } = config;
    if (request === undefined) throw new Stop('nothing says how to ask the golden rows', 'E_GOLDEN');
    // An address that the target names may be anywhere; secrets go where the user said, and nowhere else.
    const known = [endpoint, target.address].some((address) => address !== undefined && isSameOrigin(address, base));
    const headers = known ? this.#order.headers : new Map<string, string>();
    return { rows, request, http, headers, clock, timeoutMs: limits.timeoutMs, signal };
  }

  #limits(judge: Question['judge']): RolloutLimits {
    const { limits } = this.#order.config;
    if (judge === 'errors') return { ...limits, latency: {} };
    return this.#compares ? limits : { ...limits, agreement: undefined };
  }
}

function nameOf({ subject }: GoldenReport): string {
  return { new: 'the new version alone', old: 'the old version alone', endpoint: 'what users meet' }[subject];
}

function describe(report: GoldenReport): string {
  const { rows, errors, agreement, correct, latency } = report;
  return [
    `${nameOf(report)}: ${rows} golden rows, ${errors} failed`,
    ...(agreement === null ? [] : [`${formatShare(agreement)} agree`]),
    ...(correct === null ? [] : [`${formatShare(correct)} correct`]),
    ...(latency === null ? [] : [`p95 ${formatDuration(latency.p95)}`]),
  ].join(', ');
}
