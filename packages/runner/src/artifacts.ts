import type { DefaultArtifactClient, FindOptions } from '@actions/artifact';
import type { ArtifactStore, OtherRun, StoredArtifact } from './artifact-store.ts';
import type { Fetching } from './fetch-artifact.ts';
import { forbidden, isForbidden, isGone, isTaken, storeFault } from './store-fault.ts';

export type { ArtifactStore, OtherRun, StoredArtifact } from './artifact-store.ts';
export type { Limits } from './unzip.ts';
export type { FileUpload, UploadedFile } from './upload-file.ts';

/** Whether this process can reach an artifact store: it needs the variables the runner gives to JavaScript actions. */
export function hasArtifactStore(environment: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean(environment['ACTIONS_RESULTS_URL'] && environment['ACTIONS_RUNTIME_TOKEN']);
}

/** Opens the store. The client is large, so it is loaded only here, and what unpacks only where it is used. */
export async function openArtifactStore(): Promise<ArtifactStore> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  const fetch = async (artifact: StoredArtifact, fetching: Fetching) =>
    (await import('./fetch-artifact.ts')).fetchArtifact(client, artifact, fetching);
  return {
    upload: (...upload) => store(client, ...upload),
    async uploadFile(...upload) {
      return (await import('./upload-file.ts')).uploadFile(client, ...upload);
    },
    async list() {
      const { artifacts } = await client.listArtifacts().catch((error: unknown) => {
        throw storeFault('list the artifacts of this run', error);
      });
      return artifacts.map(toStored);
    },
    async listOfRun(run) {
      const { artifacts } = await client.listArtifacts({ findBy: findBy(run) }).catch((error: unknown) => {
        const what = `list the artifacts of run ${run.id}`;
        throw isForbidden(error) || isGone(error) ? forbidden(what, error) : storeFault(what, error);
      });
      return artifacts.map(toStored);
    },
    download: (artifact, folder, limits) => fetch(artifact, { folder, ...limits }),
    downloadById: (artifact, folder, run, limits) => fetch(artifact, { folder, ...limits, findBy: findBy(run) }),
    async downloadOfRun(name, folder, { maxBytes, maxEntries, ...run }) {
      const artifact = await find(client, name, run);
      if (artifact === undefined) return false;
      return fetch(artifact, { folder, maxBytes, maxEntries, findBy: findBy(run) }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Error && (isGone(error.cause) || isForbidden(error.cause))) return false;
          throw error;
        },
      );
    },
  };
}

async function store(
  client: DefaultArtifactClient,
  name: string,
  files: readonly string[],
  { root, attempt }: { readonly root: string; readonly attempt: number },
): Promise<StoredArtifact> {
  const as = (full: string) =>
    client
      .uploadArtifact(full, [...files], root)
      .then(({ id = 0, size = 0, digest }) => ({ name: full, id, size, digest: sha256(digest) }));
  return as(name).catch((error: unknown) => {
    if (!isTaken(error)) throw storeFault(`store the artifact ${name}`, error);
    return as(`${name}-${attempt}`).catch((again: unknown) => {
      throw storeFault(`store the artifact ${name}-${attempt}`, again);
    });
  });
}

async function find(client: DefaultArtifactClient, name: string, run: OtherRun): Promise<StoredArtifact | undefined> {
  try {
    return toStored((await client.getArtifact(name, { findBy: findBy(run) })).artifact);
  } catch (error) {
    if (isGone(error) || isForbidden(error)) return undefined;
    throw storeFault(`look up the artifact ${name} of run ${run.id}`, error);
  }
}

function findBy({ id, owner, repo, token }: OtherRun): NonNullable<FindOptions['findBy']> {
  return { token, workflowRunId: id, repositoryOwner: owner, repositoryName: repo };
}

/** An artifact as the client tells of it; GitHub's API gives `null` where there is no digest. */
interface Listed extends Omit<StoredArtifact, 'digest'> {
  readonly digest?: string | null | undefined;
}

function toStored({ name, id, size, digest }: Listed): StoredArtifact {
  return { name, id, size, digest: sha256(digest) };
}

function sha256(digest: string | null | undefined): string | undefined {
  if (!digest) return undefined;
  return digest.startsWith('sha256:') ? digest : `sha256:${digest}`;
}
