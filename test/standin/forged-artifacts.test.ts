import { expect, test } from 'vitest';
import { openScene, refusalOf, type Scene } from './testing.ts';

const runId = 4242;

async function twirp(scene: Scene, method: string, fields: object): Promise<{ [key: string]: unknown }> {
  const job = { repository: scene.repository, runId, jobId: 'judge' };
  const response = await scene.send(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${scene.standin.runtimeToken(job)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ workflow_run_backend_id: String(runId), workflow_job_run_backend_id: 'judge', ...fields }),
  });
  return (await response.json()) as { [key: string]: unknown };
}

test('a forged artifact is listed and downloaded through the API as it was made, whatever it is', async () => {
  const scene = await openScene();
  const bytes = Buffer.from('no zip at all');
  const forged = { name: '../../etc/passwd', bytes, size: 10_000_000_000, digest: `sha256:${'0'.repeat(64)}` };
  const { id } = scene.standin.forgeArtifact(scene.repository, runId, forged);
  scene.standin.forgeArtifact(scene.repository, 4343, { name: 'other', bytes });
  const { actions } = scene.octokit().rest;
  const { data } = await actions.listWorkflowRunArtifacts({ ...scene.of, run_id: runId, name: forged.name });
  expect(data).toMatchObject({
    total_count: 1,
    artifacts: [{ id, name: forged.name, size_in_bytes: forged.size, digest: forged.digest, expired: false }],
  });
  const { headers, status } = await scene.send(`/repos/octo-org/model/actions/artifacts/${id}/zip`, {
    headers: { authorization: `Bearer ${scene.token()}`, 'x-github-api-version': '2022-11-28' },
  });
  expect(status).toBe(302);
  const blob = await fetch(headers.get('location') ?? '');
  expect(Buffer.from(await blob.arrayBuffer()).equals(bytes)).toBe(true);
});

test('a forged artifact is there for the jobs of its run', async () => {
  const scene = await openScene();
  const bytes = Buffer.from('forged');
  scene.standin.forgeArtifact(scene.repository, runId, { name: 'gate', bytes, size: 7 });
  expect(await twirp(scene, 'ListArtifacts', { name_filter: 'gate' })).toMatchObject({
    artifacts: [{ name: 'gate', size: '7' }],
  });
  const { signedUrl } = await twirp(scene, 'GetSignedArtifactURL', { name: 'gate' });
  expect(await (await fetch(String(signedUrl))).text()).toBe('forged');
});

test('one whose time is over is gone, and one of another run needs the permission', async () => {
  const scene = await openScene();
  const old = { name: 'old', bytes: Buffer.from('x'), expiresAt: '2026-03-04T11:59:59Z' };
  const { id } = scene.standin.forgeArtifact(scene.repository, runId, old);
  const download = { ...scene.of, artifact_id: id, archive_format: 'zip' };
  expect((await refusalOf(scene.octokit().rest.actions.downloadArtifact(download))).status).toBe(410);
  const { actions } = scene.octokit(scene.token({ permissions: { contents: 'write' } })).rest;
  expect((await refusalOf(actions.listWorkflowRunArtifacts({ ...scene.of, run_id: runId }))).status).toBe(403);
});
