import { mergeGroupEvent, scheduleEvent, workflowRunEvent } from './automatic-events.ts';
import type { View } from './context.ts';
import { checkEvent } from './contract/index.ts';
import { type Event, pullRequestEvent, pushEvent, repositoryDispatchEvent, workflowDispatchEvent } from './events.ts';
import { commitGroup } from './merges.ts';
import { findPullRequest } from './pull-requests.ts';
import type { Standin } from './standin.ts';
import type { Repository, State } from './state.ts';
import { template } from './templates.ts';

/**
 * What makes the events of the stand-in. Each is held to GitHub's description of webhooks, and departures reported.
 */
export function eventMakers(state: State, report: (violation: string) => void) {
  const checked = (event: Event): Event => {
    const { sender } = event.payload as { sender?: { login: string } };
    if (sender !== undefined) state.people.add(sender.login.toLowerCase());
    for (const violation of checkEvent(event.name, event.payload)) report(`event ${event.name}: ${violation}`);
    return event;
  };
  return {
    pushEvent: (name, push) => checked(pushEvent(state, state.repository(name), { pusher: 'octocat', ...push })),
    pullRequestEvent: (name, number, action = 'synchronize', activity = {}) =>
      checked(pullRequestEvent(state, state.repository(name), findPullRequest(state, name, number), action, activity)),
    enqueuePullRequest: (name, number, onTopOf) => {
      const repository = state.repository(name);
      state.remember(name);
      return checked(
        mergeGroupEvent(
          state,
          repository,
          commitGroup(state, repository, findPullRequest(state, name, number), onTopOf),
        ),
      );
    },
    scheduleEvent: (name, cron) => scheduleEvent(state, state.repository(name), cron),
    workflowRunEvent: (name, runId, action = 'completed') => {
      const repository = state.repository(name);
      const run = repository.runs.findLast(({ id }) => id === runId);
      if (run === undefined) throw new Error(`${name} has no run ${runId}`);
      return checked(workflowRunEvent(viewOf(state, repository), run, action));
    },
    repositoryDispatchEvent: (name, dispatch) => repositoryDispatchEvent(state, state.repository(name), dispatch),
    workflowDispatchEvent: (name, dispatch) =>
      checked(workflowDispatchEvent(state, state.repository(name), { inputs: {}, sender: 'octocat', ...dispatch })),
  } satisfies Partial<Standin>;
}

function viewOf(state: State, repository: Repository): View {
  const place = { origin: state.origin, fullName: repository.fullName };
  return { state, repository, example: (id) => template(id, place) };
}
