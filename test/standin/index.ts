export type { ForgedArtifact } from './artifacts.ts';
export type { Event } from './events.ts';
export type { Fault, Hold } from './faults.ts';
export type {
  CheckRun,
  CommitStatus,
  Deployment,
  DeploymentStatus,
  Dispatch,
  IssueComment,
  PullRequest,
  Release,
  ReleaseAsset,
  RepositoryDispatch,
  Rerun,
  Role,
  Run,
  StoredArtifact,
} from './records.ts';
export type { LoggedRequest } from './server.ts';
export type { Standin } from './standin.ts';
export { startStandin } from './start.ts';
export type { Repository as StandinRepository } from './state.ts';
