import { type Call, type Handler, repositoryAddress } from '../context.ts';
import { page } from '../pages.ts';
import { renderPullRequest } from '../payloads.ts';
import { notFound, ok } from '../reply.ts';

const get: Handler = (call) => {
  const pull = call.repository.pulls.find(({ number }) => number === Number(call.params['pull_number']));
  return pull === undefined ? notFound : ok(renderPullRequest(call.state, call.repository, pull));
};

const list: Handler = (call) => {
  const { query, repository, state } = call;
  const wanted = query.get('state') ?? 'open';
  const head = query.get('head');
  const found = repository.pulls.filter(
    (pull) =>
      (wanted === 'all' || pull.state === wanted) &&
      (head === null || head === `${pull.headRepository.split('/')[0]}:${pull.head}`) &&
      (query.get('base') ?? pull.base) === pull.base,
  );
  return page(
    found.map((pull) => renderListed(call, renderPullRequest(state, repository, pull))),
    query,
    `${repositoryAddress(call)}/pulls`,
  );
};

/** Pull requests of a commit; those from forks are not found this way, as on GitHub. */
const ofCommit: Handler = (call) => {
  const { repository, params, query, state } = call;
  const found = repository.pulls.filter(
    ({ headSha, headRepository }) => headSha === params['commit_sha'] && headRepository === repository.fullName,
  );
  return page(
    found.map((pull) => renderListed(call, renderPullRequest(state, repository, pull))),
    query,
    `${repositoryAddress(call)}/commits/${params['commit_sha']}/pulls`,
  );
};

export const pullHandlers: Record<string, Handler> = {
  'pulls/get': get,
  'pulls/list': list,
  'repos/list-pull-requests-associated-with-commit': ofCommit,
};

/** Lists tell less than a single pull request: exactly the keys of the official example. */
function renderListed(call: Call, pull: Record<string, unknown>): Record<string, unknown> {
  const template = call.exampleOf('pulls/list');
  return Object.fromEntries(Object.keys(template).map((key) => [key, pull[key] ?? template[key]]));
}
