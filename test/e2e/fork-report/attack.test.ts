import { createHash } from 'node:crypto';
import { deflatedZeros, type TestEntry } from '@mlops-actions/runner/zip-writer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policy } from '../gate-world.ts';
import { bad, ForkScene, good, type Opened, type Reported } from './fork-scene.ts';

const hostile = '@octocat <img src=x onerror=alert(1)> ](https://evil.example) `x` | %0A::error::boom';

/** Nothing of the stranger's acts: not in the comment, not in the summary, not in the log. */
function expectInert({ comments, summary, commands, annotations }: Reported): void {
  for (const markdown of [...comments, summary]) {
    const prose = markdown.replace(/(`+)(?:(?!\1)[\s\S])*\1(?!`)/g, '');
    for (const trace of ['@octocat', '<img', '](https://evil', '\n::']) expect(prose).not.toContain(trace);
  }
  const own = commands.filter(({ name, message }) => !(name === 'add-mask' && message === '***'));
  expect(own.map(({ name }) => name)).not.toContain('set-output');
  expect(annotations.map(({ message }) => message)).not.toContain('boom');
}

describe('what a stranger may store', () => {
  let scene: ForkScene;
  beforeAll(async () => {
    scene = await ForkScene.open();
  });
  afterAll(() => scene.close());

  const edited = (change: (row: Readonly<Record<string, unknown>>, index: number) => object) =>
    good.map((row, index) => ({ ...row, ...change(row, index) }));
  const huge = 10 * 1024 ** 3;
  const attacks: readonly [string, string, (opened: Opened) => TestEntry[]][] = [
    ['a record of another commit', 'E_RECORD', (opened) => scene.trained(opened, good, { commit: '0'.repeat(40) })],
    [
      'a record of 10 MB',
      'E_ARTIFACT',
      (opened) => scene.trained(opened, good, { environment: 'x'.repeat(10_000_000) }),
    ],
    [
      'a zip that unpacks to 10 GB',
      'E_ARTIFACT',
      (opened) => [
        ...scene.trained(opened, good),
        { name: 'more.bin', packed: deflatedZeros(10 * 1024), size: huge, sum: 0 },
      ],
    ],
    [
      'a zip that says it is small and is not',
      'E_ARTIFACT',
      (opened) => [...scene.trained(opened, good), { name: 'more.bin', packed: deflatedZeros(2048), size: 10, sum: 0 }],
    ],
    [
      'a path out of the folder',
      'E_ARTIFACT',
      (opened) => [...scene.trained(opened, good), { name: '../../../../fork-report-was-here', content: 'x' }],
    ],
    [
      'a link to a file of the runner',
      'E_ARTIFACT',
      (opened) => [
        ...scene.trained(opened, good).slice(0, 1),
        { name: 'predictions.jsonl', content: '/etc/passwd', mode: 0o120_777 },
      ],
    ],
    ['a name made to harm', 'E_ARTIFACT', () => [{ name: hostile, content: 'x' }]],
    [
      'ids made to harm',
      'E_PREDICTIONS_LABEL',
      (opened) =>
        scene.trained(
          opened,
          edited(({ id }) => ({ id: `${hostile} ${String(id)}` })),
        ),
    ],
    [
      'answers made to harm',
      'E_PREDICTIONS_LABEL',
      (opened) =>
        scene.trained(
          opened,
          edited(() => ({ prediction: hostile })),
        ),
    ],
  ];

  test.each(attacks)('%s: red, with the reason in the comment', async (name, code, entries) => {
    const opened = await scene.pullRequest(`Attack with ${name}`);
    scene.store(opened, entries(opened));
    const report = await scene.report(opened);
    expect({ exit: report.exitCode, verdict: report.outputs['verdict'], code: report.record?.error?.code }).toEqual({
      exit: 2,
      verdict: 'error',
      code,
    });
    expect(report.comments).toHaveLength(1);
    expect(report.comments[0]).toContain(code);
    expect(report.status).toBe('error');
    expectInert(report);
  });

  test('a million ids are more than is read', async () => {
    const opened = await scene.pullRequest('A million');
    const lines = Array.from({ length: 1_000_000 }, (_, index) => `${index},ham,ham\n`).join('');
    scene.store(opened, [{ name: 'p.csv', content: `id,label,prediction\n${lines}` }], 'answers');
    const report = await scene.report(opened, { inputs: { candidate: 'artifact:answers' } });
    expect([report.exitCode, report.record?.error?.code, report.status]).toEqual([2, 'E_PREDICTIONS', 'error']);
  });

  test('bytes that are no zip are refused', async () => {
    const opened = await scene.pullRequest('No zip');
    const { standin, repository } = scene.world;
    standin.forgeArtifact(repository, opened.runId, { name: 'mlops-model-train', bytes: Buffer.from(hostile) });
    const report = await scene.report(opened);
    expect([report.exitCode, report.record?.error?.code]).toEqual([2, 'E_ARTIFACT']);
    expectInert(report);
  });

  test('an artifact that says it has 10 GB is not fetched', async () => {
    const opened = await scene.pullRequest('Ten gigabytes');
    const { standin, repository } = scene.world;
    standin.forgeArtifact(repository, opened.runId, { name: 'mlops-model-train', bytes: Buffer.from('x'), size: huge });
    const report = await scene.report(opened);
    expect([report.exitCode, report.record?.error?.code]).toEqual([2, 'E_ARTIFACT']);
  });

  test('the number of another pull request in the artifact leads nowhere', async () => {
    const victim = await scene.pullRequest('Victim');
    const opened = await scene.pullRequest('Points elsewhere');
    const pointer = { name: 'pr.json', content: JSON.stringify({ number: victim.number, head_sha: victim.headSha }) };
    scene.store(opened, [...scene.trained(opened, bad, { pullRequest: victim.number }), pointer]);
    const report = await scene.report(opened);
    expect([report.exitCode, report.outputs['pull-request']]).toEqual([1, String(opened.number)]);
    expect(scene.world.standin.comments(scene.world.repository, victim.number)).toEqual([]);
  });

  test('the digest of the baseline does not make a worse model identical', async () => {
    const opened = await scene.pullRequest('Same digest');
    const [, equal] = scene.trained(opened, good);
    const digest = `sha256:${createHash('sha256')
      .update(equal?.content ?? '')
      .digest('hex')}`;
    const weights = { path: 'm.bin', digest, size: 1, format: 'raw', artifact: null };
    scene.store(opened, scene.trained(opened, bad, { weights }));
    const report = await scene.report(opened);
    expect([report.exitCode, report.outputs['verdict'], report.status]).toEqual([1, 'fail', 'failure']);
    expect(report.record?.gate?.baseline?.digest).toBe(digest);
    expect(report.record?.gate?.candidate?.digest).not.toBe(digest);
  });

  test('a push meanwhile: skipped, and nothing is written', async () => {
    const opened = await scene.pullRequest('Push meanwhile');
    scene.store(opened, scene.trained(opened, good));
    const hold = scene.world.standin.hold({ operationId: 'actions/download-artifact', count: 1 });
    const reporting = scene.report(opened);
    await hold.arrived;
    await scene.fork.clone.switchTo('change-Push-meanwhile');
    await scene.fork.clone.commit('more', { 'more.md': 'x' });
    await scene.world.project.updatePullRequest(opened.number, 'change-Push-meanwhile', scene.fork);
    hold.release();
    const report = await reporting;
    expect([report.exitCode, report.outputs['verdict']]).toEqual([0, 'skipped']);
    expect([report.comments, report.status]).toEqual([[], undefined]);
  });

  test('closed meanwhile: skipped, and nothing is written', async () => {
    const opened = await scene.pullRequest('Closed meanwhile');
    scene.store(opened, scene.trained(opened, good));
    const hold = scene.world.standin.hold({ operationId: 'actions/download-artifact', count: 1 });
    const reporting = scene.report(opened);
    await hold.arrived;
    scene.world.project.closePullRequest(opened.number);
    hold.release();
    const report = await reporting;
    expect([report.exitCode, report.outputs['verdict'], report.comments]).toEqual([0, 'skipped', []]);
  });

  test('a fork that is gone: skipped', async () => {
    const opened = await scene.pullRequest('Gone');
    const report = await scene.report(opened, { change: { head_repository: null } });
    expect([report.exitCode, report.outputs['verdict'], report.comments]).toEqual([0, 'skipped', []]);
  });

  test('without the right to read artifacts nothing is judged, and the permission is named', async () => {
    const opened = await scene.pullRequest('No actions');
    scene.store(opened, scene.trained(opened, good));
    const report = await scene.report(opened, { permissions: { contents: 'read', 'pull-requests': 'write' } });
    expect([report.exitCode, report.record?.error?.code]).toEqual([2, 'E_PERMISSION']);
    expect(report.comments[0]).toContain('actions');
  });

  test('without the right to set statuses the rest is done, and the summary says so', async () => {
    const opened = await scene.pullRequest('No statuses');
    scene.store(opened, scene.trained(opened, good));
    const permissions = { contents: 'read', actions: 'read', 'pull-requests': 'write' } as const;
    const report = await scene.report(opened, { permissions });
    expect([report.exitCode, report.outputs['verdict'], report.status]).toEqual([0, 'pass', undefined]);
    expect(report.summary).toMatch(/Left out[\s\S]*statuses: write/);
  });

  test('a dry run decides and writes nothing', async () => {
    const opened = await scene.pullRequest('Dry');
    scene.store(opened, scene.trained(opened, bad));
    const report = await scene.report(opened, { inputs: { 'dry-run': 'true' } });
    expect([report.exitCode, report.comments, report.status]).toEqual([1, [], undefined]);
  });
});

test('names and values of slices made to harm stay inert where all passes', async () => {
  const text = `${policy}labels: data/labels.csv\nshow: [f1]\n`.replace(
    '  guard:',
    `  explore: [${JSON.stringify(hostile)}]\n  guard:`,
  );
  const scene = await ForkScene.open(text);
  try {
    const opened = await scene.pullRequest('Slices');
    const named = good.map((row, index) => ({ ...row, [hostile]: `${hostile} ${index % 2}` }));
    scene.store(opened, scene.trained(opened, named));
    const report = await scene.report(opened);
    expect(report.outputs['verdict']).toBe('pass');
    expect(report.comments[0]).toContain('octocat');
    expectInert(report);
  } finally {
    await scene.close();
  }
});

test('by its own labels a fork never gets further than open, whatever it stores', async () => {
  const scene = await ForkScene.open(policy);
  try {
    const opened = await scene.pullRequest('Own labels');
    scene.store(opened, scene.trained(opened, good));
    const report = await scene.report(opened);
    expect([report.exitCode, report.outputs['verdict'], report.status]).toEqual([0, 'inconclusive', 'pending']);
    expect(report.comments[0]).toContain('nothing of it is a pass');
  } finally {
    await scene.close();
  }
});
