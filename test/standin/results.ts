import { createHash } from 'node:crypto';
import { retention, signedDownload } from './artifacts.ts';
import type { BlobStore } from './blob.ts';
import { isoTime } from './git/commits.ts';
import type { StoredArtifact } from './records.ts';
import type { Reply } from './reply.ts';
import type { State } from './state.ts';

/** The job a runtime token was given to. */
export interface RuntimeJob {
  readonly repository: string;
  readonly runId: number;
  readonly jobId: string;
}

type Fields = Readonly<Record<string, unknown>>;
type Report = (violation: string) => void;

const job = ['workflow_run_backend_id', 'workflow_job_run_backend_id'];
/** The fields of each method's request, as the generated client of `@actions/artifact` writes them. */
const methods: Readonly<
  Record<string, { readonly required: readonly string[]; readonly optional?: readonly string[] }>
> = {
  CreateArtifact: { required: [...job, 'name', 'version'], optional: ['expires_at', 'mime_type'] },
  FinalizeArtifact: { required: [...job, 'name', 'size'], optional: ['hash'] },
  ListArtifacts: { required: job, optional: ['name_filter', 'id_filter'] },
  GetSignedArtifactURL: { required: [...job, 'name'] },
  DeleteArtifact: { required: [...job, 'name'] },
};

const forbiddenInNames = /[":<>|*?\r\n\\/]/;
const oldestVersion = 4;

/** An artifact that was created and has no content yet. */
interface Pending {
  readonly blob: string;
  readonly expiresAt: string;
}

/** The artifact service that `@actions/artifact` talks to: Twirp over JSON, names unique in a run. */
export class ArtifactService {
  readonly #state: State;
  readonly #blobs: BlobStore;
  readonly #pending = new Map<string, Pending>();

  constructor(state: State, blobs: BlobStore) {
    this.#state = state;
    this.#blobs = blobs;
  }

  answer(method: string, fields: Fields, token: string, report: Report): Reply {
    const caller = readRuntimeToken(token);
    if (caller === undefined) return twirp(401, 'unauthenticated', 'no token of a job');
    const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (known === undefined) report(`ArtifactService/${method}: the stand-in does not play this method`);
    for (const violation of known === undefined ? [] : checkFields(known, fields))
      report(`request ArtifactService/${method}: ${violation}`);
    if (Number(fields['workflow_run_backend_id']) !== caller.runId)
      return twirp(403, 'permission_denied', 'the token is not of this run');
    switch (method) {
      case 'CreateArtifact':
        return this.#create(fields, caller);
      case 'FinalizeArtifact':
        return this.#finalize(fields, caller);
      case 'ListArtifacts':
        return this.#list(fields, caller);
      case 'GetSignedArtifactURL':
        return this.#sign(fields, caller);
      case 'DeleteArtifact':
        return this.#remove(fields, caller);
      default:
        return twirp(404, 'bad_route', `no method ${method}`);
    }
  }

  #create(fields: Fields, caller: RuntimeJob): Reply {
    const name = String(fields['name']);
    if (name === '' || forbiddenInNames.test(name)) return wrong('the artifact name is not valid');
    if (Number(fields['version']) < oldestVersion) return wrong('the version is too old');
    if (this.#find(caller, name) !== undefined || this.#pending.has(keyOf(caller, name)))
      return twirp(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
    const blob = this.#blobs.create();
    const latest = new Date(this.#state.now().getTime() + retention);
    const asked = new Date(typeof fields['expires_at'] === 'string' ? fields['expires_at'] : latest);
    this.#pending.set(keyOf(caller, name), { blob, expiresAt: isoTime(asked < latest ? asked : latest) });
    return good({ signedUploadUrl: this.#blobs.uploadUrl(blob) });
  }

  #finalize(fields: Fields, caller: RuntimeJob): Reply {
    const name = String(fields['name']);
    const pending = this.#pending.get(keyOf(caller, name));
    const upload = pending && this.#blobs.read(pending.blob);
    if (upload === undefined) return twirp(404, 'not_found', 'nothing was uploaded under this name');
    const { bytes, mediaType } = upload;
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (Number(fields['size']) !== bytes.length) return wrong(`size is ${bytes.length}, not ${String(fields['size'])}`);
    if ((fields['hash'] ?? digest) !== digest) return wrong(`hash is ${digest}, not ${String(fields['hash'])}`);
    this.#pending.delete(keyOf(caller, name));
    const id = this.#state.id();
    const stored = { name, ...caller, digest, bytes, mediaType, size: bytes.length, createdAt: this.#state.time() };
    this.#state.artifacts.push({ ...stored, id, expiresAt: pending?.expiresAt ?? this.#state.time() });
    return good({ artifactId: String(id) });
  }

  #list(fields: Fields, caller: RuntimeJob): Reply {
    const { name_filter: name, id_filter: id } = fields;
    const found = this.#of(caller).filter(
      (artifact) => (name === undefined || artifact.name === name) && (id === undefined || String(artifact.id) === id),
    );
    const artifacts = found.map((artifact) => ({
      workflowRunBackendId: String(artifact.runId),
      workflowJobRunBackendId: artifact.jobId,
      databaseId: String(artifact.id),
      name: artifact.name,
      size: String(artifact.size),
      createdAt: artifact.createdAt,
      digest: artifact.digest,
    }));
    return { status: 200, body: { artifacts } };
  }

  #sign(fields: Fields, caller: RuntimeJob): Reply {
    const artifact = this.#find(caller, fields['name']);
    return artifact === undefined
      ? missing
      : { status: 200, body: { signedUrl: signedDownload(this.#state, artifact) } };
  }

  #remove(fields: Fields, caller: RuntimeJob): Reply {
    const artifact = this.#find(caller, fields['name']);
    if (artifact === undefined) return missing;
    this.#state.artifacts.splice(this.#state.artifacts.indexOf(artifact), 1);
    return good({ artifactId: String(artifact.id) });
  }

  #find(caller: RuntimeJob, name: unknown): StoredArtifact | undefined {
    return this.#of(caller).find((artifact) => artifact.name === name);
  }

  #of({ repository, runId }: RuntimeJob): StoredArtifact[] {
    return this.#state.artifacts.filter((artifact) => artifact.repository === repository && artifact.runId === runId);
  }
}

/** The runtime token of a job: a JWT nobody signs, as the client only reads its scopes. */
export function runtimeToken({ repository, runId, jobId }: RuntimeJob): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { scp: `Actions.Results:${runId}:${jobId}`, repository };
  return [part({ alg: 'none', typ: 'JWT' }), part(claims), 'x'].join('.');
}

/** The job in a runtime token; undefined when it is none of ours. */
export function readRuntimeToken(token: string): RuntimeJob | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const { scp, repository } = claims as { readonly scp: string; readonly repository: string };
    const [, runId, jobId] = /^Actions\.Results:(\d+):(.+)$/.exec(scp) ?? [];
    return runId === undefined || jobId === undefined ? undefined : { repository, runId: Number(runId), jobId };
  } catch {
    return undefined;
  }
}

function checkFields(
  { required, optional = [] }: { readonly required: readonly string[]; readonly optional?: readonly string[] },
  fields: Fields,
): string[] {
  const known = [...required, ...optional];
  const type = (name: string) => (name === 'version' ? 'number' : 'string');
  return [
    ...required.filter((name) => !Object.hasOwn(fields, name)).map((name) => `${name} is missing`),
    ...Object.keys(fields).flatMap((name) => {
      if (!known.includes(name)) return [`${name} is not a field of the request`];
      return typeof fields[name] === type(name) ? [] : [`${name} must be a ${type(name)}`];
    }),
  ];
}

const keyOf = ({ repository, runId }: RuntimeJob, name: string): string => JSON.stringify([repository, runId, name]);
const good = (body: object): Reply => ({ status: 200, body: { ok: true, ...body } });
const wrong = (msg: string): Reply => twirp(400, 'invalid_argument', msg);

function twirp(status: number, code: string, msg: string): Reply {
  return { status, body: { code, msg } };
}

const missing = twirp(404, 'not_found', 'no such artifact');
