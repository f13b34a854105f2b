export type {
  Deployment,
  DeploymentState,
  DeploymentStatus,
  Deployments,
  NewDeployment,
  NewDeploymentStatus,
} from './deployments.ts';
export type { Comment, Commit, GitHub, NewTreeEntry, Repository, TreeEntry } from './github.ts';
export { type GitHubOptions, openGitHub } from './open.ts';
export type { Access, CommitStatus, PullRequestState, PullRequests } from './pull-requests.ts';
export type { Asset, NewAsset, NewRelease, Refusal, Release, Releases, Tag } from './releases.ts';
export type { CheckRunReport, WorkflowRun, WorkflowRuns } from './workflow-runs.ts';
