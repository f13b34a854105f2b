import { describe, expect, it, test } from 'vitest';
import { openScene, refusalOf } from './testing.ts';

const annotation = { path: 'a.py', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' } as const;
const annotations = (count: number) => Array.from({ length: count }, () => annotation);

describe('a check run', () => {
  it('is made, concluded and listed', async () => {
    const scene = await openScene();
    const head_sha = scene.git('rev-parse', 'main');
    const { checks } = scene.octokit().rest;
    const made = await checks.create({ ...scene.of, name: 'gate', head_sha, external_id: '7' });
    expect(made.data).toMatchObject({ status: 'queued', conclusion: null, completed_at: null, external_id: '7' });
    const of = { ...scene.of, check_run_id: made.data.id };
    const output = { title: 'Blocked', summary: 'accuracy' };
    const { data } = await checks.update({ ...of, conclusion: 'failure', output });
    expect(data).toMatchObject({ name: 'gate', head_sha, status: 'completed', conclusion: 'failure', output });
    expect(data.completed_at).toBe('2026-03-04T12:00:00Z');
    expect((await checks.get(of)).data).toEqual(data);
    expect((await checks.listForRef({ ...scene.of, ref: 'main' })).data).toEqual({
      total_count: 1,
      check_runs: [data],
    });
  });

  it('gathers annotations of updates and keeps the output that is not sent again', async () => {
    const scene = await openScene();
    const { checks } = scene.octokit().rest;
    const output = { title: 't', summary: 's', annotations: annotations(50) };
    const { data } = await checks.create({
      ...scene.of,
      name: 'gate',
      head_sha: scene.git('rev-parse', 'main'),
      output,
    });
    const more = { summary: 'changed', annotations: annotations(3) };
    const updated = await checks.update({ ...scene.of, check_run_id: data.id, output: more });
    expect(updated.data.output).toMatchObject({ title: 't', summary: 'changed', annotations_count: 53 });
  });

  it('lists the latest of a name unless all are asked for', async () => {
    const scene = await openScene();
    const { checks } = scene.octokit().rest;
    const head_sha = scene.git('rev-parse', 'main');
    const ids: number[] = [];
    for (const name of ['gate', 'gate', 'data'])
      ids.push((await checks.create({ ...scene.of, name, head_sha })).data.id);
    const list = async (query: object) =>
      (await checks.listForRef({ ...scene.of, ref: head_sha, ...query })).data.check_runs
        .map(({ id }) => id)
        .toSorted((a, b) => a - b);
    expect(await list({})).toEqual(ids.slice(1));
    expect(await list({ filter: 'all' })).toEqual(ids);
    expect(await list({ check_name: 'data' })).toEqual(ids.slice(2));
    expect(await list({ status: 'completed' })).toEqual([]);
  });

  it.each([
    [
      '51 annotations',
      { output: { title: 't', summary: 's', annotations: annotations(51) } },
      'annotations must NOT have more than 50',
    ],
    [
      'a summary of 65,536 characters',
      { output: { title: 't', summary: 's'.repeat(65_536) } },
      'summary must NOT have more than 65535',
    ],
    [
      'a text of 65,536 characters',
      { output: { title: 't', summary: 's', text: 's'.repeat(65_536) } },
      'text must NOT have more than 65535',
    ],
    ['an unknown conclusion', { conclusion: 'passed' }, 'conclusion must be equal to one of'],
  ])('with %s is refused and counts as drift', async (_, body, violation) => {
    const scene = await openScene();
    const check = { ...scene.of, name: 'gate', head_sha: scene.git('rev-parse', 'main'), ...body };
    const request = scene.octokit().request('POST /repos/{owner}/{repo}/check-runs', check as never);
    expect((await refusalOf(request)).status).toBe(422);
    expect(scene.takeDrift()).toContainEqual(expect.stringContaining(violation));
  });

  it('is not completed without a conclusion', async () => {
    const scene = await openScene();
    const check = { ...scene.of, name: 'gate', head_sha: scene.git('rev-parse', 'main'), status: 'completed' };
    const request = scene.octokit().request('POST /repos/{owner}/{repo}/check-runs', check as never);
    expect(await refusalOf(request)).toMatchObject({
      status: 422,
      message: expect.stringContaining('"conclusion"') as string,
    });
    expect(scene.standin.checkRuns(scene.repository)).toEqual([]);
  });

  it('is made by apps alone', async () => {
    const scene = await openScene();
    const { checks } = scene.octokit(scene.token({ kind: 'user' })).rest;
    const refused = await refusalOf(
      checks.create({ ...scene.of, name: 'gate', head_sha: scene.git('rev-parse', 'main') }),
    );
    expect(refused).toMatchObject({ status: 403, message: 'You must authenticate via a GitHub App.' });
  });

  it.each(['neutral', 'cancelled', 'timed_out', 'action_required'] as const)(
    'that concludes %s is completed, whatever status it was in',
    async (conclusion) => {
      const scene = await openScene();
      const { checks } = scene.octokit().rest;
      const head_sha = scene.git('rev-parse', 'main');
      const { data } = await checks.create({ ...scene.of, name: 'gate', head_sha, status: 'in_progress' });
      const over = await checks.update({ ...scene.of, check_run_id: data.id, conclusion });
      expect(over.data).toMatchObject({ status: 'completed', conclusion });
      expect(scene.standin.checkRuns(scene.repository)).toMatchObject([{ id: data.id, values: { conclusion } }]);
    },
  );

  it('needs a commit', async () => {
    const scene = await openScene();
    const { checks } = scene.octokit().rest;
    expect((await refusalOf(checks.create({ ...scene.of, name: 'gate', head_sha: '6'.repeat(40) }))).status).toBe(422);
    expect((await refusalOf(checks.listForRef({ ...scene.of, ref: 'none' }))).status).toBe(422);
    expect((await refusalOf(checks.update({ ...scene.of, check_run_id: 1, name: 'x' }))).status).toBe(404);
  });
});

describe('a commit status', () => {
  it('is listed newest first, with a link or without', async () => {
    const scene = await openScene();
    const sha = scene.git('rev-parse', 'main');
    const { repos } = scene.octokit().rest;
    await repos.createCommitStatus({ ...scene.of, sha, state: 'pending', context: 'gate' });
    const target_url = 'https://example.com/report';
    await repos.createCommitStatus({
      ...scene.of,
      sha,
      state: 'success',
      context: 'gate',
      target_url,
      description: 'Good',
    });
    const { data } = await repos.listCommitStatusesForRef({ ...scene.of, ref: 'main' });
    expect(data).toMatchObject([
      { state: 'success', target_url, description: 'Good', creator: { login: 'github-actions[bot]', type: 'Bot' } },
      { state: 'pending', target_url: null, description: null },
    ]);
  });

  it('has a description of at most 140 characters', async () => {
    const scene = await openScene();
    const sha = scene.git('rev-parse', 'main');
    const { repos } = scene.octokit().rest;
    const status = { ...scene.of, sha, state: 'success' } as const;
    await repos.createCommitStatus({ ...status, description: 'x'.repeat(140) });
    const refused = await refusalOf(repos.createCommitStatus({ ...status, description: 'x'.repeat(141) }));
    expect(refused).toMatchObject({ status: 422, errors: [{ field: 'description' }] });
  });
});

describe('the combined status', () => {
  type State = 'pending' | 'success' | 'failure' | 'error';
  it.each<[string, readonly [string, State][], string]>([
    ['nothing', [], 'pending'],
    ['one success', [['a', 'success']], 'success'],
    [
      'a context that waits',
      [
        ['a', 'success'],
        ['b', 'pending'],
      ],
      'pending',
    ],
    [
      'a context in error',
      [
        ['a', 'error'],
        ['b', 'pending'],
      ],
      'failure',
    ],
    [
      'a failure that was mended',
      [
        ['a', 'failure'],
        ['a', 'success'],
      ],
      'success',
    ],
  ])('of %s', async (_, told, state) => {
    const scene = await openScene();
    const sha = scene.git('rev-parse', 'main');
    const { repos } = scene.octokit().rest;
    for (const [context, state] of told) await repos.createCommitStatus({ ...scene.of, sha, context, state });
    const { data } = await repos.getCombinedStatusForRef({ ...scene.of, ref: 'main' });
    const contexts = new Set(told.map(([context]) => context));
    expect(data).toMatchObject({ state, sha, total_count: contexts.size });
    expect(data.repository.full_name).toBe('octo-org/model');
    expect(data.statuses.map(({ context }) => context)).toEqual([...contexts]);
    expect(data.statuses.some((status) => 'creator' in status)).toBe(false);
    expect(scene.standin.statuses(scene.repository, sha)).toHaveLength(told.length);
  });
});

test('a status needs a commit', async () => {
  const scene = await openScene();
  const request = scene.octokit().rest.repos.createCommitStatus({ ...scene.of, sha: '7'.repeat(40), state: 'success' });
  expect((await refusalOf(request)).message).toBe(`No commit found for SHA: ${'7'.repeat(40)}`);
});
