import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';

/** What came over the wire while a download ran. */
export interface Transfer {
  /** The media type the store gave, in lower case without parameters; undefined when nothing was downloaded. */
  readonly mediaType: string | undefined;
  /** The path it came from, without query. */
  readonly path: string;
  /** Whether the store sent more than the cap, and was cut off. */
  readonly over: boolean;
}

const channel = 'http.client.response.finish';

/**
 * Runs a download of GitHub's artifact client and cuts it off after `maxBytes`.
 *
 * The client has no limit of its own and writes whatever is sent, until the disk is full. Node tells of every answer
 * before its body is read; one that grows too long ends early, which the client takes for its end. Two of these at a
 * time would count each other's bytes: the caller runs one after the other.
 */
export async function capDownload(maxBytes: number, download: () => Promise<unknown>): Promise<Transfer> {
  const transfer = { mediaType: undefined as string | undefined, path: '', over: false };
  const onResponse = (message: unknown) => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    // The body comes with the only GET that answers 200: the rest is POST, or goes by fetch.
    if (request.method !== 'GET' || response.statusCode !== 200) return;
    transfer.mediaType = (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
    transfer.path = request.path.split('?', 1)[0] ?? '';
    interpose(response, maxBytes, () => {
      transfer.over = true;
    });
  };
  subscribe(channel, onResponse);
  try {
    await download();
    return transfer;
  } finally {
    unsubscribe(channel, onResponse);
  }
}

/** Puts a counter between an answer and whatever it is piped to. */
function interpose(response: IncomingMessage, maxBytes: number, onOver: () => void): void {
  let size = 0;
  let over = false;
  const counter = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      if (size <= maxBytes) return done(null, chunk);
      if (!over) {
        over = true;
        onOver();
        this.push(null);
        response.on('error', () => {}).destroy();
      }
      return done();
    },
  });
  const pipe = response.pipe.bind(response);
  response.pipe = (destination, options) => {
    pipe(counter);
    return counter.pipe(destination, options);
  };
}
