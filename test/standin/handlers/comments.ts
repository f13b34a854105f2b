import { addressOf, type Call, type Handler, pageOf } from '../context.ts';
import { page } from '../pages.ts';
import type { IssueComment } from '../records.ts';
import { nodeId } from '../render/commit.ts';
import { created, empty, invalid, notFound, ok, type Reply } from '../reply.ts';
import { associationOf } from '../roles.ts';
import { renderUser } from '../templates.ts';

const maxLength = 65_536;

const list: Handler = (call) => {
  const issue = Number(call.params['issue_number']);
  if (!exists(call, issue)) return notFound;
  const since = Date.parse(call.query.get('since') ?? '1970-01-01T00:00:00Z');
  const found = call.repository.comments.filter(
    (comment) => comment.issue === issue && Date.parse(comment.updated_at) >= since,
  );
  return page(call, found, {
    path: `issues/${issue}/comments`,
    render: (comments) => comments.map((comment) => render(call, comment)),
  });
};

const create: Handler = (call) => {
  const issue = Number(call.params['issue_number']);
  if (!exists(call, issue)) return notFound;
  const body = String(call.body['body']);
  const refused = refuse(body);
  if (refused !== undefined) return refused;
  const time = call.state.time();
  const comment = { id: call.state.id(), issue, body, user: call.token.user, created_at: time, updated_at: time };
  call.repository.comments.push(comment);
  return created(render(call, comment));
};

const get: Handler = (call) => {
  const comment = find(call);
  return comment === undefined ? notFound : ok(render(call, comment));
};

const update: Handler = (call) => {
  const comment = find(call);
  if (comment === undefined) return notFound;
  const body = String(call.body['body']);
  const refused = refuse(body);
  if (refused !== undefined) return refused;
  comment.body = body;
  comment.updated_at = call.state.time();
  return ok(render(call, comment));
};

const remove: Handler = (call) => {
  const comment = find(call);
  if (comment === undefined) return notFound;
  call.repository.comments.splice(call.repository.comments.indexOf(comment), 1);
  return empty;
};

export const commentHandlers: Record<string, Handler> = {
  'issues/list-comments': list,
  'issues/create-comment': create,
  'issues/get-comment': get,
  'issues/update-comment': update,
  'issues/delete-comment': remove,
};

function refuse(body: string): Reply | undefined {
  const of = { resource: 'IssueComment' };
  if (body.trim() === '') return invalid({ ...of, code: 'missing_field', field: 'body' });
  const message = `Body is too long (maximum is ${maxLength} characters)`;
  return body.length > maxLength ? invalid({ ...of, code: 'unprocessable', field: 'data', message }) : undefined;
}

function exists({ repository }: Call, issue: number): boolean {
  return repository.pulls.some(({ number }) => number === issue);
}

function find({ repository, params }: Call): IssueComment | undefined {
  return repository.comments.find(({ id }) => id === Number(params['comment_id']));
}

function render(call: Call, { id, issue, body, user, created_at, updated_at }: IssueComment) {
  return {
    ...call.example('issues/get-comment'),
    id,
    node_id: nodeId('IssueComment', id),
    body,
    html_url: pageOf(call, `pull/${issue}#issuecomment-${id}`),
    url: addressOf(call, `issues/comments/${id}`),
    issue_url: addressOf(call, `issues/${issue}`),
    user: renderUser(user.login, call.state.origin),
    author_association: associationOf(call.repository, user),
    created_at,
    updated_at,
  };
}
