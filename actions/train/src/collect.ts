import { lstat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { Runner } from '@mlops-actions/runner';
import { readMetrics } from './metrics.ts';
import type { FoundOutputs } from './outputs.ts';
import type { Places } from './places.ts';
import { type Predictions, readPredictions } from './predictions.ts';
import { readWeights, type Weights } from './weights.ts';

/** What came of a training run. */
export interface Written {
  readonly metrics: ReadonlyMap<string, number>;
  readonly predictions: Predictions | undefined;
  readonly weights: Weights | undefined;
  /** What the command told step by step. */
  readonly progress: Predictions | undefined;
}

/** Reads and digests what the command wrote, and says in the log what was taken for what. */
export async function collect(found: FoundOutputs, { workspace, progress }: Places, runner: Runner): Promise<Written> {
  const shown = (path: string | undefined) =>
    path === undefined ? 'none' : relative(workspace, path).split(sep).join('/');
  runner.info(`Metrics: ${shown(found.metrics)}`);
  runner.info(`Predictions: ${shown(found.predictions)}`);
  runner.info(`Model: ${shown(found['model-path'])}`);
  return {
    metrics: found.metrics === undefined ? new Map() : await readMetrics(found.metrics, workspace),
    predictions: found.predictions === undefined ? undefined : await readPredictions(found.predictions, workspace),
    weights: found['model-path'] === undefined ? undefined : await readWeights(found['model-path'], workspace),
    progress: await readProgress(progress, workspace),
  };
}

const maxProgressBytes = 16 * 1024 * 1024;

/** It is only shown, so too much of it is left out. */
async function readProgress(path: string, workspace: string): Promise<Predictions | undefined> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined || !found.isFile() || found.size === 0 || found.size > maxProgressBytes) return undefined;
  return readPredictions(path, workspace);
}
