import { type Call, type Handler, repositoryAddress } from '../context.ts';
import { page } from '../pages.ts';
import { created, invalid, notFound, ok } from '../reply.ts';

const create: Handler = (call) => {
  const sha = call.repository.git.resolve(String(call.body['head_sha']));
  if (sha === undefined)
    return invalid([{ resource: 'CheckRun', code: 'custom', field: 'head_sha', message: 'No commit found for SHA' }]);
  const check = { id: call.state.id(), values: { ...call.body }, annotations: 0 };
  call.repository.checks.push(check);
  return created(apply(call, check));
};

const update: Handler = (call) => {
  const check = call.repository.checks.find(({ id }) => id === Number(call.params['check_run_id']));
  if (check === undefined) return notFound;
  Object.assign(check.values, call.body);
  return ok(apply(call, check));
};

const list: Handler = (call) => {
  const sha = call.repository.git.resolve(String(call.params['ref']));
  const found = call.repository.checks.filter(({ values }) => values['head_sha'] === sha);
  return page(
    found.map((check) => render(call, check)),
    call.query,
    `${repositoryAddress(call)}/commits/${sha}/check-runs`,
    (check_runs) => ({
      total_count: found.length,
      check_runs,
    }),
  );
};

const createStatus: Handler = (call) => {
  const sha = String(call.params['sha']);
  if (call.repository.git.resolve(sha) === undefined)
    return invalid([{ resource: 'Status', code: 'custom', field: 'sha', message: 'No commit found for SHA' }]);
  if (((call.body['description'] as string | null | undefined) ?? '').length > 140) {
    return invalid([
      {
        resource: 'Status',
        code: 'custom',
        field: 'description',
        message: 'description is too long (maximum is 140 characters)',
      },
    ]);
  }
  const time = call.state.time();
  const values = { ...call.body, id: call.state.id(), created_at: time, updated_at: time };
  call.repository.statuses.unshift({ sha, values });
  return created({ ...call.example('repos/create-commit-status'), ...values });
};

const listStatuses: Handler = (call) => {
  const sha = call.repository.git.resolve(String(call.params['ref']));
  const template = call.exampleOf('repos/list-commit-statuses-for-ref');
  const found = call.repository.statuses
    .filter((status) => status.sha === sha)
    .map(({ values }) => ({ ...template, ...values }));
  return page(found, call.query, `${repositoryAddress(call)}/commits/${sha}/statuses`);
};

export const checkHandlers: Record<string, Handler> = {
  'checks/create': create,
  'checks/update': update,
  'checks/list-for-ref': list,
  'repos/create-commit-status': createStatus,
  'repos/list-commit-statuses-for-ref': listStatuses,
};

interface Check {
  readonly id: number;
  readonly values: Record<string, unknown>;
  annotations: number;
}

/** Annotations of an update are appended, not replaced. */
function apply(call: Call, check: Check) {
  const output = call.body['output'] as { annotations?: unknown[] } | undefined;
  check.annotations += output?.annotations?.length ?? 0;
  return render(call, check);
}

function render(call: Call, { id, values, annotations }: Check) {
  const template = call.example('checks/update');
  const output = values['output'] as { title?: string; summary?: string; text?: string } | undefined;
  const { conclusion = null } = values as { conclusion?: string | null };
  return {
    ...template,
    ...values,
    id,
    status: conclusion === null ? (values['status'] ?? 'queued') : 'completed',
    conclusion,
    output: {
      ...(template['output'] as object),
      title: output?.title ?? null,
      summary: output?.summary ?? null,
      text: output?.text ?? null,
      annotations_count: annotations,
    },
    pull_requests: [],
  };
}
