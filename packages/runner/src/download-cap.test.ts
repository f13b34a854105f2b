import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { expect, onTestFinished, test } from 'vitest';
import { capDownload } from './download-cap.ts';

/** A server that sends so many bytes without saying how many, and where they are written to. */
async function serve(bytes: number, status = 200) {
  const server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'Application/ZIP; x=y' });
    response.write(Buffer.alloc(Math.min(bytes, 1000)));
    response.end(Buffer.alloc(bytes - Math.min(bytes, 1000)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const folder = await mkdtemp(join(tmpdir(), 'download-cap-'));
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'file');
  const download = async () => {
    const [response] = (await once(
      get({ port: (server.address() as AddressInfo).port, path: '/a/b.zip?sig=x' }),
      'response',
    )) as [IncomingMessage];
    // The client pipes an answer later than it comes.
    await new Promise((resolve) => setImmediate(resolve));
    await finished(response.pipe(createWriteStream(file)));
  };
  return { download, read: () => readFile(file) };
}

test('a download up to the cap comes whole, with its media type', async () => {
  const { download, read } = await serve(500_000);
  expect(await capDownload(500_000, download)).toEqual({ mediaType: 'application/zip', path: '/a/b.zip', over: false });
  expect((await read()).length).toBe(500_000);
});

test('a download over the cap ends, and no more than the cap is written', async () => {
  const { download, read } = await serve(50_000_000);
  expect(await capDownload(500_000, download)).toEqual({ mediaType: 'application/zip', path: '/a/b.zip', over: true });
  expect((await read()).length).toBeLessThanOrEqual(500_000);
});

test('an answer that is no success is not counted', async () => {
  const { download } = await serve(5000, 404);
  expect(await capDownload(10, download)).toEqual({ mediaType: undefined, path: '', over: false });
});

test('downloads are left alone afterwards, even after a failure', async () => {
  const failed = capDownload(10, () => Promise.reject(new Error('no network')));
  await expect(failed).rejects.toThrow('no network');
  const { download, read } = await serve(5000);
  await download();
  expect((await read()).length).toBe(5000);
});
