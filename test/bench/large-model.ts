import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProject, runBundle } from '../runner/index.ts';
import { startStandin } from '../standin/index.ts';

/** What it costs to register a large model. */
export interface LargeModel {
  /** Seconds that the size alone adds: a small model's run, with the same requests, is taken off. */
  readonly seconds: number;
  /** The same for a plain upload of the same bytes. */
  readonly plainSeconds: number;
  readonly ratio: number;
  /** Peak resident memory of the action, in MB. */
  readonly memory: number;
}

const block = 8 * 1024 * 1024;

/** Writes what a preloaded module learns of the process at its end. */
const meter = `process.on('exit', () => require('node:fs').appendFileSync(process.env.METER_FILE, process.resourceUsage().maxRSS + '\\n'));`;

/** As plain as an upload can be: one stream, nothing checked. */
const plain = `
const { createReadStream, statSync } = require('node:fs');
const { Readable } = require('node:stream');
const [file, url, token] = process.argv.slice(1);
const headers = { authorization: 'Bearer ' + token, 'content-type': 'application/octet-stream', 'content-length': String(statSync(file).size), 'x-github-api-version': '2022-11-28', 'user-agent': 'plain', accept: 'application/vnd.github+json' };
fetch(url, { method: 'POST', headers, duplex: 'half', body: Readable.toWeb(createReadStream(file, { highWaterMark: 1024 * 1024 })) })
  .then(async (answer) => { if (answer.status !== 201) throw new Error(answer.status + ' ' + await answer.text()); });`;

/** Registers a model of so many bytes on the stand-in, and uploads the same bytes plainly, in one run. */
export async function measureLargeModel(bytes: number): Promise<LargeModel> {
  const root = await mkdtemp(join(tmpdir(), 'bench-model-'));
  const standin = await startStandin();
  try {
    const project = await createProject({ standin, root, files: { 'README.md': 'A project.\n' } });
    await project.clone.commit('A model', { 'notes.md': 'A model.\n' });
    const event = await project.push();
    const token = standin.issueToken({ repository: project.repository, permissions: { contents: 'write' } });
    await writeFile(join(root, 'meter.cjs'), meter);
    let run = 0;
    const register = async (size: number) => {
      const workspace = await mkdtemp(join(root, 'workspace-'));
      await fill(join(workspace, 'model.bin'), size);
      const begin = performance.now();
      const { exitCode, log } = await runBundle({
        action: 'register',
        event,
        workspace,
        token,
        standin,
        repository: project.repository,
        run: { id: 900 + run++ },
        inputs: { 'model-path': 'model.bin', require: 'none', dispatch: 'false' },
        env: { NODE_OPTIONS: `--require=${join(root, 'meter.cjs')}`, METER_FILE: join(root, 'rss') },
      });
      if (exitCode !== 0) throw new Error(log);
      const seconds = (performance.now() - begin) / 1000;
      // The action, and its post step.
      const peaks = (await readFile(join(root, 'rss'), 'utf8')).trim().split('\n').map(Number);
      const memory = Math.max(...peaks) / 1024;
      await rm(workspace, { recursive: true });
      return { seconds, memory };
    };
    const address = await draftAddress(standin.url, project.repository, token);
    const upload = async (size: number) => {
      const file = join(root, `plain-${size}.bin`);
      await fill(file, size);
      const begin = performance.now();
      const child = spawn(process.execPath, ['-e', plain, file, `${address}?name=plain-${size}.bin`, token], {
        stdio: 'inherit',
      });
      const [code] = (await once(child, 'exit')) as [number];
      if (code !== 0) throw new Error('the plain upload failed');
      await rm(file);
      return (performance.now() - begin) / 1000;
    };
    const small = await register(1);
    const smallPlain = await upload(1);
    const plainSeconds = (await upload(bytes)) - smallPlain;
    const large = await register(bytes);
    const seconds = large.seconds - small.seconds;
    return { seconds, plainSeconds, ratio: seconds / plainSeconds, memory: large.memory };
  } finally {
    await standin.close();
    await rm(root, { recursive: true, force: true });
  }
}

/** A file of blocks that differ, written out of the page cache's way as far as that goes. */
async function fill(path: string, size: number): Promise<void> {
  const file = await open(path, 'w');
  const bytes = Buffer.alloc(Math.min(block, size), 'model ');
  for (let left = size, count = 0; left > 0; left -= block, count += 1) {
    if (bytes.length >= 4) bytes.writeUInt32LE(count);
    await file.write(bytes, 0, Math.min(left, bytes.length));
  }
  await file.close();
  spawnSync('sync', [path]);
}

/** Where the assets of a new draft go. */
async function draftAddress(url: string, repository: string, token: string): Promise<string> {
  const headers = {
    authorization: `Bearer ${token}`,
    'x-github-api-version': '2022-11-28',
    'user-agent': 'plain',
    accept: 'application/vnd.github+json',
  };
  const body = JSON.stringify({ tag_name: 'plain', draft: true });
  const answer = await fetch(`${url}/repos/${repository}/releases`, { method: 'POST', headers, body });
  const { upload_url: template } = (await answer.json()) as { upload_url: string };
  return template.replace(/\{.*\}$/, '');
}
