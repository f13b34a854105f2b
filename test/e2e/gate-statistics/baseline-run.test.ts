import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { git } from '../../runner/git.ts';
import type { WorkflowEvent } from '../../runner/index.ts';
import type { Row } from '../gate-world.ts';
import { comparison, error, failed, GateCases, type Outcome, open, passed, seen } from './gate-cases.ts';
import { indices } from './rows.ts';

const policy = 'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.05 } }\n';

/** The baseline: a rule, and a program that answers examples by it and writes down what it was given. */
const program = `import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const { env } = process;
const rule = readFileSync(new URL('rule.txt', import.meta.url), 'utf8').trim();
const examples = readFileSync(env.MLOPS_EXAMPLES, 'utf8').trim().split('\\n').map((line) => JSON.parse(line));
const rows = examples.map(({ id, label, text }) => ({ id, label, prediction: text.includes(rule) ? 'spam' : 'ham' }));
const model = env.MLOPS_BASELINE_MODEL ? readFileSync(env.MLOPS_BASELINE_MODEL, 'utf8') : null;
writeFileSync(env.LEDGER, JSON.stringify({ env, examples, rule, model, cwd: process.cwd() }));
writeFileSync(join(env.MLOPS_OUTPUT_DIR, 'predictions.jsonl'), rows.map((row) => JSON.stringify(row) + '\\n').join(''));
`;
const run = 'node answer.mjs';

/** Mails a rule can judge; the candidate misses `missed` of them. */
function mails(from: number, n: number, missed: number): Row[] {
  return indices(n).map((at) => {
    const spam = at % 2 === 0;
    const right = at >= missed;
    return {
      id: `mail-${from + at}`,
      label: spam ? 'spam' : 'ham',
      text: spam ? 'you win' : 'good morning',
      prediction: spam === right ? 'spam' : 'ham',
      score: 0.5,
    };
  });
}

let cases: GateCases;
let event: WorkflowEvent;
beforeAll(async () => {
  cases = await GateCases.open(
    { model: policy, nested: policy, stored: policy, rebuild: `${policy}when: { examples-changed: rebuild }\n` },
    {
      'answer.mjs': program,
      'rule.txt': 'win',
      'part/answer.mjs': program,
      'part/rule.txt': 'win',
      'part/mlops/nested/gate.yml': policy,
    },
  );
  await git(cases.world.project.clone.gitDirectory, ['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  await cases.record({ model: mails(0, 300, 0), rebuild: mails(0, 300, 0), stored: mails(0, 300, 0) });
  await storeModel();
  // The pull request spoils the rule: the baseline must not answer by it.
  ({ event } = await cases.world.open('Spoil the rule', { 'rule.txt': 'nonsense', 'part/rule.txt': 'nonsense' }));
});
// GitHub's own client of artifacts does not say which version of the API it means.
const unversioned = ['list-workflow-run-artifacts', 'download-artifact'].map(
  (name) => `request actions/${name}: the header X-GitHub-Api-Version must be 2022-11-28, not absent`,
);
afterAll(() => cases.close(unversioned));

/** Puts a model among the artifacts of the run that recorded the baseline of `stored`. */
async function storeModel(): Promise<void> {
  const { standin, repository } = cases.world;
  const recorded = standin.artifacts(repository).find(({ name }) => name === 'mlops-stored-eval-gate');
  const folder = await cases.folder();
  await writeFile(join(folder, 'weights.txt'), 'the weights of the baseline');
  const upload = ['uploadArtifact', 'mlops-stored-model', [join(folder, 'weights.txt')], folder];
  const client = new URL('../../standin/artifact-process.ts', import.meta.url).pathname;
  const words = [
    '--disable-warning=ExperimentalWarning',
    client,
    JSON.stringify([upload]),
    join(folder, 'outcome.json'),
  ];
  await promisify(execFile)(process.execPath, words, {
    env: {
      PATH: process.env['PATH'],
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_WORKSPACE: folder,
      ACTIONS_RESULTS_URL: `${standin.url}/`,
      ACTIONS_RUNTIME_TOKEN: standin.runtimeToken({ repository, runId: recorded?.runId ?? 0, jobId: 'train' }),
    },
  });
}

/** A checkout of the merge commit, as actions/checkout leaves one. */
async function checkOut(depth?: number): Promise<string> {
  const folder = join(await cases.folder(), 'checkout');
  const { gitDirectory } = cases.world.project.clone;
  await git(await cases.folder(), ['init', '--quiet', folder]);
  await git(folder, ['remote', 'add', 'origin', pathToFileURL(gitDirectory).href]);
  const shallow = depth === undefined ? [] : [`--depth=${depth}`];
  await git(folder, ['fetch', '--quiet', ...shallow, 'origin', event.sha ?? '']);
  await git(folder, ['checkout', '--quiet', '--detach', 'FETCH_HEAD']);
  return folder;
}

interface Ledger {
  readonly env: Readonly<Record<string, string>>;
  readonly examples: readonly Row[];
  readonly rule: string;
  readonly cwd: string;
  readonly model: string | null;
}

async function judge(
  candidate: Row[],
  command: string,
  { workspace, model = 'model' }: { workspace?: string; model?: string } = {},
): Promise<Outcome & { temp: string; ledger: () => Promise<Ledger> }> {
  const folder = workspace ?? (await checkOut());
  const temp = await cases.folder();
  const notes = join(await cases.folder(), 'ledger.json');
  const result = await cases.judge({
    model,
    candidate,
    event,
    workspace: folder,
    temp,
    inputs: { 'baseline-run': command },
    permissions: { actions: 'read' },
    env: { LEDGER: notes, AWS_PROFILE: 'kept' },
  });
  return { ...result, temp, ledger: async () => JSON.parse(await readFile(notes, 'utf8')) as Ledger };
}

/** Worktrees git knows of, and folders left in RUNNER_TEMP that hold code. */
async function leftovers(workspace: string, temp: string): Promise<string[]> {
  const listed = (await git(workspace, ['worktree', 'list', '--porcelain'])).match(/^worktree .*$/gm) ?? [];
  const runs = (await readdir(temp)).filter((name) => name.startsWith('mlops-baseline-run-'));
  const code = await Promise.all(
    runs.map(async (name) => (await readdir(join(temp, name))).filter((entry) => entry === 'code')),
  );
  return [...listed.slice(1), ...code.flat()];
}

describe.concurrent('baseline-run', () => {
  test('lets the baseline answer a test set it never saw, by its own code', async () => {
    const candidate = mails(5000, 300, 60);
    const [without, result] = await Promise.all([
      cases.judge({ model: 'model', candidate, event }),
      judge(candidate, run),
    ]);
    expect(seen(without)).toEqual(error('E_EXAMPLES_CHANGED'));
    expect(seen(result)).toEqual(failed);
    expect(result.record).toMatchObject({
      examples: { paired: 300, onlyCandidate: 0, onlyBaseline: 0, discordant: 60 },
      baseline: { source: 'baseline-run', behind: 0 },
    });
    expect(comparison(result, { metric: 'accuracy' })).toMatchObject({ baseline: 1, candidate: 0.8 });
    const { rule, examples, env } = await result.ledger();
    expect(rule).toBe('win');
    expect(env['MLOPS_BASELINE_COMMIT']).toBe(result.record.baseline?.commit);
    expect(result.record.baseline?.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(examples).toHaveLength(300);
    expect(Object.keys(examples[0] ?? {})).toEqual(['id', 'label', 'text']);
    expect(await leftovers(result.workspace, result.temp)).toEqual([]);
  });

  test('is given the model that the run of the baseline stored', async () => {
    const result = await judge(mails(0, 300, 0), run, { model: 'stored' });
    expect(seen(result)).toEqual(passed);
    expect((await result.ledger()).model).toBe('the weights of the baseline');
  });

  test('goes on without a model where none was stored, and says so', async () => {
    const result = await judge(mails(0, 300, 0), run);
    expect(seen(result)).toEqual(passed);
    const { model, env } = await result.ledger();
    expect([model, env['MLOPS_BASELINE_MODEL']]).toEqual([null, undefined]);
    expect(result.log).toContain('MLOPS_BASELINE_MODEL is not set');
  });

  test('proves what is as good on the new set', async () => {
    const result = await judge(mails(5000, 300, 0), run, { model: 'rebuild' });
    expect(seen(result)).toEqual(passed);
  });

  test('reaches the base commit from a shallow checkout', async () => {
    const workspace = await checkOut(1);
    expect(await git(workspace, ['rev-parse', '--is-shallow-repository'])).toBe('true');
    const result = await judge(mails(0, 300, 60), run, { workspace });
    expect(seen(result)).toEqual(failed);
    expect((await result.ledger()).rule).toBe('win');
    expect(await leftovers(workspace, result.temp)).toEqual([]);
    expect(await git(workspace, ['status', '--porcelain', '--untracked-files=no'])).toBe('');
  });

  test('knows no secret of the step, and nothing of the answers', async () => {
    const result = await judge(mails(0, 300, 0), run);
    const { env, cwd, examples } = await result.ledger();
    expect(env).toMatchObject({ AWS_PROFILE: 'kept', MLOPS_EXAMPLES: expect.any(String) as unknown });
    expect(cwd).not.toBe(result.workspace);
    const names = Object.keys(env).filter((name) =>
      /^(INPUT_|STATE_|ACTIONS_(RUNTIME|RESULTS|CACHE|ID_TOKEN)|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)$|GIT_CONFIG)/i.test(
        name,
      ),
    );
    expect(names).toEqual([]);
    const basic = Buffer.from(`x-access-token:${result.token}`).toString('base64');
    expect(JSON.stringify(env)).not.toContain(result.token);
    expect(JSON.stringify(env)).not.toContain(basic);
    expect(JSON.stringify(examples)).not.toMatch(/prediction|score/);
    const { gitDirectory } = cases.world.project.clone;
    for (const folder of [result.workspace, gitDirectory])
      expect(await git(folder, ['config', '--list'])).not.toContain(basic);
  });

  test('runs in the working directory', async () => {
    const workspace = await checkOut();
    const temp = await cases.folder();
    const notes = join(await cases.folder(), 'ledger.json');
    const result = await cases.judge({
      model: 'nested',
      event,
      workspace,
      temp,
      files: {
        'part/candidate.jsonl': mails(0, 300, 0)
          .map((row) => `${JSON.stringify(row)}\n`)
          .join(''),
      },
      inputs: { 'baseline-run': run, 'working-directory': 'part', candidate: 'candidate.jsonl' },
      env: { LEDGER: notes },
    });
    expect(seen(result)).toEqual(passed);
    expect((JSON.parse(await readFile(notes, 'utf8')) as Ledger).cwd).toMatch(/part$/);
  });

  test('that fails is an error with its last lines', async () => {
    const result = await judge(mails(0, 300, 0), 'echo "::error::boom"; echo "no such weights"; exit 3');
    expect(seen(result)).toEqual(error('E_BASELINE_RUN'));
    expect(result.record.error?.message).toContain('3');
    expect(result.summary).toContain('no such weights');
    expect(result.commands.some(({ name, message }) => name === 'error' && message === 'boom')).toBe(false);
    expect(await leftovers(result.workspace, result.temp)).toEqual([]);
  });

  test.each([
    ['writes nothing', 'true', /found 0/],
    [
      'writes two files',
      `${run} && cp "$MLOPS_OUTPUT_DIR/predictions.jsonl" "$MLOPS_OUTPUT_DIR/predictions.csv"`,
      /found 2/,
    ],
  ])('that %s is an error', async (_, command, why) => {
    const result = await judge(mails(0, 300, 0), command);
    expect(seen(result)).toEqual(error('E_BASELINE_RUN'));
    expect(result.record.error?.message).toMatch(why);
    expect(await leftovers(result.workspace, result.temp)).toEqual([]);
  });

  test('that answers only some is no way around the others', async () => {
    const half = `${run} && f="$MLOPS_OUTPUT_DIR/predictions.jsonl" && head -n 150 "$f" > "$f.part" && mv "$f.part" "$f"`;
    const result = await judge(mails(0, 300, 150), half);
    expect(seen(result)).not.toEqual(passed);
    expect(seen(result)).not.toEqual(open);
  });

  test('without a checkout is an error that says so', async () => {
    const result = await judge(mails(0, 300, 0), run, { workspace: await cases.folder() });
    expect(seen(result)).toEqual(error('E_BASELINE_RUN'));
    expect(result.record.error?.message).toContain('actions/checkout');
  });

  test('starts nothing a setting of the checkout names', async () => {
    const workspace = await checkOut();
    const trace = join(await cases.folder(), 'hooked');
    await git(workspace, ['config', 'core.fsmonitor', `touch ${trace}`]);
    await git(workspace, ['config', 'core.sshCommand', `touch ${trace}`]);
    const result = await judge(mails(0, 300, 0), run, { workspace });
    expect(seen(result)).toEqual(passed);
    await expect(readFile(trace)).rejects.toThrow('ENOENT');
  });
});
