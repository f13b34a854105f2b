import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';
import type { WorkflowEvent } from '../../runner/index.ts';
import { GateWorld, type Judged, type Row, type Use } from '../gate-world.ts';

/** The files of a record as a ref keeps them. */
export type RecordFiles = Readonly<Record<string, string | Buffer>>;

/** A record that lies under a ref. */
export interface Planted {
  readonly commit: string;
  readonly files: RecordFiles;
}

/** The head of the pull request an event speaks of. */
export function headOf(event: WorkflowEvent): string {
  return (event.payload as { pull_request: { head: { sha: string } } }).pull_request.head.sha;
}

/**
 * A test in a world of its own.
 *
 * @param known how known departures from GitHub's description begin.
 */
export function inWorld(
  act: (world: GateWorld) => Promise<void>,
  files?: Readonly<Record<string, string>>,
  known = 'none',
) {
  return async () => {
    const world = await GateWorld.open(files);
    try {
      await act(world);
      expect(world.standin.drift.filter((line) => !line.startsWith(known))).toEqual([]);
    } finally {
      await world.close();
    }
  };
}

const turns = new WeakMap<GateWorld, Promise<unknown>>();

/** Does something in the clone of a world: its branches are switched, so one after the other. */
export function inTurn<T>(world: GateWorld, act: () => Promise<T>): Promise<T> {
  const turn = (turns.get(world) ?? Promise.resolve()).then(act, act);
  turns.set(world, turn);
  return turn;
}

/** A pull request that changes some files. */
export function open(world: GateWorld, title: string, files?: Readonly<Record<string, string>>) {
  return inTurn(world, () => world.open(title, files));
}

/** Puts files under a ref as whoever may write contents could: past every rule of the gate. */
export function plant(
  world: GateWorld,
  { commit, run, files }: { readonly commit: string; readonly run: number; readonly files: RecordFiles },
): void {
  const git = (words: readonly string[], input?: string | Buffer) =>
    execFileSync('git', ['--git-dir', world.standin.gitDirectory(world.repository), ...words], { input })
      .toString()
      .trim();
  const lines = Object.entries(files).map(
    ([name, bytes]) => `100644 blob ${git(['hash-object', '-w', '--stdin'], bytes)}\t${name}\n`,
  );
  const tree = git(['mktree'], lines.join(''));
  const made = git(['-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit-tree', tree, '-m', 'x']);
  git(['update-ref', `refs/mlops/model/${commit}/${run}-1`, made]);
}

/** Makes rows the baseline of main without the waits between the writes of a real recording. */
export async function seed(world: GateWorld, rows: readonly Row[], use: Partial<Use> = {}): Promise<Planted> {
  const event = use.event ?? (await inTurn(world, () => world.push('seeded')));
  const judged = await world.judge({ post: false, ...use, event, rows, inputs: { ...use.inputs, 'dry-run': 'true' } });
  const { commit, run } = judged.record ?? {};
  if (commit === undefined || run === undefined) throw new Error(`nothing to record: ${judged.log}`);
  const read = (name: string) => readFile(join(judged.workspace, '.mlops/model', name));
  const files = {
    'eval-gate.json': await read('eval-gate.json'),
    ...(use.inputs?.['records'] === 'summary' ? {} : { 'predictions.jsonl.gz': await read('predictions.jsonl.gz') }),
  };
  plant(world, { commit, run: run.id, files });
  return { commit, files };
}

/** The records of a model, by run, oldest first. */
export async function recordedRuns(world: GateWorld): Promise<number[]> {
  const refs = await world.project.clone.git('ls-remote', 'origin', 'refs/mlops/model/*');
  return [...refs.matchAll(/\/(\d+)-1$/gm)].map(([, run]) => Number(run)).toSorted((a, b) => a - b);
}

/** What a zip holds. */
export function unzipped(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf('PK\x05\x06');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, title, extra, note] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(begin, begin + size);
    const bytes = zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    files.set(zip.subarray(at + 46, at + 46 + title).toString(), bytes);
    at += 46 + title + extra + note;
  }
  return files;
}

/** The file of an artifact's zip, or what is stored raw. */
export function artifactFiles(world: GateWorld, runId: number): Map<string, Buffer> {
  const all = world.standin.artifacts(world.repository, runId).flatMap(({ name, mediaType, bytes }) => {
    if (mediaType !== 'application/zip') return [[name, bytes] as const];
    return [...unzipped(bytes)].map(([file, content]) => [`${name}/${file}`, content] as const);
  });
  return new Map(all);
}

/** Exit code and verdict. */
export function seen({ exitCode, outputs, record }: Judged) {
  return { exit: exitCode, verdict: outputs['verdict'], code: record?.error?.code };
}
