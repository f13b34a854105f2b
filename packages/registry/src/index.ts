export { buildManifest, type Description } from './build-manifest.ts';
export { type FileOperations, fileOperations } from './dir/file-operations.ts';
export { type DirRegistryOptions, openDirRegistry } from './dir.ts';
export { type GitHubRegistryOptions, openGitHubRegistry } from './github/open-github-registry.ts';
export {
  canonicalJson,
  digestOfFiles,
  type Manifest,
  manifestDigest,
  manifestSchema,
  parseManifest,
  serializeManifest,
  versionNumber,
} from './manifest.ts';
export { openRegistry, type RegistryPlace } from './open.ts';
export { parseRegistryAddress, type RegistryAddress } from './open-registry.ts';
export { type Registered, type RegistrationOrder, registerVersion } from './register-version.ts';
export type {
  AliasEvent,
  AliasRequest,
  Contents,
  DownloadRequest,
  ModelVersion,
  Registry,
  Reservation,
  ReservationRequest,
  StoredFile,
  VersionNumber,
  VersionReference,
  WantedVersion,
} from './registry.ts';
export { compareVersions, newestFirst, nextVersion } from './versions.ts';
