import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { installChromium, program, quietly } from './chromium.ts';

type Answer = Readonly<Record<string, unknown>>;

/** A page of a running browser, spoken to over the DevTools protocol. */
export interface Page {
  /** Calls a method of the protocol. @throws Error when the browser refuses, or does not answer in time. */
  send(method: string, params?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** Value of an expression in the page, awaited. @throws Error when it throws. */
  evaluate<Value>(expression: string): Promise<Value>;
}

const timeoutMs = 60_000;

/** Opens a browser with one empty page for as long as `use` takes. Nothing listens on the network. */
export async function withPage<Result>(use: (page: Page) => Promise<Result>): Promise<Result> {
  await installChromium();
  const profile = await mkdtemp(join(tmpdir(), 'mlops-chromium-'));
  const browser = spawn(program, [...quietly, `--user-data-dir=${profile}`, '--remote-debugging-pipe'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  try {
    return await use(await openPage(new Wire(browser)));
  } finally {
    await endAll(browser);
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Messages over the browser's pipe, each ended by a zero byte. */
class Wire {
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #out: Writable;
  #next = 1;

  constructor(browser: ChildProcess) {
    const [, , , out, into] = browser.stdio;
    this.#out = out as Writable;
    let rest = Buffer.alloc(0);
    (into as Readable).on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        const message = JSON.parse(rest.subarray(0, end).toString()) as Message;
        rest = rest.subarray(end + 1);
        if (message.id !== undefined) this.#waiting.get(message.id)?.(message);
      }
    });
    browser.on('exit', (status) => {
      for (const settle of this.#waiting.values()) settle({ error: { message: `the browser ended with ${status}` } });
    });
    this.#out.on('error', () => {});
  }

  send(method: string, params: object, sessionId?: string): Promise<Answer> {
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle({ error: { message: 'no answer in time' } }), timeoutMs);
      const settle = ({ error, result = {} }: Message): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      };
      this.#waiting.set(id, settle);
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }
}

interface Message {
  readonly id?: number;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

async function openPage(wire: Wire): Promise<Page> {
  const { targetId } = await wire.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await wire.send('Target.attachToTarget', { targetId, flatten: true });
  const send: Page['send'] = (method, params = {}) => wire.send(method, params, sessionId as string);
  await send('Page.enable');
  return {
    send,
    async evaluate<Value>(expression: string) {
      const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const { result, exceptionDetails } = answer as {
        result: { value: Value };
        exceptionDetails?: { exception?: { description?: string }; text: string };
      };
      if (exceptionDetails !== undefined)
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
  };
}

/** Ends the browser with all processes of its own. */
async function endAll(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.pid === undefined) return;
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  try {
    process.kill(-browser.pid, 'SIGKILL');
  } catch {
    return;
  }
  await ended;
}
