export type { Fault, Hold } from './faults.ts';
export { type LoggedRequest, type Standin, startStandin } from './standin.ts';
export type { IssueComment, PullRequest, Repository, Run, StoredArtifact } from './state.ts';
