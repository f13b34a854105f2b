import { addressOf, type Call, type Handler, pageOf } from '../context.ts';
import { page } from '../pages.ts';
import type { CheckRun } from '../records.ts';
import { nodeId } from '../render/commit.ts';
import { created, notFound, ok, refusal } from '../reply.ts';

const notAnApp = refusal(403, 'You must authenticate via a GitHub App.');

const create: Handler = (call) => {
  if (call.token.kind !== 'app') return notAnApp;
  // The description no longer says so; the API does.
  if (call.body['status'] === 'completed' && call.body['conclusion'] === undefined)
    return refusal(422, 'Invalid request.\n\n"conclusion" wasn\'t supplied.');
  const head_sha = call.repository.git.commitOf(String(call.body['head_sha']));
  if (head_sha === undefined) return refusal(422, `No commit found for SHA: ${String(call.body['head_sha'])}`);
  const values = { status: 'queued', started_at: call.state.time(), ...call.body, head_sha };
  const check = { id: call.state.id(), values, annotations: 0 };
  call.repository.checks.push(check);
  return created(apply(call, check));
};

const update: Handler = (call) => {
  if (call.token.kind !== 'app') return notAnApp;
  const check = find(call);
  if (check === undefined) return notFound;
  const output = { ...(check.values['output'] as object | undefined), ...(call.body['output'] as object | undefined) };
  Object.assign(check.values, call.body, 'output' in call.body ? { output } : {});
  return ok(apply(call, check));
};

const get: Handler = (call) => {
  const id = Number(call.params['check_run_id']);
  const heads = new Set(call.repository.runs.map(({ headSha }) => headSha));
  const check = find(call) ?? [...heads].flatMap((sha) => jobsOf(call, sha)).find((job) => job.id === id);
  return check === undefined ? notFound : ok(render(call, check));
};

const list: Handler = (call) => {
  const { query, params, repository } = call;
  const sha = repository.git.commitOf(String(params['ref']));
  if (sha === undefined) return refusal(422, `No commit found for SHA: ${params['ref']}`);
  const wanted = { head_sha: sha, name: query.get('check_name'), status: query.get('status') };
  const found: ListedCheck[] = [...repository.checks, ...jobsOf(call, sha)].filter(({ values }) =>
    Object.entries(wanted).every(([key, value]) => value === null || values[key] === value),
  );
  const latest = new Map(found.map((check) => [`${check.suite ?? ''} ${String(check.values['name'])}`, check]));
  const shown = query.get('filter') === 'all' ? found : [...latest.values()];
  return page(call, shown.toReversed(), {
    path: `commits/${sha}/check-runs`,
    render: (checks) => checks.map((check) => render(call, check)),
    wrap: (check_runs, total_count) => ({ total_count, check_runs }),
  });
};

export const checkHandlers: Record<string, Handler> = {
  'checks/create': create,
  'checks/update': update,
  'checks/get': get,
  'checks/list-for-ref': list,
};

function find({ repository, params }: Call): CheckRun | undefined {
  return repository.checks.find(({ id }) => id === Number(params['check_run_id']));
}

/** A check run as lists show it. */
interface ListedCheck extends CheckRun {
  /** Where it stands beside others of its name; none for those made through the API. */
  readonly suite?: string;
}

/** The jobs of the workflow runs of a commit: each is a check run too, of the last attempt. */
function jobsOf({ repository }: Call, sha: string): ListedCheck[] {
  const latest = new Map(repository.runs.filter(({ headSha }) => headSha === sha).map((run) => [run.id, run]));
  return [...latest.values()].flatMap((run) =>
    run.jobs.map(({ id, name, status, conclusion, startedAt }) => ({
      id,
      suite: String(run.id),
      annotations: 0,
      values: {
        name,
        head_sha: sha,
        status,
        conclusion,
        started_at: startedAt,
        completed_at: status === 'completed' ? run.updatedAt : null,
      },
    })),
  );
}

/** A conclusion completes a check run. Annotations are appended, not replaced. */
function apply(call: Call, check: CheckRun) {
  const { annotations = [] } = (call.body['output'] ?? {}) as { annotations?: unknown[] };
  check.annotations += annotations.length;
  if (call.body['conclusion'] !== undefined) {
    check.values['status'] = 'completed';
    check.values['completed_at'] ??= call.state.time();
  }
  return render(call, check);
}

function render(call: Call, { id, values, annotations }: CheckRun) {
  const { output: _, actions: __, ...told } = values;
  const output = (values['output'] ?? {}) as { title?: string; summary?: string; text?: string };
  const page = pageOf(call, `runs/${id}`);
  const url = addressOf(call, `check-runs/${id}`);
  return {
    ...call.example('checks/update'),
    conclusion: null,
    completed_at: null,
    external_id: '',
    details_url: page,
    ...told,
    id,
    node_id: nodeId('CheckRun', id),
    url,
    html_url: page,
    output: {
      title: output.title ?? null,
      summary: output.summary ?? null,
      text: output.text ?? null,
      annotations_count: annotations,
      annotations_url: `${url}/annotations`,
    },
    pull_requests: [],
  };
}
