import type { Handler } from '../context.ts';
import { accountHandlers } from './account.ts';
import { artifactHandlers } from './artifacts.ts';
import { checkHandlers } from './checks.ts';
import { commentHandlers } from './comments.ts';
import { commitHandlers } from './commits.ts';
import { contentHandlers } from './contents.ts';
import { dispatchHandlers } from './dispatches.ts';
import { gitObjectHandlers } from './git-objects.ts';
import { pullHandlers } from './pulls.ts';
import { refHandlers } from './refs.ts';
import { runHandlers } from './runs.ts';
import { statusHandlers } from './statuses.ts';

/** Every operation the stand-in plays, by GitHub's id; the others answer 501 and count as drift. */
export const handlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    ...accountHandlers,
    ...artifactHandlers,
    ...checkHandlers,
    ...commentHandlers,
    ...commitHandlers,
    ...contentHandlers,
    ...dispatchHandlers,
    ...gitObjectHandlers,
    ...pullHandlers,
    ...refHandlers,
    ...runHandlers,
    ...statusHandlers,
  }),
);
