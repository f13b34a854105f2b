import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { mustRun } from '../command.ts';

const here = new URL('.', import.meta.url).pathname;
const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'mlops-actions', 'peers');

/** Somebody the server knows. */
export interface Account {
  readonly key: string;
  readonly secret: string;
}

/** A running S3 server with one bucket. */
export interface Server {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** May do everything. */
  readonly owner: Account;
  /** Is known, and may do nothing in the bucket. */
  readonly stranger: Account;
  stop(): Promise<void>;
}

/** The gateway, built from the modules that go.sum locks, once per lock. @throws Error without Go. */
export async function buildServer(): Promise<string> {
  const locks = await Promise.all(['go.mod', 'go.sum'].map((name) => readFile(join(here, name))));
  const hash = createHash('sha256').update(Buffer.concat(locks)).digest('hex').slice(0, 16);
  const program = join(cache, `versitygw-${hash}`);
  if (existsSync(program)) return program;
  await mkdir(cache, { recursive: true });
  const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', '-ldflags=-s -w'];
  await mustRun('go', ['build', ...flags, '-o', `${program}.part`, 'github.com/versity/versitygw/cmd/versitygw'], {
    cwd: here,
  });
  await rename(`${program}.part`, program);
  return program;
}

/** Starts the gateway over folders of its own. */
export async function startServer(program: string): Promise<Server> {
  const root = await mkdtemp(join(tmpdir(), 'peer-s3-'));
  const place = { region: 'eu-central-1', bucket: 'records' };
  const owner = { key: 'owner', secret: 'secret-of-the-owner' };
  const stranger = { key: 'stranger', secret: 'secret-of-the-stranger' };
  for (const folder of ['buckets/records', 'iam', 'sidecar']) await mkdir(join(root, folder), { recursive: true });
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const folders = ['--iam-dir', join(root, 'iam'), 'posix', '--sidecar', join(root, 'sidecar'), join(root, 'buckets')];
  const child = spawn(program, ['--port', `127.0.0.1:${port}`, '--region', place.region, '--quiet', ...folders], {
    stdio: 'ignore',
    env: { ...process.env, ROOT_ACCESS_KEY: owner.key, ROOT_SECRET_KEY: owner.secret },
  });
  const stop = async () => {
    await end(child);
    await rm(root, { recursive: true, force: true });
  };
  try {
    await reach(port, child);
    const admin = ['admin', '-a', owner.key, '-s', owner.secret, '-r', place.region, '--endpoint-url', endpoint];
    await mustRun(program, [...admin, 'create-user', '-a', stranger.key, '-s', stranger.secret, '--role', 'user']);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, ...place, owner, stranger, stop };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (bound === null || typeof bound === 'string') throw new Error('no port is free');
  return bound.port;
}

async function reach(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    if (await answers(port)) return;
    await setTimeout(50);
  }
  throw new Error(`the S3 server does not answer on port ${port} (exit code ${child.exitCode})`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(5000, 'late', { ref: false });
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
  await ended;
}
