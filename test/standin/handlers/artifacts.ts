import { isExpired, signedDownload } from '../artifacts.ts';
import { addressOf, type Call, type Handler } from '../context.ts';
import { page } from '../pages.ts';
import type { StoredArtifact } from '../records.ts';
import { nodeId } from '../render/commit.ts';
import { notFound, ok, refusal } from '../reply.ts';

const listAll: Handler = (call) => list(call, ofRepository(call), 'actions/artifacts');

const listOfRun: Handler = (call) => {
  const run = Number(call.params['run_id']);
  const found = ofRepository(call).filter(({ runId }) => runId === run);
  return list(call, found, `actions/runs/${run}/artifacts`);
};

const get: Handler = (call) => {
  const artifact = find(call);
  return artifact === undefined ? notFound : ok(render(call, artifact));
};

const download: Handler = (call) => {
  const artifact = find(call);
  if (artifact === undefined || call.params['archive_format'] !== 'zip') return notFound;
  if (isExpired(call.state, artifact)) return refusal(410, 'Artifact has expired');
  return { status: 302, headers: { location: signedDownload(call.state, artifact) } };
};

export const artifactHandlers: Record<string, Handler> = {
  'actions/list-artifacts-for-repo': listAll,
  'actions/list-workflow-run-artifacts': listOfRun,
  'actions/get-artifact': get,
  'actions/download-artifact': download,
};

function ofRepository({ state, repository }: Call): StoredArtifact[] {
  return state.artifacts.filter((artifact) => artifact.repository === repository.fullName);
}

function find(call: Call): StoredArtifact | undefined {
  return ofRepository(call).find(({ id }) => id === Number(call.params['artifact_id']));
}

function list(call: Call, artifacts: readonly StoredArtifact[], path: string) {
  const wanted = call.query.get('name');
  const found = artifacts.filter(({ name }) => wanted === null || name === wanted).toSorted((a, b) => b.id - a.id);
  return page(call, found, {
    path,
    render: (shown) => shown.map((artifact) => render(call, artifact)),
    wrap: (page, total_count) => ({ total_count, artifacts: page }),
  });
}

function render(call: Call, artifact: StoredArtifact) {
  const { id, name, size, digest, createdAt, expiresAt, runId } = artifact;
  const { artifacts } = call.example('actions/list-artifacts-for-repo') as { artifacts: object[] };
  const url = addressOf(call, `actions/artifacts/${id}`);
  const run = call.repository.runs.findLast((attempt) => attempt.id === runId);
  const head = call.state.repositories.get(run?.headRepository ?? '') ?? call.repository;
  return {
    ...artifacts[0],
    id,
    node_id: nodeId('Artifact', id),
    name,
    size_in_bytes: size,
    digest,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired(call.state, artifact),
    created_at: createdAt,
    updated_at: createdAt,
    expires_at: expiresAt,
    workflow_run: {
      id: runId,
      repository_id: call.repository.id,
      head_repository_id: head.id,
      head_branch: run?.headBranch ?? '',
      head_sha: run?.headSha ?? '',
    },
  };
}
