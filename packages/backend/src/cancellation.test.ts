import { expect, it } from 'vitest';
import { withCancellation } from './cancellation.ts';

it.each(['SIGINT', 'SIGTERM'] as const)(
  '%s aborts the body with its name, and does not end this process',
  async (name) => {
    const reason = await withCancellation(async (signal) => {
      const aborted = new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason)));
      process.emit(name, name);
      return aborted;
    });
    expect(reason).toBe(name);
  },
);

it('listens no longer than the body runs, also when that throws', async () => {
  const before = process.listenerCount('SIGINT');
  await expect(withCancellation(() => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
  expect(process.listenerCount('SIGINT')).toBe(before);
});
