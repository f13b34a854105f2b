import { ServiceError } from '@mlops-actions/errors';
import type { GitHub } from '@mlops-actions/github';

export interface Failure {
  /** The first call that fails, from 1; every later one fails too, as when the machine or the network is gone. */
  readonly from: number;
  /** Whether that first call was carried out, and only its answer was lost. */
  readonly carriedOut: boolean;
}

/** A GitHub that fails from some call on; `calls` counts how many it was asked for. */
export function failing(
  github: GitHub,
  { from, carriedOut }: Failure,
): { readonly github: GitHub; readonly calls: () => number } {
  let calls = 0;
  const proxy = new Proxy(github, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || name === 'requests') return value;
      return async (...words: unknown[]) => {
        calls += 1;
        const call = calls;
        const answer = call < from || (call === from && carriedOut) ? await (value as Call)(...words) : undefined;
        if (call >= from) throw new ServiceError('E_GITHUB', `call ${call}, ${String(name)}, was cut`);
        return answer;
      };
    },
  });
  return { github: proxy, calls: () => calls };
}

type Call = (...words: unknown[]) => Promise<unknown>;

/** A GitHub of which one method is another. */
export function replacing<K extends keyof GitHub>(github: GitHub, name: K, value: GitHub[K]): GitHub {
  return new Proxy(github, {
    get: (target, key) => (key === name ? value : (Reflect.get(target, key) as unknown)),
  });
}
