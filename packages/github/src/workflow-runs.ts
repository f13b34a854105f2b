/** A workflow run, as its last attempt. */
export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string | undefined;
  /** owner/name; undefined when it was deleted. */
  readonly headRepository: string | undefined;
  readonly status: string;
  readonly conclusion: string | undefined;
  readonly url: string;
  /** When its first attempt began, by GitHub's clock; ISO 8601. */
  readonly createdAt: string;
}

/** What a check run says. Texts are Markdown of at most 65,535 characters. */
export interface CheckRunReport {
  readonly title: string;
  readonly summary: string;
  /** Undefined while it runs. */
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'cancelled' | undefined;
  readonly detailsUrl: string;
}

/** Workflow runs and check runs. */
export interface WorkflowRuns {
  workflowRun(id: number): Promise<WorkflowRun>;
  /** Runs of a commit, newest first, at most 100. */
  workflowRunsOf(headSha: string): Promise<readonly WorkflowRun[]>;
  /** Names of the artifacts of a run that begin so; at most 1,000 are looked at. */
  artifactNamesOf(run: number): Promise<readonly string[]>;
  /** Starts the failed jobs of a run again, and those that need them. False when GitHub will not, such as while it runs. */
  rerunFailedJobs(run: number): Promise<boolean>;
  /** Starts a whole run again, one that succeeded as well. False when GitHub will not. */
  rerun(run: number): Promise<boolean>;
  /** Returns the id of the new check run. */
  createCheckRun(name: string, headSha: string, externalId: string, report: CheckRunReport): Promise<number>;
  updateCheckRun(id: number, report: CheckRunReport): Promise<void>;
}
