import { addressOf, type Handler } from '../context.ts';
import { page } from '../pages.ts';
import { renderMinimal } from '../render/repository.ts';
import { created, invalid, refusal } from '../reply.ts';
import { renderUser } from '../templates.ts';

const maxDescription = 140;
const maxStatuses = 1000;

const create: Handler = (call) => {
  const sha = String(call.params['sha']);
  if (call.repository.git.typeOf(sha) !== 'commit') return refusal(422, `No commit found for SHA: ${sha}`);
  const { target_url = null, description = null, context = 'default' } = call.body as { [key: string]: string | null };
  if (description !== null && description.length > maxDescription) {
    const message = `description is too long (maximum is ${maxDescription} characters)`;
    return invalid({ resource: 'Status', code: 'custom', field: 'description', message });
  }
  const earlier = call.repository.statuses.filter((one) => one.sha === sha && one.values['context'] === context);
  if (earlier.length >= maxStatuses) {
    const message = 'This SHA and context has reached the maximum number of statuses.';
    return invalid({ resource: 'Status', code: 'custom', field: 'base', message });
  }
  const time = call.state.time();
  const { login } = call.token.user;
  const values = {
    id: call.state.id(),
    url: addressOf(call, `statuses/${sha}`),
    state: call.body['state'],
    target_url,
    description,
    context,
    creator: renderUser(login, call.state.origin),
    created_at: time,
    updated_at: time,
  };
  call.repository.statuses.unshift({ sha, values });
  return created({ ...call.example('repos/create-commit-status'), ...values });
};

const list: Handler = (call) => {
  const sha = call.repository.git.commitOf(String(call.params['ref']));
  if (sha === undefined) return refusal(422, `No commit found for SHA: ${call.params['ref']}`);
  const [shown] = call.example('repos/list-commit-statuses-for-ref') as object[];
  const found = call.repository.statuses.filter((status) => status.sha === sha);
  return page(call, found, {
    path: `commits/${sha}/statuses`,
    render: (statuses) => statuses.map(({ values }) => ({ ...shown, ...values })),
  });
};

/** What counts of each context is its newest status; without any the whole is pending. */
const combine: Handler = (call) => {
  const { git, statuses } = call.repository;
  const sha = git.commitOf(String(call.params['ref']));
  if (sha === undefined) return refusal(422, `No commit found for SHA: ${call.params['ref']}`);
  const oldestFirst = statuses.filter((status) => status.sha === sha).toReversed();
  const latest = [...new Map(oldestFirst.map((status) => [status.values['context'], status])).values()];
  const { statuses: examples, ...shown } = call.example('repos/get-combined-status-for-ref') as {
    statuses: object[];
    repository: object;
  };
  return page(call, latest, {
    path: `commits/${sha}/status`,
    render: (found) => found.map(({ values }) => ({ ...examples[0], ...withoutCreator(values) })),
    wrap: (found, total_count) => ({
      ...shown,
      state: combinedState(latest.map(({ values }) => values['state'])),
      statuses: found,
      sha,
      total_count,
      repository: renderMinimal(call.state, call.repository, shown.repository),
      commit_url: addressOf(call, `commits/${sha}`),
      url: addressOf(call, `commits/${sha}/status`),
    }),
  });
};

function combinedState(states: readonly unknown[]): 'success' | 'pending' | 'failure' {
  if (states.includes('failure') || states.includes('error')) return 'failure';
  return states.length === 0 || states.includes('pending') ? 'pending' : 'success';
}

/** The combined status does not tell who wrote a status. */
function withoutCreator(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== 'creator'));
}

export const statusHandlers: Record<string, Handler> = {
  'repos/create-commit-status': create,
  'repos/get-combined-status-for-ref': combine,
  'repos/list-commit-statuses-for-ref': list,
};
