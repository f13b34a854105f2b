import type { Call, Handler } from '../context.ts';
import { addLabels, removeLabel } from '../labels.ts';
import { page } from '../pages.ts';
import type { PullRequest } from '../records.ts';
import { renderLabel } from '../render/label.ts';
import { notFound, ok, refusal } from '../reply.ts';

const list: Handler = (call) => {
  const pull = find(call);
  if (pull === undefined) return notFound;
  return page(call, pull.labels, {
    path: `issues/${pull.number}/labels`,
    render: (labels) => labels.map((label) => renderLabel(call.state, call.repository, label)),
  });
};

const add: Handler = (call) => {
  const pull = find(call);
  if (pull === undefined) return notFound;
  addLabels(call.state, pull, namesIn(call.body));
  return ok(render(call, pull));
};

const remove: Handler = (call) => {
  const pull = find(call);
  if (pull === undefined) return notFound;
  const known = removeLabel(call.state, pull, String(call.params['name']));
  return known ? ok(render(call, pull)) : refusal(404, 'Label does not exist');
};

export const labelHandlers: Record<string, Handler> = {
  'issues/list-labels-on-issue': list,
  'issues/add-labels': add,
  'issues/remove-label': remove,
};

/** The body is a list, or an object with one; an entry is a name, or an object with one. */
function namesIn(body: unknown): string[] {
  const { labels = [] } = Array.isArray(body) ? { labels: body as unknown[] } : (body as { labels?: unknown[] });
  return labels.map((label) => (typeof label === 'string' ? label : (label as { name: string }).name));
}

function find({ repository, params }: Call): PullRequest | undefined {
  return repository.pulls.find(({ number }) => number === Number(params['issue_number']));
}

function render({ state, repository }: Call, { labels }: PullRequest) {
  return labels.map((label) => renderLabel(state, repository, label));
}
