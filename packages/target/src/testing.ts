import type { TargetVersion } from './target.ts';

/** A version for tests. */
export const next: TargetVersion = {
  model: 'spam',
  version: '1.1.0',
  digest: 'sha256:abc',
  uri: 'dir:models',
  path: '/models/1.1.0',
};

/** The code and message of the fault a promise must end with. */
export async function faultOf(promise: Promise<unknown>): Promise<{ code: string; message: string; error: Error }> {
  const error: unknown = await promise.then(
    () => 'no fault',
    (thrown: unknown) => thrown,
  );
  if (error instanceof Error && 'code' in error) return { code: String(error.code), message: error.message, error };
  throw new Error(`Expected a fault with a code, got ${String(error)}`);
}
