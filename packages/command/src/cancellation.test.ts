import { afterEach, expect, it } from 'vitest';
import { withCancellation } from './cancellation.ts';

const signals = ['SIGINT', 'SIGTERM'] as const;
const listeners = (signal: NodeJS.Signals) => process.listeners(signal);
const before = new Map(signals.map((signal) => [signal, listeners(signal)]));

afterEach(() => {
  for (const signal of signals) {
    const own = listeners(signal).filter((listener) => !before.get(signal)?.includes(listener));
    for (const listener of own) process.off(signal, listener);
  }
});

it.each(signals)('%s aborts the body with its name', async (name) => {
  const reason = await withCancellation(async (signal) => {
    const aborted = new Promise((resolve) => signal.addEventListener('abort', () => resolve(signal.reason)));
    process.emit(name, name);
    return aborted;
  });
  expect(reason).toBe(name);
});

it('ends listening with the body, also when that throws', async () => {
  await expect(withCancellation(() => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
  expect(signals.map((signal) => listeners(signal))).toEqual([...before.values()]);
});

it('keeps the process alive for its last words once it was cancelled', async () => {
  await withCancellation(async () => {
    process.emit('SIGINT', 'SIGINT');
    return Promise.resolve();
  });
  expect(listeners('SIGTERM').length).toBe((before.get('SIGTERM')?.length ?? 0) + 1);
});
