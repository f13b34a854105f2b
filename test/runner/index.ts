export type { Annotation, AnnotationLevel } from './annotations.ts';
export { asPullRequest, asPullRequestTarget, type ResolvedEvent, type WorkflowEvent } from './events.ts';
export { StepFault, UnsupportedWorkflow } from './faults.ts';
export type { GitHubServer, JobDeployment, JobDeploymentStatus, RunProgress, RunRequest } from './github-server.ts';
export { findNode24 } from './node24.ts';
export { createProject, type FireRequest, type OpenPullRequest, Project, type ProjectRequest } from './project.ts';
export type { NewRelease } from './publish-release.ts';
export { type Changes, type Push, RepositoryClone } from './repository-clone.ts';
export type { Conclusion, EnvironmentRun, JobRun, StepRun, WorkflowRun } from './results.ts';
export { type BundleRequest, type BundleResult, type BundleServer, runBundle } from './run-bundle.ts';
export type { ProcessResult } from './run-process.ts';
export type { CancelTimes } from './spawn-process.ts';
export {
  type EventRequest,
  fireEvent,
  rerunFailed,
  rerunWorkflow,
  startWorkflow,
  type WorkflowRequest,
} from './start-workflow.ts';
export type { Access, TokenPermissions } from './token-permissions.ts';
export type { WorkflowCommand } from './workflow-commands.ts';
