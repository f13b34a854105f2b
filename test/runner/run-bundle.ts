import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { type ActionDefinition, loadAction, resolveInputs, unexpectedInputs } from './action-definition.ts';
import { resolveEvent, type WorkflowEvent } from './events.ts';
import { evaluateCondition } from './expressions.ts';
import { contextVariables, gitHubContext, type RunIdentity } from './github-context.ts';
import { hostEnvironment } from './host-environment.ts';
import { Masks } from './masks.ts';
import { root } from './node24.ts';
import { ProcessGroups } from './process-groups.ts';
import { type ActionStage, runAction } from './run-action.ts';
import type { ProcessResult } from './run-process.ts';
import { resultsVariables, runnerContext, runnerVariables } from './runner-variables.ts';
import type { CancelTimes } from './spawn-process.ts';

/** One use of a bundled action, outside any workflow. */
export interface BundleRequest {
  /** The name of a folder in `actions/`, or the absolute path of an action's folder. */
  readonly action: string;
  readonly event: WorkflowEvent;
  /** GITHUB_WORKSPACE, an existing folder. */
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What `github.token` is, and so the default of most `token` inputs. Masked. */
  readonly token?: string;
  /** Where the API is; the results service too when it has one. */
  readonly standin?: BundleServer;
  /** Default the payload's repository. */
  readonly repository?: string;
  readonly run?: Partial<RunIdentity>;
  readonly workflow?: { readonly name: string; readonly path: string };
  /** The job's key; default `gate`. */
  readonly job?: string;
  /** Has the last word on every variable; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** RUNNER_TEMP; default a folder that is removed afterwards. */
  readonly temp?: string;
  /** Cancels the main stage; `post` still runs. */
  readonly signal?: AbortSignal;
  readonly cancelTimes?: CancelTimes;
  /** False leaves out the post stage. */
  readonly post?: boolean;
  readonly onLine?: (line: string) => void;
}

/** What this needs of the stand-in for GitHub. */
export interface BundleServer {
  readonly url: string;
  readonly runtimeToken?: (job: { repository: string; runId: number; jobId: number }) => string;
}

/** The main stage's result, with that of the post stage where one ran. */
export interface BundleResult extends ProcessResult {
  readonly post: ProcessResult | undefined;
  /** What the runner says of inputs the action does not declare. */
  readonly inputWarning: string | undefined;
}

/** Runs an action's bundle, main and post, in a complete environment of the event. */
export async function runBundle(request: BundleRequest): Promise<BundleResult> {
  const temp = request.temp ?? (await mkdtemp(join(tmpdir(), 'runner-temp-')));
  const groups = new ProcessGroups();
  try {
    const action = loadAction(isAbsolute(request.action) ? request.action : join(root, 'actions', request.action));
    const stage = await prepareStage(request, action, temp, groups);
    const main = await runAction(stage);
    const post = await runPost(request, stage, main);
    return { ...main, post, inputWarning: unexpectedInputs(action, request.inputs ?? {}) };
  } finally {
    groups.killAll();
    if (request.temp === undefined) await rm(temp, { recursive: true, force: true });
  }
}

async function runPost(request: BundleRequest, stage: ActionStage, main: ProcessResult) {
  const { runs } = stage.action;
  if (request.post === false || runs.using !== 'node' || runs.post === undefined) return undefined;
  const cancelled = request.signal?.aborted ?? false;
  const functions = {
    always: () => true,
    success: () => main.succeeded && !cancelled,
    failure: () => !main.succeeded && !cancelled,
    cancelled: () => cancelled,
  };
  if (!evaluateCondition(runs.postIf, { contexts: {}, functions })) return undefined;
  const environment = { ...stage.environment, ...main.env };
  return runAction({ ...stage, stage: 'post', environment, state: main.state, signal: undefined });
}

async function prepareStage(
  request: BundleRequest,
  action: ActionDefinition,
  temp: string,
  groups: ProcessGroups,
): Promise<ActionStage> {
  const { workspace, token = '', inputs = {} } = request;
  const eventPath = join(temp, '_github_workflow', 'event.json');
  await mkdir(dirname(eventPath), { recursive: true });
  await writeFile(eventPath, JSON.stringify(request.event.payload));
  const github = contextOf(request, eventPath);
  const masks = new Masks();
  masks.add(token);
  const folders = { temp, toolCache: join(temp, '_tool'), runnerWorkspace: dirname(workspace) };
  const environment = {
    ...hostEnvironment(temp),
    ...contextVariables({ ...github, action: '__run', action_path: action.folder }),
    ...runnerVariables(runnerContext(folders)),
    ...serverVariables(request, github),
    ...request.env,
  };
  const { signal, cancelTimes, onLine } = request;
  return {
    action,
    stage: 'main',
    inputs: resolveInputs(action, inputs, { contexts: { github } }),
    environment: withoutUndefined(environment),
    workspace,
    temp,
    masks,
    groups,
    signal,
    cancelTimes,
    onLine,
  };
}

function contextOf(request: BundleRequest, eventPath: string) {
  const { standin, workspace, token = '', job = 'gate' } = request;
  const named = (request.event.payload as { repository?: { full_name?: string } }).repository?.full_name;
  return gitHubContext({
    repository: request.repository ?? named ?? 'octo-org/spam-filter',
    event: resolveEvent(request.event),
    run: { id: 1001, number: 1, attempt: 1, ...request.run },
    workflow: request.workflow ?? { name: 'Model', path: '.github/workflows/model.yml' },
    apiUrl: standin?.url ?? 'https://api.github.com',
    job,
    workspace,
    token,
    eventPath,
  });
}

function serverVariables(
  { standin }: BundleRequest,
  github: Readonly<Record<string, unknown>>,
): Record<string, string> {
  if (standin?.runtimeToken === undefined) return {};
  const repository = String(github['repository']);
  const job = { repository, runId: Number(github['run_id']), jobId: 1 };
  return resultsVariables(standin.url, standin.runtimeToken(job));
}

function withoutUndefined(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
