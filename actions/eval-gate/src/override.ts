import type { Ports } from '@mlops-actions/action';
import type { Base } from '@mlops-actions/comparison';
import { ServiceError, UserError } from '@mlops-actions/errors';
import { type Acceptance, overrideContext, parseAcceptance } from '@mlops-actions/gate';
import type { GitHub } from '@mlops-actions/github';

/** An acceptance, and the comment that gives the reason. */
export interface Override extends Acceptance {
  readonly url: string;
}

/**
 * What a person with write access accepted for exactly the head of this pull request, as its status says now.
 *
 * @returns undefined where nothing was; and where it cannot be read, which is said: then the gate stays shut.
 */
export async function readOverride(
  model: string,
  ports: Ports,
  { github, base }: { github: GitHub | undefined; base: Base },
): Promise<Override | undefined> {
  if (github === undefined || base.pull === undefined) return undefined;
  try {
    const sha = base.pull.headSha ?? (await github.pullRequest(base.pull.number))?.head.sha;
    if (sha === undefined) return undefined;
    const status = (await github.statuses(sha)).find(({ context }) => context === overrideContext(model));
    const acceptance = status?.state === 'success' ? parseAcceptance(status.description) : undefined;
    return acceptance && { ...acceptance, url: status?.url ?? '' };
  } catch (error) {
    if (!(error instanceof UserError || error instanceof ServiceError)) throw error;
    ports.runner.annotate({ level: 'warning', message: `No override was looked for: ${error.message}` });
    return undefined;
  }
}
