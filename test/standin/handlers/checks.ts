import { addressOf, type Call, type Handler, pageOf } from '../context.ts';
import { page } from '../pages.ts';
import type { CheckRun } from '../records.ts';
import { nodeId } from '../render/commit.ts';
import { created, notFound, ok, refusal } from '../reply.ts';

const create: Handler = (call) => {
  const head_sha = call.repository.git.commitOf(String(call.body['head_sha']));
  if (head_sha === undefined) return refusal(422, `No commit found for SHA: ${String(call.body['head_sha'])}`);
  const values = { status: 'queued', started_at: call.state.time(), ...call.body, head_sha };
  const check = { id: call.state.id(), values, annotations: 0 };
  call.repository.checks.push(check);
  return created(apply(call, check));
};

const update: Handler = (call) => {
  const check = find(call);
  if (check === undefined) return notFound;
  const output = { ...(check.values['output'] as object | undefined), ...(call.body['output'] as object | undefined) };
  Object.assign(check.values, call.body, 'output' in call.body ? { output } : {});
  return ok(apply(call, check));
};

const get: Handler = (call) => {
  const check = find(call);
  return check === undefined ? notFound : ok(render(call, check));
};

const list: Handler = (call) => {
  const { query, params, repository } = call;
  const sha = repository.git.commitOf(String(params['ref']));
  if (sha === undefined) return refusal(422, `No commit found for SHA: ${params['ref']}`);
  const wanted = { head_sha: sha, name: query.get('check_name'), status: query.get('status') };
  const found = repository.checks.filter(({ values }) =>
    Object.entries(wanted).every(([key, value]) => value === null || values[key] === value),
  );
  const latest = new Map(found.map((check) => [check.values['name'], check]));
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
