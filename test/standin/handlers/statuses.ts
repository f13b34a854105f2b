import { addressOf, type Handler } from '../context.ts';
import { page } from '../pages.ts';
import { created, invalid, refusal } from '../reply.ts';
import { renderUser } from '../templates.ts';

const maxDescription = 140;

const create: Handler = (call) => {
  const sha = String(call.params['sha']);
  if (call.repository.git.typeOf(sha) !== 'commit') return refusal(422, `No commit found for SHA: ${sha}`);
  const { target_url = null, description = null, context = 'default' } = call.body as { [key: string]: string | null };
  if (description !== null && description.length > maxDescription) {
    const message = `description is too long (maximum is ${maxDescription} characters)`;
    return invalid({ resource: 'Status', code: 'custom', field: 'description', message });
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

export const statusHandlers: Record<string, Handler> = {
  'repos/create-commit-status': create,
  'repos/list-commit-statuses-for-ref': list,
};
