import { type Call, type Handler, repositoryAddress } from '../context.ts';
import { page } from '../pages.ts';
import { notFound, ok, refusal } from '../reply.ts';
import type { StoredArtifact } from '../state.ts';

const listForRun: Handler = (call) =>
  list(
    call,
    (artifact) => artifact.runId === Number(call.params['run_id']),
    `/actions/runs/${call.params['run_id']}/artifacts`,
  );

const listAll: Handler = (call) => list(call, () => true, '/actions/artifacts');

const download: Handler = (call) => {
  const artifact = call.state.artifacts.find(
    ({ id, repository }) => id === Number(call.params['artifact_id']) && repository === call.repository.fullName,
  );
  if (artifact === undefined || call.params['archive_format'] !== 'zip') return notFound;
  if (artifact.expired) return refusal(410, 'Artifact has expired');
  return { status: 302, headers: { location: call.state.signedUrl(call.origin, artifact.id) } };
};

const run: Handler = (call) => {
  const found = call.repository.runs.findLast(({ id }) => id === Number(call.params['run_id']));
  if (found === undefined) return notFound;
  const { id, number, event, headSha, headBranch, attempt, workflow } = found;
  return ok({
    ...call.example('actions/get-workflow-run'),
    id,
    run_number: number,
    event,
    head_sha: headSha,
    head_branch: headBranch,
    run_attempt: attempt,
    path: workflow,
  });
};

export const actionsHandlers: Record<string, Handler> = {
  'actions/list-workflow-run-artifacts': listForRun,
  'actions/list-artifacts-for-repo': listAll,
  'actions/download-artifact': download,
  'actions/get-workflow-run': run,
};

function list(call: Call, belongs: (artifact: StoredArtifact) => boolean, path: string) {
  const name = call.query.get('name');
  const found = call.state.artifacts
    .filter(
      (artifact) =>
        artifact.repository === call.repository.fullName &&
        belongs(artifact) &&
        (name === null || artifact.name === name),
    )
    .toSorted((a, b) => b.id - a.id);
  return page(
    found.map((artifact) => render(call, artifact)),
    call.query,
    `${repositoryAddress(call)}${path}`,
    (artifacts) => ({ total_count: found.length, artifacts }),
  );
}

function render(call: Call, { id, name, size, digest, createdAt, expired, runId }: StoredArtifact) {
  const [template] = call.example('actions/list-artifacts-for-repo')['artifacts'] as Record<string, unknown>[];
  const address = `${call.origin}/repos/${call.repository.fullName}/actions/artifacts/${id}`;
  const head = call.repository.runs.findLast((run) => run.id === runId);
  return {
    ...template,
    id,
    name,
    size_in_bytes: size,
    digest,
    expired,
    created_at: createdAt,
    updated_at: createdAt,
    url: address,
    archive_download_url: `${address}/zip`,
    workflow_run: {
      id: runId,
      repository_id: call.repository.id,
      head_repository_id: call.repository.id,
      head_branch: head?.headBranch ?? '',
      head_sha: head?.headSha ?? '',
    },
  };
}
