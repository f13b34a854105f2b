import { oneLine } from './one-line.ts';
import type { ReadyAnswer, TargetVersion } from './target.ts';

/** What a driver heard. */
export interface Heard {
  readonly ready: boolean;
  readonly version: string | undefined;
  readonly url: string | undefined;
  readonly reason: string;
}

/** Ready is only who was asked for: another version that answers is not. */
export function judgeReady(heard: Heard, wanted: TargetVersion): ReadyAnswer {
  const { ready, version, url } = heard;
  const reason = oneLine(heard.reason);
  if (!ready) return { ready, version, url, reason: reason === '' ? 'It gives no reason.' : reason };
  if (version === undefined || version === wanted.version) return { ready, version, url, reason: '' };
  return { ready: false, version, url, reason: `Version ${oneLine(version, 100)} answers, not ${wanted.version}.` };
}
