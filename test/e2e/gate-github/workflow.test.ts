import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { git } from '../../runner/git.ts';
import { runBundle, type WorkflowEvent } from '../../runner/index.ts';
import type { GateWorld, Row } from '../gate-world.ts';
import { artifactFiles, inWorld, open, seed } from './scene.ts';

const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');
const policy = 'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.05, min: 0.9 } }\n';

/** Answers by a rule of the commit: the baseline's is good. */
const program = `import { readFileSync, writeFileSync } from 'node:fs';
const rows = readFileSync(process.env.MLOPS_EXAMPLES, 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
const rule = readFileSync(new URL('rule.txt', import.meta.url), 'utf8').trim();
const told = rows.map(({ id, label }) => JSON.stringify({ id, label, prediction: rule === 'good' ? label : 'ham', score: 0.5 }));
writeFileSync(process.env.MLOPS_OUTPUT_DIR + '/predictions.jsonl', told.join('\\n'));
`;
const files = { 'mlops/gate.yml': policy, 'answer.mjs': program, 'rule.txt': 'good' };

const mails = (wrong: number, from = 0): Row[] =>
  Array.from({ length: 300 }, (_, at) => {
    const label = at % 2 === 0 ? 'spam' : 'ham';
    return { id: `mail-${from + at}`, label, prediction: at < wrong ? 'ham' : label, score: 0.5 };
  });

interface CheckedOut {
  readonly event: WorkflowEvent;
  readonly command: string;
  readonly header?: string;
  readonly runId: number;
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
}

/** Judges in a checkout of the merge commit, as actions/checkout leaves one. */
async function judgeCheckout(world: GateWorld, { event, command, header, runId, signal, onLine }: CheckedOut) {
  const folder = await mkdtemp(join(tmpdir(), 'checked-out-'));
  const workspace = join(folder, 'workspace');
  try {
    const origin = pathToFileURL(world.project.clone.gitDirectory).href;
    await git(folder, ['clone', '--quiet', origin, workspace]);
    await git(workspace, ['fetch', '--quiet', 'origin', event.sha ?? '']);
    await git(workspace, ['checkout', '--quiet', '--detach', 'FETCH_HEAD']);
    if (header !== undefined) await git(workspace, ['config', 'http.https://github.com/.extraheader', header]);
    const result = await runBundle({
      action: 'eval-gate',
      event,
      workspace,
      inputs: {
        candidate: '../candidate.jsonl',
        'baseline-run': command,
        'check-name': 'quality',
      },
      token: world.standin.issueToken({
        repository: world.repository,
        permissions: { contents: 'read', 'pull-requests': 'write', checks: 'write' },
      }),
      standin: world.standin,
      repository: world.repository,
      run: { id: runId, attempt: 1 },
      ...(signal === undefined ? {} : { signal }),
      ...(onLine === undefined ? {} : { onLine }),
    });
    const read = (name: string) => readFile(join(workspace, '.mlops/model', name), 'utf8').catch(() => '');
    return { ...result, record: await read('eval-gate.json'), report: await read('eval-gate.html') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
