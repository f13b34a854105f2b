import { type Call, type Handler, repositoryAddress } from '../context.ts';
import { page } from '../pages.ts';
import { created, empty, invalid, notFound, ok } from '../reply.ts';
import type { IssueComment } from '../state.ts';

const maxLength = 65_536;

const list: Handler = (call) => {
  const issue = Number(call.params['issue_number']);
  if (!exists(call, issue)) return notFound;
  const all = call.repository.comments.filter((comment) => comment.issue === issue);
  return page(
    all.map((comment) => render(call, comment)),
    call.query,
    `${repositoryAddress(call)}/issues/${issue}/comments`,
  );
};

const create: Handler = (call) => {
  const issue = Number(call.params['issue_number']);
  if (!exists(call, issue)) return notFound;
  const body = String(call.body['body']);
  if (body.length > maxLength) return tooLong;
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
  if (body.length > maxLength) return tooLong;
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

const tooLong = invalid([
  {
    resource: 'IssueComment',
    code: 'unprocessable',
    field: 'data',
    message: 'Body is too long (maximum is 65536 characters)',
  },
]);

function exists({ repository }: Call, issue: number): boolean {
  return repository.pulls.some(({ number }) => number === issue);
}

function find({ repository, params }: Call): IssueComment | undefined {
  return repository.comments.find(({ id }) => id === Number(params['comment_id']));
}

function render(call: Call, { id, issue, body, user, created_at, updated_at }: IssueComment) {
  const template = call.example('issues/get-comment');
  const page = `https://github.com/${call.repository.fullName}/pull/${issue}#issuecomment-${id}`;
  const address = `${call.origin}/repos/${call.repository.fullName}`;
  return {
    ...template,
    id,
    body,
    html_url: page,
    url: `${address}/issues/comments/${id}`,
    issue_url: `${address}/issues/${issue}`,
    user: { ...(template['user'] as object), login: user.login, id: user.id, type: user.type },
    created_at,
    updated_at,
  };
}
