import { close, type Entry } from '@mlops-actions/deployments';
import { rollBack } from '@mlops-actions/rollout';
import type { Conclusion } from './conclude.ts';
import type { ServingPlace } from './open-place.ts';
import { toTarget, withFiles } from './order.ts';
import type { Prepared } from './prepare.ts';
import { systemClock } from './progress.ts';

/** What was done about runs that died, and the end of this one if that did not work. */
export interface Recovery {
  readonly text: string;
  readonly failed?: Pick<Conclusion, 'status' | 'reason' | 'outcome' | 'live'> | undefined;
}

/**
 * Takes up what a run left that died in the middle: the same version is rolled out again from the start, for every
 * step may be repeated; another one is rolled back first, so that nothing of it stays.
 */
export async function tidyUp(prepared: Prepared, place: ServingPlace): Promise<Recovery | undefined> {
  const { situation, version, github, inputs, ports, logUrl } = prepared;
  const [newest] = situation.broken;
  if (newest === undefined) return undefined;
  const same = newest.version === version.version;
  const recovery = same ? finishing(newest) : await rollBackBroken(prepared, place, newest);
  ports.runner.annotate({ level: 'warning', message: `${recovery.text}.` });
  if (recovery.failed !== undefined) return recovery;
  const text = same ? 'its run died; another one finishes it' : 'its run died; rolled back by another one';
  for (const entry of situation.broken) await close(github, inputs.model, entry, { text, logUrl });
  return recovery;
}

function finishing(entry: Entry): Recovery {
  return { text: `${nameOf(entry)} died half-way, and is finished now` };
}

async function rollBackBroken(
  prepared: Prepared,
  { target, http, headers }: ServingPlace,
  entry: Entry,
): Promise<Recovery> {
  const { inputs, ports, situation, config, golden } = prepared;
  const back = situation.live?.version;
  const outcome = await ports.runner.group(`Roll back ${entry.version}, whose run died`, async () =>
    rollBack({
      target: withFiles(prepared, target),
      config,
      next: await toTarget(prepared, entry.version),
      old: back === undefined ? undefined : await toTarget(prepared, back),
      golden,
      http,
      endpoint: inputs.endpoint || undefined,
      headers,
      clock: systemClock,
      onPhase: (phase) => ports.runner.info(phase),
    }),
  );
  if (outcome.status === 'rolled-back')
    return { text: `${nameOf(entry)} died half-way, and was rolled back to ${back ?? 'nothing'}` };
  const reason = outcome.reason ?? 'the rollback was not proven';
  return {
    text: `${nameOf(entry)} died half-way, and could not be rolled back`,
    failed: { status: 'failed', reason, outcome, live: undefined },
  };
}

function nameOf({ version, run }: Entry): string {
  return `The deployment of ${version} by run ${run?.id ?? 'unknown'}`;
}
