import type { Handler } from '../context.ts';
import { accountHandlers } from './account.ts';
import { artifactHandlers } from './artifacts.ts';
import { checkHandlers } from './checks.ts';
import { collaboratorHandlers } from './collaborators.ts';
import { commentHandlers } from './comments.ts';
import { commitHandlers } from './commits.ts';
import { contentHandlers } from './contents.ts';
import { deploymentStatusHandlers } from './deployment-statuses.ts';
import { deploymentHandlers } from './deployments.ts';
import { dispatchHandlers } from './dispatches.ts';
import { gitObjectHandlers } from './git-objects.ts';
import { labelHandlers } from './labels.ts';
import { pullHandlers } from './pulls.ts';
import { refHandlers } from './refs.ts';
import { releaseAssetHandlers } from './release-assets.ts';
import { releaseHandlers } from './releases.ts';
import { repositoryDispatchHandlers } from './repository-dispatches.ts';
import { rerunHandlers } from './reruns.ts';
import { runHandlers } from './runs.ts';
import { statusHandlers } from './statuses.ts';
import { tagHandlers } from './tags.ts';

/** Every operation the stand-in plays, by GitHub's id; the others answer 501 and count as drift. */
export const handlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries({
    ...accountHandlers,
    ...artifactHandlers,
    ...checkHandlers,
    ...collaboratorHandlers,
    ...commentHandlers,
    ...commitHandlers,
    ...contentHandlers,
    ...deploymentHandlers,
    ...deploymentStatusHandlers,
    ...dispatchHandlers,
    ...gitObjectHandlers,
    ...labelHandlers,
    ...pullHandlers,
    ...refHandlers,
    ...releaseHandlers,
    ...releaseAssetHandlers,
    ...repositoryDispatchHandlers,
    ...rerunHandlers,
    ...runHandlers,
    ...statusHandlers,
    ...tagHandlers,
  }),
);
