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
