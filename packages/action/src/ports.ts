import { openGitHub } from '@mlops-actions/github';
import type { Runner } from '@mlops-actions/runner';
import { hasArtifactStore, openArtifactStore } from '@mlops-actions/runner/artifacts';
import type { Ports } from './result.ts';

/** The real ports of a run; clients are opened at first use and once. */
export function openPorts(runner: Runner, token: string): Ports {
  const { repository, environment } = runner.context;
  let github: ReturnType<Ports['github']> | undefined;
  let artifacts: ReturnType<Ports['artifacts']> | undefined;
  if (token !== '') runner.mask(token);
  return {
    runner,
    github: () => {
      github ??=
        token === ''
          ? Promise.resolve(undefined)
          : openGitHub({ token, ...repository, log: (message) => runner.info(message) });
      return github;
    },
    artifacts: () => {
      artifacts ??= hasArtifactStore(environment) ? openArtifactStore() : Promise.resolve(undefined);
      return artifacts;
    },
    now: () => new Date(),
  };
}
