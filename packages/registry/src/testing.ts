import { buildManifest } from './build-manifest.ts';
import type { Manifest } from './manifest.ts';

/** The digest of something that tests do not look at. */
export const someDigest = `sha256:${'a'.repeat(64)}`;

const commit = 'c'.repeat(40);

/** What is said of the versions that tests make. */
export const description = {
  createdAt: '2026-03-04T12:00:00Z',
  layout: 'folder',
  modelDigest: someDigest,
  source: { repository: 'octo-org/model', commit, run: 1, attempt: 1, event: 'push' },
  training: null,
  data: null,
  metrics: { accuracy: 0.95 },
  gate: null,
  previous: null,
} as const;

/** A manifest of files with these names. */
export function manifestOf(...paths: readonly string[]): Manifest {
  const files = paths.map((path) => ({ absolute: '', path, sha256: someDigest, size: 3 }));
  return buildManifest({ model: 'spam', version: '1.0.0' }, { files, companions: [] }, description);
}
