import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { WorkflowEvent } from './events.ts';
import { git } from './git.ts';
import type { GitHubServer, JobDeployment, JobDeploymentStatus, RunProgress } from './github-server.ts';
import { type Changes, RepositoryClone } from './repository-clone.ts';
import type { JobRun, WorkflowRun } from './results.ts';
import { startWorkflow, type WorkflowRequest } from './start-workflow.ts';
import type { TokenPermissions } from './token-permissions.ts';

/** A folder that is gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'runner-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** GitHub as far as a run without API calls needs it. */
export class SilentServer implements GitHubServer {
  readonly url = 'http://127.0.0.1:9';
  readonly tokens: TokenPermissions[] = [];
  readonly directories = new Map<string, string>();
  readonly progress: RunProgress[] = [];
  readonly deployments: { readonly made: JobDeployment; readonly told: JobDeploymentStatus[] }[] = [];
  #runs = 0;

  gitDirectory(repository: string): string {
    const directory = this.directories.get(repository);
    if (directory === undefined) throw new Error(`no repository ${repository}`);
    return directory;
  }

  issueToken({ permissions }: { permissions: TokenPermissions }): string {
    this.tokens.push(permissions);
    return `token-${this.tokens.length}-of-a-job`;
  }

  runtimeToken({ jobId }: { jobId: number }): string {
    return `runtime-of-${jobId}`;
  }

  createRun({ runId }: { runId?: number }): { id: number; number: number } {
    this.#runs += runId === undefined ? 1 : 0;
    return { id: runId ?? this.#runs, number: this.#runs };
  }

  updateJob(): void {}

  updateRun(_: string, __: number, progress: RunProgress): void {
    this.progress.push(progress);
  }

  createDeployment(_: string, made: JobDeployment): { id: number } {
    return { id: this.deployments.push({ made, told: [] }) };
  }

  updateDeployment(_: string, id: number, status: JobDeploymentStatus): void {
    this.deployments[id - 1]?.told.push(status);
  }
}

/** A repository with one workflow, and what runs it. */
export interface Scene {
  readonly server: SilentServer;
  readonly clone: RepositoryClone;
  readonly root: string;
  readonly push: (request?: Partial<WorkflowRequest>) => Promise<WorkflowRun>;
}

export const workflowFile = '.github/workflows/model.yml';

/** A workflow on push with these jobs. */
export const onPush = (jobs: string) => `name: Model\non: push\njobs:\n${jobs}`;

/** A repository `octo-org/model` with a workflow at `workflowFile` and other files. */
export async function prepareScene(workflow: string, files: Changes = {}): Promise<Scene> {
  const root = await temporaryFolder();
  const server = new SilentServer();
  const request = { root, owner: 'octo-org', name: 'model', files: { [workflowFile]: workflow, ...files } };
  const clone = await RepositoryClone.create(request);
  server.directories.set(clone.repository, clone.gitDirectory);
  const push = async (request: Partial<WorkflowRequest> = {}) => {
    const event = await pushEvent(clone);
    return startWorkflow({ standin: server, repository: clone.repository, workflowFile, event, root, ...request });
  };
  return { server, clone, root, push };
}

/** The push of what the clone has committed on its branch. */
export async function pushEvent(clone: RepositoryClone): Promise<WorkflowEvent> {
  const { ref, before, after } = await clone.push();
  const repository = { full_name: clone.repository, default_branch: 'main' };
  return { name: 'push', payload: { ref, before, after, repository, sender: { login: 'octo-org' } } };
}

/** A pull request of a branch to main, with its merge commit where GitHub would put it. */
export async function pullRequestEvent(
  base: RepositoryClone,
  head: RepositoryClone,
  branch: string,
): Promise<WorkflowEvent> {
  const { after } = await head.push(branch);
  await git(base.gitDirectory, ['fetch', '--quiet', head.gitDirectory, branch]);
  const main = await git(base.gitDirectory, ['rev-parse', 'refs/heads/main']);
  const tree = (await git(base.gitDirectory, ['merge-tree', '--write-tree', main, after])).split('\n')[0] ?? '';
  const identity = {
    GIT_AUTHOR_NAME: 'GitHub',
    GIT_AUTHOR_EMAIL: 'noreply@github.com',
    GIT_COMMITTER_NAME: 'GitHub',
    GIT_COMMITTER_EMAIL: 'noreply@github.com',
  };
  const commit = ['commit-tree', tree, '-p', main, '-p', after, '-m', 'Merge'];
  const merge = await git(base.gitDirectory, commit, identity);
  await git(base.gitDirectory, ['update-ref', 'refs/pull/7/merge', merge]);
  const payload = {
    action: 'opened',
    number: 7,
    pull_request: {
      number: 7,
      merge_commit_sha: merge,
      head: { ref: branch, sha: after, repo: { full_name: head.repository } },
      base: { ref: 'main', sha: main, repo: { full_name: base.repository } },
    },
    repository: { full_name: base.repository, default_branch: 'main' },
    sender: { login: head.repository.split('/')[0] },
  };
  return { name: 'pull_request', payload };
}

/** The steps of a run's only job, by name. */
export function stepsOf(run: WorkflowRun) {
  return new Map(run.jobs.flatMap(({ steps }) => steps).map((step) => [step.name, step]));
}

/** The conclusion of each job, by name. */
export function conclusionsOf(run: WorkflowRun): Record<string, string> {
  return Object.fromEntries(run.jobs.map(({ name, conclusion }) => [name, conclusion]));
}

/** What became of a step or job and what its annotations say: `failure: first; second`. */
export function storyOf(part: Pick<JobRun, 'conclusion' | 'annotations'> | undefined): string {
  return `${part?.conclusion}: ${part?.annotations.map(({ message }) => message).join('; ')}`;
}
