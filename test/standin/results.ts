import { createHash } from 'node:crypto';
import type { BlobStore } from './blob.ts';
import type { Reply } from './reply.ts';
import type { State } from './state.ts';

/** The job a runtime token was given to. */
export interface Job {
  readonly repository: string;
  readonly runId: number;
  readonly jobId: string;
}

type Fields = Readonly<Record<string, unknown>>;

const forbiddenInNames = /[":<>|*?\r\n\\/]/;

/** The artifact service that `@actions/artifact` talks to: Twirp over JSON, names unique in a run. */
export class ArtifactService {
  readonly #state: State;
  readonly #blobs: BlobStore;
  readonly #pending = new Map<string, string>();

  constructor(state: State, blobs: BlobStore) {
    this.#state = state;
    this.#blobs = blobs;
  }

  /** The runtime token of a job: a JWT nobody signs, as the client only reads its scopes. */
  static token({ runId, jobId }: Job, repository: string): string {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return [part({ alg: 'none' }), part({ scp: `Actions.Results:${runId}:${jobId}`, repository }), 'x'].join('.');
  }

  /** Reads a token; undefined when it is none of ours. */
  static job(token: string): Job | undefined {
    try {
      const { scp, repository } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
        scp: string;
        repository: string;
      };
      const [, runId, jobId] = /^Actions\.Results:(\d+):(.+)$/.exec(scp) ?? [];
      return runId === undefined || jobId === undefined ? undefined : { repository, runId: Number(runId), jobId };
    } catch {
      return undefined;
    }
  }

  answer(method: string, fields: Fields, job: Job, origin: string): Reply {
    if (Number(fields['workflow_run_backend_id']) !== job.runId)
      return twirp(403, 'permission_denied', 'the token is not of this run');
    switch (method) {
      case 'CreateArtifact':
        return this.#create(fields, job, origin);
      case 'FinalizeArtifact':
        return this.#finalize(fields, job);
      case 'ListArtifacts':
        return this.#list(fields, job);
      case 'GetSignedArtifactURL':
        return this.#sign(fields, job, origin);
      case 'DeleteArtifact':
        return this.#remove(fields, job);
      default:
        return twirp(404, 'bad_route', `no method ${method}`);
    }
  }

  #create(fields: Fields, job: Job, origin: string): Reply {
    const name = String(fields['name']);
    if (name === '' || forbiddenInNames.test(name))
      return twirp(400, 'invalid_argument', 'the artifact name is not valid');
    if (Number(fields['version']) < 4) return twirp(400, 'invalid_argument', 'the version is too old');
    if (this.#of(job).some((artifact) => artifact.name === name) || this.#pending.has(`${job.runId} ${name}`)) {
      return twirp(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
    }
    const blob = this.#blobs.create();
    this.#pending.set(`${job.runId} ${name}`, blob);
    return { status: 200, body: { ok: true, signedUploadUrl: this.#blobs.url(origin, blob, 'cw') } };
  }

  #finalize(fields: Fields, job: Job): Reply {
    const name = String(fields['name']);
    const blob = this.#pending.get(`${job.runId} ${name}`);
    const bytes = blob === undefined ? undefined : this.#blobs.bytes(blob);
    if (bytes === undefined) return twirp(404, 'not_found', 'nothing was uploaded under this name');
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (Number(fields['size']) !== bytes.length || (fields['hash'] !== undefined && fields['hash'] !== digest)) {
      return twirp(400, 'invalid_argument', 'size or hash is not that of the upload');
    }
    this.#pending.delete(`${job.runId} ${name}`);
    const artifact = {
      id: this.#state.id(),
      name,
      ...job,
      createdAt: this.#state.time(),
      expired: false,
      size: bytes.length,
      digest,
      bytes,
    };
    this.#state.artifacts.push(artifact);
    return { status: 200, body: { ok: true, artifactId: String(artifact.id) } };
  }

  #list(fields: Fields, job: Job): Reply {
    const name = fields['name_filter'];
    const id = fields['id_filter'];
    const found = this.#of(job).filter(
      (artifact) => (name === undefined || artifact.name === name) && (id === undefined || String(artifact.id) === id),
    );
    const artifacts = found.map(({ id, name, size, createdAt, digest, jobId }) => ({
      workflowRunBackendId: String(job.runId),
      workflowJobRunBackendId: jobId,
      databaseId: String(id),
      name,
      size: String(size),
      createdAt,
      digest,
    }));
    return { status: 200, body: { artifacts } };
  }

  #sign(fields: Fields, job: Job, origin: string): Reply {
    const artifact = this.#of(job).find(({ name }) => name === fields['name']);
    if (artifact === undefined) return twirp(404, 'not_found', 'no such artifact');
    return { status: 200, body: { signedUrl: this.#state.signedUrl(origin, artifact.id) } };
  }

  #remove(fields: Fields, job: Job): Reply {
    const artifact = this.#of(job).find(({ name }) => name === fields['name']);
    if (artifact === undefined) return twirp(404, 'not_found', 'no such artifact');
    this.#state.artifacts.splice(this.#state.artifacts.indexOf(artifact), 1);
    return { status: 200, body: { ok: true, artifactId: String(artifact.id) } };
  }

  #of({ repository, runId }: Job) {
    return this.#state.artifacts.filter((artifact) => artifact.repository === repository && artifact.runId === runId);
  }
}

function twirp(status: number, code: string, msg: string): Reply {
  return { status, body: { code, msg } };
}
