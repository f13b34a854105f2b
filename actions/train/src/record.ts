import { recordHead } from '@mlops-actions/action/run';
import type { TrainRecord } from '@mlops-actions/records';
import type { RunContext } from '@mlops-actions/runner';
import type { Written } from './collect.ts';
import type { Inputs } from './definition.ts';
import { describeMachine } from './machine.ts';
import type { Parameters } from './parameters.ts';
import type { Sources } from './sources.ts';
import type { Storage } from './weights.ts';

/** Everything known of a run that trained. */
export interface Training {
  readonly inputs: Inputs;
  readonly context: RunContext;
  readonly now: Date;
  readonly seed: number;
  readonly parameters: Parameters;
  readonly sources: Sources;
  readonly durationMs: number;
  readonly written: Written;
  readonly storage: Storage;
}

/** The record of a run that trained. */
export function toRecord({
  inputs,
  context,
  now,
  seed,
  parameters,
  sources,
  durationMs,
  written,
  storage,
}: Training): TrainRecord {
  const { metrics, predictions, progress, weights } = written;
  const { data, code } = sources;
  return {
    kind: 'train',
    ...recordHead(inputs.model, context, now),
    command: inputs.run,
    workingDirectory: inputs['working-directory'],
    seed,
    parameters,
    durationMs: Math.round(durationMs),
    environment: describeMachine(context.image),
    data:
      data === undefined
        ? null
        : { digest: data.digest, files: data.files.length, size: data.files.reduce((sum, { size }) => sum + size, 0) },
    code: code.found ? { commit: code.commit, digest: code.digest, files: code.files, dirty: code.dirty } : null,
    metrics: Object.fromEntries(metrics),
    predictions:
      predictions === undefined ? null : { path: predictions.path, digest: predictions.digest, size: predictions.size },
    progress: progress === undefined ? null : { path: progress.path, digest: progress.digest, size: progress.size },
    weights:
      weights === undefined
        ? null
        : {
            path: weights.path,
            digest: weights.digest,
            size: weights.size,
            format: weights.format,
            artifact: storage.stored ? storage.name : null,
          },
  };
}
