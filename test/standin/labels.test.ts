import { expect, test } from 'vitest';
import { openScene, refusalOf, type Scene } from './testing.ts';

async function openPull(): Promise<Scene & { readonly issue: { owner: string; repo: string; issue_number: number } }> {
  const scene = await openScene();
  scene.commit({ 'a.txt': 'a' }, { branch: 'change', from: 'main' });
  scene.standin.createPullRequest({ repository: scene.repository, title: 'Change', base: 'main', head: 'change' });
  return { ...scene, issue: { ...scene.of, issue_number: 1 } };
}

const namesOf = ({ data }: { data: readonly (string | { name?: string })[] }) =>
  data.map((label) => (typeof label === 'string' ? label : label.name));

test('labels are put on and taken off, in any case and only once', async () => {
  const scene = await openPull();
  const { issues, pulls } = scene.octokit().rest;
  expect(namesOf(await issues.addLabels({ ...scene.issue, labels: ['model: spam', 'Accept'] }))).toEqual([
    'model: spam',
    'Accept',
  ]);
  await issues.addLabels({ ...scene.issue, labels: ['accept'] });
  expect(namesOf(await issues.listLabelsOnIssue(scene.issue))).toEqual(['model: spam', 'Accept']);
  expect((await pulls.get({ ...scene.of, pull_number: 1 })).data.labels.map(({ name }) => name)).toEqual([
    'model: spam',
    'Accept',
  ]);
  expect(namesOf(await issues.removeLabel({ ...scene.issue, name: 'model: spam' }))).toEqual(['Accept']);
  const again = await refusalOf(issues.removeLabel({ ...scene.issue, name: 'model: spam' }));
  expect(again).toMatchObject({ status: 404, message: 'Label does not exist' });
});

test('labels page, and take a permission of issues or of pull requests', async () => {
  const scene = await openPull();
  for (const label of ['a', 'b', 'c']) scene.standin.labelPullRequest(scene.repository, 1, label);
  const { issues } = scene.octokit(scene.token({ permissions: { issues: 'read' } })).rest;
  expect(namesOf(await issues.listLabelsOnIssue({ ...scene.issue, per_page: 2, page: 2 }))).toEqual(['c']);
  expect((await refusalOf(issues.addLabels({ ...scene.issue, labels: ['d'] }))).status).toBe(403);
  expect((await refusalOf(issues.removeLabel({ ...scene.issue, name: 'a' }))).status).toBe(403);
  expect((await refusalOf(issues.listLabelsOnIssue({ ...scene.of, issue_number: 9 }))).status).toBe(404);
  expect(() => scene.standin.unlabelPullRequest(scene.repository, 1, 'z')).toThrow('octo-org/model#1 has no label z');
});

test('the payload of a label tells which, who did it, and what is on the pull request now', async () => {
  const scene = await openPull();
  scene.standin.labelPullRequest(scene.repository, 1, 'mlops: accept');
  const activity = { target: true, label: 'mlops: accept', sender: 'monalisa' };
  expect(scene.standin.pullRequestEvent(scene.repository, 1, 'labeled', activity)).toMatchObject({
    name: 'pull_request_target',
    payload: {
      action: 'labeled',
      label: { name: 'mlops: accept' },
      sender: { login: 'monalisa' },
      pull_request: { labels: [{ name: 'mlops: accept' }], user: { login: 'octocat' } },
    },
  });
  scene.standin.unlabelPullRequest(scene.repository, 1, 'mlops: accept');
  expect(scene.standin.pullRequestEvent(scene.repository, 1, 'unlabeled', activity).payload).toMatchObject({
    label: { name: 'mlops: accept' },
    pull_request: { labels: [] },
  });
});
