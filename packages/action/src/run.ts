// The second door of the package: what run.ts of an action needs, kept out of its start-up.

export { fetchArtifact, requireArtifact } from './artifact-folder.ts';
export { type MergeGroup, mergeGroupOf, type PullRequest, type Push, pullRequestOf, pushOf } from './event.ts';
export { refuseForkCode } from './fork-code.ts';
export { runUrl } from './publish.ts';
export { recordHead } from './record-head.ts';
export { findRecord, type HandedOver } from './record-source.ts';
