export {
  canonicalJson,
  type Manifest,
  manifestDigest,
  manifestSchema,
  serializeManifest,
  versionNumber,
} from './manifest.ts';
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
