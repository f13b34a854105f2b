import { mkdir } from 'node:fs/promises';
import type { ArtifactClient, FindOptions } from '@actions/artifact';
import { ServiceError, UserError } from '@mlops-actions/errors';

/** An artifact of this run. */
export interface StoredArtifact {
  readonly name: string;
  readonly id: number;
  /** Bytes as stored, compressed. */
  readonly size: number;
  readonly digest: string | undefined;
}

/** The artifacts of the run this job belongs to. */
export interface ArtifactStore {
  /**
   * Stores files under a name; a taken name becomes `<name>-<attempt>`.
   *
   * @throws ServiceError E_GITHUB when the store does not take them.
   */
  upload(name: string, files: readonly string[], options: { root: string; attempt: number }): Promise<StoredArtifact>;
  list(): Promise<readonly StoredArtifact[]>;
  /**
   * Unpacks an artifact into a folder, its digest checked.
   *
   * @throws UserError E_ARTIFACT when it is larger than `maxBytes` or not what was stored.
   */
  download(artifact: StoredArtifact, folder: string, options: { maxBytes: number }): Promise<void>;
  /**
   * Unpacks an artifact of another run of the repository.
   *
   * @returns false when that run has none of the name, or has it no more, or the token may not see it.
   * @throws UserError E_ARTIFACT when it is larger than `maxBytes` or not what was stored.
   */
  downloadOfRun(name: string, folder: string, options: OtherRun & { readonly maxBytes: number }): Promise<boolean>;
}

/** A run whose artifacts are read through GitHub's API. */
export interface OtherRun {
  readonly id: number;
  readonly owner: string;
  readonly repo: string;
  /** With `actions: read`. */
  readonly token: string;
}

/** Whether this process can reach an artifact store: it needs the variables the runner gives to JavaScript actions. */
export function hasArtifactStore(environment: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean(environment['ACTIONS_RESULTS_URL'] && environment['ACTIONS_RUNTIME_TOKEN']);
}

/** Opens the store; the client is large and loaded only here. */
export async function openArtifactStore(): Promise<ArtifactStore> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  return {
    async upload(name, files, { root, attempt }) {
      const stored = (as: string) =>
        client
          .uploadArtifact(as, [...files], root)
          .then(({ id = 0, size = 0, digest }) => ({ name: as, id, size, digest: sha256(digest) }));
      return stored(name).catch((error: unknown) => {
        if (!isTaken(error)) throw unavailable(`store the artifact ${name}`, error);
        return stored(`${name}-${attempt}`).catch((again: unknown) => {
          throw unavailable(`store the artifact ${name}-${attempt}`, again);
        });
      });
    },
    async list() {
      const { artifacts } = await client.listArtifacts().catch((error: unknown) => {
        throw unavailable('list the artifacts of this run', error);
      });
      return artifacts.map(({ name, id, size, digest }) => ({ name, id, size, digest: sha256(digest) }));
    },
    download: (artifact, folder, { maxBytes }) => unpack(client, artifact, { folder, maxBytes }),
    async downloadOfRun(name, folder, { id, owner, repo, token, maxBytes }) {
      const findBy = { token, workflowRunId: id, repositoryOwner: owner, repositoryName: repo };
      const found = await client.getArtifact(name, { findBy }).catch(() => undefined);
      if (found === undefined) return false;
      const { size, digest } = found.artifact;
      await unpack(client, { name, id: found.artifact.id, size, digest: sha256(digest) }, { folder, maxBytes, findBy });
      return true;
    },
  };
}

interface Unpacking {
  readonly folder: string;
  readonly maxBytes: number;
  readonly findBy?: FindOptions['findBy'];
}

async function unpack(
  client: ArtifactClient,
  { name, id, size, digest }: StoredArtifact,
  { folder, maxBytes, findBy }: Unpacking,
): Promise<void> {
  if (size > maxBytes)
    throw new UserError(
      'E_ARTIFACT',
      `The artifact ${name} has ${size} bytes, more than the ${maxBytes} allowed here.`,
    );
  await mkdir(folder, { recursive: true });
  const options = {
    path: folder,
    ...(digest === undefined ? {} : { expectedHash: digest }),
    ...(findBy && { findBy }),
  };
  const { digestMismatch } = await client.downloadArtifact(id, options).catch((error: unknown) => {
    throw unavailable(`download the artifact ${name}`, error);
  });
  if (digestMismatch)
    throw new UserError(
      'E_ARTIFACT',
      `The artifact ${name} is not the one that was stored: its digest differs. Re-run the job that makes it.`,
    );
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && /already exists|\b409\b/.test(error.message);
}

function unavailable(what: string, cause: unknown): ServiceError {
  return new ServiceError('E_GITHUB', `GitHub's artifact store did not ${what}; re-running may help`, { cause });
}

function sha256(digest: string | undefined): string | undefined {
  return digest === undefined || digest.startsWith('sha256:') ? digest : `sha256:${digest}`;
}
