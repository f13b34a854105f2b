import { createReadStream } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { FileSlice, type Reply } from './reply.ts';

/** Writes an answer: JSON, bytes, or a part of a file as it is read. The answer's own headers win. */
export async function send(
  response: ServerResponse,
  { status, body, headers: own }: Reply,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const content = body instanceof FileSlice ? body : toBytes(body);
  const length = content instanceof FileSlice ? content.end - content.start : content?.length;
  response.writeHead(status, {
    ...(length !== undefined && { 'content-type': 'application/json; charset=utf-8', 'content-length': length }),
    ...headers,
    ...own,
  });
  if (content instanceof FileSlice) await sendFile(content, response);
  else response.end(content);
}

async function sendFile({ path, start, end }: FileSlice, response: ServerResponse): Promise<void> {
  // Whoever stops reading has their reasons.
  await pipeline(createReadStream(path, { start, end: end - 1 }), response).catch(() => {});
}

function toBytes(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  return Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
}
