import { expect, test } from 'vitest';
import { openScene, refusalOf, type Scene } from './testing.ts';

async function openPull(): Promise<Scene & { readonly issue: { owner: string; repo: string; issue_number: number } }> {
  const scene = await openScene();
  scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
  const { number } = scene.standin.createPullRequest({
    repository: scene.repository,
    title: 'Change',
    base: 'main',
    head: 'change',
  });
  return { ...scene, issue: { ...scene.of, issue_number: number } };
}

test('octokit follows the Link header through 35 comments', async () => {
  const scene = await openPull();
  for (let index = 0; index < 35; index += 1) scene.standin.commentAs(scene.repository, 1, 'octocat', `no. ${index}`);
  const octokit = scene.octokit();
  const all = await octokit.paginate(octokit.rest.issues.listComments, { ...scene.issue, per_page: 10 });
  expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 35 }, (_, index) => `no. ${index}`));
  expect(scene.standin.requests.map(({ query }) => query['page'])).toEqual([undefined, '2', '3', '4']);
});

test('a Link header names the repository by its id, and that address works', async () => {
  const scene = await openPull();
  for (let index = 0; index < 3; index += 1) scene.standin.commentAs(scene.repository, 1, 'octocat', `no. ${index}`);
  const octokit = scene.octokit();
  const { headers } = await octokit.rest.issues.listComments({ ...scene.issue, per_page: 1, page: 2 });
  const { data: repository } = await octokit.rest.repos.get(scene.of);
  const address = `${scene.standin.url}/repositories/${repository.id}/issues/1/comments?per_page=1`;
  const links = [
    ['1', 'prev'],
    ['3', 'next'],
    ['3', 'last'],
    ['1', 'first'],
  ];
  expect(headers.link).toBe(links.map(([page, rel]) => `<${address}&page=${page}>; rel="${rel}"`).join(', '));
  const next: { data: unknown } = await octokit.request(`GET ${address}&page=3`);
  expect(next.data).toMatchObject([{ body: 'no. 2' }]);
});

test('a comment of the Actions token is by github-actions[bot], and can be read, changed and deleted', async () => {
  const scene = await openPull();
  const { issues } = scene.octokit().rest;
  const { data: made } = await issues.createComment({ ...scene.issue, body: 'first' });
  expect(made).toMatchObject({
    body: 'first',
    user: { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' },
    created_at: '2026-03-04T12:00:00Z',
    issue_url: `${scene.standin.url}/repos/octo-org/model/issues/1`,
  });
  scene.clock.now = new Date('2026-03-04T12:30:00Z');
  await issues.updateComment({ ...scene.of, comment_id: made.id, body: 'second' });
  const { data: read } = await issues.getComment({ ...scene.of, comment_id: made.id });
  expect(read).toMatchObject({ body: 'second', created_at: made.created_at, updated_at: '2026-03-04T12:30:00Z' });
  expect(scene.standin.comments(scene.repository, 1)).toMatchObject([{ id: made.id, body: 'second' }]);
  await issues.deleteComment({ ...scene.of, comment_id: made.id });
  expect(scene.standin.comments(scene.repository, 1)).toEqual([]);
  expect((await refusalOf(issues.getComment({ ...scene.of, comment_id: made.id }))).status).toBe(404);
});

test.each([
  ['octo-org', undefined, 'OWNER'],
  ['monalisa', 'write', 'COLLABORATOR'],
  ['stranger', undefined, 'NONE'],
] as const)('a comment of %s says what they are to the repository', async (login, role, association) => {
  const scene = await openPull();
  if (role !== undefined) scene.standin.setPermission(scene.repository, login, role);
  scene.standin.commentAs(scene.repository, 1, login, '/mlops accept f1: known');
  const { data } = await scene.octokit().rest.issues.listComments(scene.issue);
  expect(data).toMatchObject([{ user: { login }, author_association: association }]);
});

test('the time since which comments changed narrows the list', async () => {
  const scene = await openPull();
  scene.standin.commentAs(scene.repository, 1, 'octocat', 'old');
  scene.clock.now = new Date('2026-03-05T12:00:00Z');
  scene.standin.commentAs(scene.repository, 1, 'octocat', 'new');
  const { issues } = scene.octokit().rest;
  const { data } = await issues.listComments({ ...scene.issue, since: '2026-03-05T00:00:00Z' });
  expect(data.map(({ body }) => body)).toEqual(['new']);
});

test('65,536 characters fit into a comment and one more does not, new or changed', async () => {
  const scene = await openPull();
  const { issues } = scene.octokit().rest;
  const { data } = await issues.createComment({ ...scene.issue, body: 'x'.repeat(65_536) });
  const tooLong = {
    status: 422,
    message: 'Validation Failed',
    errors: [
      {
        resource: 'IssueComment',
        code: 'unprocessable',
        field: 'data',
        message: 'Body is too long (maximum is 65536 characters)',
      },
    ],
  };
  const body = 'x'.repeat(65_537);
  expect(await refusalOf(issues.createComment({ ...scene.issue, body }))).toMatchObject(tooLong);
  const change = issues.updateComment({ ...scene.of, comment_id: data.id, body });
  expect(await refusalOf(change)).toMatchObject(tooLong);
});

test.each([
  ['an empty comment', 1, '', 422],
  ['a comment on what is not there', 2, 'text', 404],
])('%s is refused', async (_, issue_number, body, status) => {
  const scene = await openPull();
  const request = scene.octokit().rest.issues.createComment({ ...scene.of, issue_number, body });
  expect((await refusalOf(request)).status).toBe(status);
  expect(scene.standin.comments(scene.repository, issue_number)).toEqual([]);
});
