import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProject, runBundle } from '../../runner/index.ts';
import { startStandin } from '../../standin/index.ts';
import { millionPolicy, writeSides } from './make-million.ts';

const rounds = 7;
const few = 40;

/** Milliseconds that so many examples add to a step of eval-gate, beside a step that judges forty; medians. */
export async function measureJob(count: number): Promise<{ readonly added: number; readonly few: number }> {
  const root = await mkdtemp(join(tmpdir(), 'bench-job-'));
  const standin = await startStandin();
  try {
    const project = await createProject({ standin, root, files: { 'mlops/gate.yml': millionPolicy } });
    await project.clone.commit('A change', { 'notes.md': 'A change.\n' });
    const event = await project.push();
    const token = standin.issueToken({ repository: project.repository, permissions: { contents: 'read' } });
    let run = 700;
    const step = async (examples: number): Promise<number> => {
      const workspace = await mkdtemp(join(root, 'workspace-'));
      const files = { baseline: join(workspace, 'baseline.jsonl'), candidate: join(workspace, 'candidate.jsonl') };
      await writeSides(files, examples);
      await writeFile(join(workspace, 'README.md'), 'A workspace.\n');
      const begin = performance.now();
      const { record, log } = await judged(workspace);
      if (!record) throw new Error(log);
      return performance.now() - begin;
    };
    const judged = async (workspace: string) => {
      run += 1;
      const { exitCode, log } = await runBundle({
        action: 'eval-gate',
        event,
        workspace,
        token,
        standin,
        repository: project.repository,
        run: { id: run },
        inputs: { candidate: 'candidate.jsonl', baseline: 'baseline.jsonl', comment: 'off', 'dry-run': 'true' },
      });
      return { record: exitCode === 0 || exitCode === 1, log };
    };
    const [small, large]: [number[], number[]] = [[], []];
    // In turns, so that a slow moment of the machine falls on both.
    for (let round = 0; round < rounds; round += 1) {
      small.push(await step(few));
      large.push(await step(count));
    }
    return { added: median(large) - median(small), few: median(small) };
  } finally {
    await standin.close();
    await rm(root, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
