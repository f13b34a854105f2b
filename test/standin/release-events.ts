import type { Call } from './context.ts';
import type { Release } from './records.ts';
import { renderRelease } from './render/release.ts';
import { renderRepository } from './render/repository.ts';
import { renderUser } from './templates.ts';

/** Activity types of the event `release`. */
export type ReleaseAction = 'created' | 'deleted' | 'edited' | 'prereleased' | 'published' | 'released' | 'unpublished';

/** What GitHub tells of a release that came into being. Of drafts it tells nothing. */
export function actionsOfCreation({ draft, prerelease }: Release): ReleaseAction[] {
  return draft ? [] : ['created', 'published', prerelease ? 'prereleased' : 'released'];
}

/** What GitHub tells of a change. A prerelease that was a draft is published, never `prereleased`. */
export function actionsOfChange(before: Release, after: Release): ReleaseAction[] {
  if (before.draft && after.draft) return [];
  if (before.draft) return after.prerelease ? ['published'] : ['published', 'released'];
  if (after.draft) return ['unpublished'];
  return before.prerelease && !after.prerelease ? ['edited', 'released'] : ['edited'];
}

export function actionsOfDeletion({ draft }: Release): ReleaseAction[] {
  return draft ? [] : ['deleted'];
}

/** Notes the events as they stand now; the runner fires them. */
export function recordReleaseEvents(call: Call, release: Release, actions: readonly ReleaseAction[]): void {
  const { state, repository, token } = call;
  for (const action of actions) {
    const payload = {
      action,
      release: renderRelease(call, release),
      repository: renderRepository(state, repository),
      sender: renderUser(token.user.login, state.origin),
    };
    repository.releaseEvents.push({ name: 'release', payload });
  }
}
