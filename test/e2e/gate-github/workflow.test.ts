import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

// GitHub's own client of artifacts does not say which version of the API it means.
const unversioned = 'request actions/list-workflow-run-artifacts: the header X-GitHub-Api-Version';

interface CheckedOut {
  readonly event: WorkflowEvent;
  readonly candidate: readonly Row[];
  readonly command: string;
  readonly header?: string;
  readonly runId: number;
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
}

/** Judges in a checkout of the merge commit, as actions/checkout leaves one. */
async function judgeCheckout(
  world: GateWorld,
  { event, candidate, command, header, runId, signal, onLine }: CheckedOut,
) {
  const folder = await mkdtemp(join(tmpdir(), 'checked-out-'));
  const workspace = join(folder, 'workspace');
  try {
    const origin = pathToFileURL(world.project.clone.gitDirectory).href;
    await git(folder, ['clone', '--quiet', origin, workspace]);
    await git(workspace, ['fetch', '--quiet', 'origin', event.sha ?? '']);
    await git(workspace, ['checkout', '--quiet', '--detach', 'FETCH_HEAD']);
    if (header !== undefined) await git(workspace, ['config', 'http.https://github.com/.extraheader', header]);
    await writeFile(join(folder, 'candidate.jsonl'), candidate.map((row) => JSON.stringify(row)).join('\n'));
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
        permissions: { contents: 'read', 'pull-requests': 'write', checks: 'write', actions: 'read' },
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

describe.concurrent('in a checkout', () => {
  test(
    'with persisted credentials the baseline answers anew, and nothing of them is shown',
    inWorld(
      async (world) => {
        await seed(world, mails(0));
        const { event, number } = await open(world, 'Checkout', { 'rule.txt': 'bad' });
        const basic = Buffer.from('x-access-token:ghs_persistedPERSISTED0123').toString('base64');
        const header = `AUTHORIZATION: basic ${basic}`;
        const judged = await judgeCheckout(world, {
          event,
          candidate: mails(60, 5000),
          command: 'node answer.mjs',
          header,
          runId: 92_001,
        });
        expect([judged.exitCode, judged.outputs['verdict']]).toEqual([1, 'fail']);
        expect(JSON.parse(judged.record)).toMatchObject({
          baseline: { source: 'baseline-run' },
          examples: { paired: 300 },
        });
        const { log, stdout, summary, record, report } = judged;
        const stored = [...artifactFiles(world, 92_001)].map(([, bytes]) => bytes.toString('latin1'));
        const places = { log, stdout, summary, record, report, stored, comment: world.comment(number) };
        for (const text of [basic, 'ghs_persisted', 'AUTHORIZATION'])
          expect(JSON.stringify(places)).not.toContain(text);
      },
      files,
      unversioned,
    ),
  );

  test(
    'a job that is cancelled while the baseline answers leaves the earlier comment and a check run that says so',
    inWorld(
      async (world) => {
        await seed(world, mails(0));
        const { event, number } = await open(world, 'Cancelled');
        const earlier = await world.judge({ event, rows: mails(0), runId: 92_002 });
        expect(earlier.exitCode).toBe(0);
        const comment = world.comment(number);
        const stop = new AbortController();
        const judged = await judgeCheckout(world, {
          event,
          candidate: mails(0),
          command: "printf 'wait%s\\n' ing; sleep 30",
          runId: 92_003,
          signal: stop.signal,
          onLine: (line) => {
            if (line === 'waiting') stop.abort();
          },
        });
        expect([judged.succeeded, judged.outputs['verdict']]).toEqual([false, 'error']);
        expect(JSON.parse(judged.record)).toMatchObject({ verdict: 'error', error: { code: 'E_CANCELLED' } });
        expect(comment).toContain('run=92002');
        expect(world.comment(number)).toBe(comment);
        const [check] = world.standin.checkRuns(world.repository);
        expect(check?.values).toMatchObject({ status: 'completed', conclusion: 'cancelled' });
      },
      files,
      unversioned,
    ),
  );
});

const masked = `name: Masked
on: pull_request
permissions: {}
jobs:
  gate:
    runs-on: ubuntu-latest
    permissions: { contents: read }
    outputs:
      verdict: \${{ steps.gate.outputs.verdict }}
      failed: \${{ steps.gate.outputs.failed-metrics }}
      blocked: \${{ steps.gate.outputs.blocked }}
    steps:
      - uses: actions/checkout@v5
      - id: gate
        uses: mlops-actions/suite/actions/eval-gate@v1
        with: { candidate: predictions.csv, comment: 'off' }
        env: { ONE: '\${{ secrets.ONE }}', TWO: '\${{ secrets.TWO }}' }
  after:
    needs: gate
    if: always()
    runs-on: ubuntu-latest
    steps:
      - run: echo '\${{ toJSON(needs.gate) }}'
`;

test(
  'a secret that is the name of a metric, and one that is a verdict, cost the outputs of the job, never its conclusion',
  inWorld(async (world) => {
    const csv = mails(100).map(({ id, label, prediction, score }) => [id, label, prediction, score].join());
    const { event } = await open(world, 'Masked', {
      '.github/workflows/masked.yml': masked,
      'predictions.csv': `id,label,prediction,score\n${csv.join('\n')}\n`,
    });
    const [run] = await world.project.fire(event, {
      actions: { 'mlops-actions/suite': root },
      secrets: { ONE: 'accuracy', TWO: 'fail' },
    });
    const [gate, after] = run?.jobs ?? [];
    expect([run?.conclusion, gate?.conclusion]).toEqual(['failure', 'failure']);
    expect(gate?.steps.find(({ id }) => id === 'gate')).toMatchObject({ exitCode: 1 });
    expect(gate?.outputs).toEqual({ blocked: 'true' });
    expect(after?.log).not.toContain('accuracy');
    expect(gate?.log).not.toContain('accuracy');
  }, files),
);
