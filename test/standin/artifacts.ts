import { createHash } from 'node:crypto';
import { isoTime } from './git/commits.ts';
import type { StoredArtifact } from './records.ts';
import { signUrl } from './signed-urls.ts';
import type { State } from './state.ts';

export function findArtifact(state: State, id: number): StoredArtifact | undefined {
  return state.artifacts.find((artifact) => artifact.id === id);
}

/** Whether an artifact's time is over: it is still listed, and can no longer be downloaded. */
export function isExpired({ now }: State, { expiresAt }: StoredArtifact): boolean {
  return Date.parse(expiresAt) <= now().getTime();
}

/** Where whoever has the address can fetch an artifact. */
export function signedDownload(state: State, { id }: StoredArtifact): string {
  return signUrl(state.origin, `/_blob/artifact/${id}`, 'r', state.now());
}

const day = 24 * 60 * 60 * 1000;

/** How long artifacts are kept, in milliseconds, unless they ask for less. */
export const retention = 90 * day;

/** An artifact as nobody's client would make it. */
export interface ForgedArtifact {
  /** Any name, such as `../../etc`. */
  readonly name: string;
  /** What a download gives, whatever it is. */
  readonly bytes: Uint8Array;
  /** What the lists say; default how many bytes there are. */
  readonly size?: number;
  /** What the lists say; default that of the bytes. */
  readonly digest?: string;
  /** Default `application/zip`. */
  readonly mediaType?: string;
  /** ISO 8601; default in 90 days. */
  readonly expiresAt?: string;
}

/** Puts an artifact into a run past all checks of the artifact service. */
export function forgeArtifact(
  state: State,
  repository: string,
  runId: number,
  { bytes: given, ...forged }: ForgedArtifact,
): StoredArtifact {
  const bytes = Buffer.from(given);
  const artifact: StoredArtifact = {
    size: bytes.length,
    digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    mediaType: 'application/zip',
    expiresAt: isoTime(new Date(state.now().getTime() + retention)),
    ...forged,
    bytes,
    id: state.id(),
    repository,
    runId,
    jobId: 'forged',
    createdAt: state.time(),
  };
  state.artifacts.push(artifact);
  return artifact;
}
