import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { openHttp } from '@mlops-actions/http';
import { openStore } from './open-store.ts';
import type { ObjectStore } from './store.ts';

/** What the server does with one request. */
export type Act = (request: IncomingMessage, response: ServerResponse) => void;

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A store over a server that answers by a script, one act a request, the last one for ever. */
export interface Scripted {
  readonly store: ObjectStore;
  readonly arrived: readonly Arrived[];
  /** Milliseconds the store has waited, without time passing. */
  readonly waits: readonly number[];
  close(): Promise<void>;
}

export const secret = 'hidden-secret';

/** Answers with a status, and with a code of S3 where one is given. */
export function answer(status: number, code = '', headers: Readonly<Record<string, string>> = {}): Act {
  const body =
    code === '' ? '' : `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${secret}</Message></Error>`;
  return (_, response) => response.writeHead(status, headers).end(body);
}

/** Ends the connection without an answer. */
export const cut: Act = (request) => request.socket.destroy();

export async function scripted(...acts: readonly Act[]): Promise<Scripted> {
  const arrived: Arrived[] = [];
  const waits: number[] = [];
  const server = createServer((request, response) => {
    const act = acts[Math.min(arrived.length, acts.length - 1)];
    const { method = '', url = '', headers } = request;
    void text(request).then((body) => {
      arrived.push({ method, url, headers, body });
      act?.(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const endpoint = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  const store = await openStore(`s3://records/ml?endpoint=${endpoint}&region=eu-central-1`, {
    http: openHttp(),
    environment: { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: 'hidden-token' },
    now: () => new Date('2026-03-04T12:00:00.123Z'),
    pause: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  });
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  };
  return { store, arrived, waits, close };
}
