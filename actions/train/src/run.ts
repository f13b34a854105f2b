import { writeFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { Ports, Result } from '@mlops-actions/action';
import { recordHead } from '@mlops-actions/action/run';
import { trainingEnvironment } from '@mlops-actions/backend';
import { trackedFiles } from '@mlops-actions/lineage';
import { type TrainRecord, toJsonNumber } from '@mlops-actions/records';
import type { z } from 'zod';
import { compareData, digestData, loadDataLines, loadValidatedData } from './data.ts';
import type { definition } from './definition.ts';
import { describeDuration } from './duration.ts';
import { execute } from './execute.ts';
import { refuseForkCode } from './fork-code.ts';
import { describeMachine } from './machine.ts';
import { readMetrics } from './metrics.ts';
import { declareOutputs, type FoundOutputs, findOutputs } from './outputs.ts';
import { loadParameters, type Parameters } from './parameters.ts';
import { type Places, preparePlaces } from './places.ts';
import { readPredictions } from './predictions.ts';
import { readSeed } from './seed.ts';
import { renderTraining } from './summary.ts';
import { readWeights, type Storage, storeWeights, type Weights } from './weights.ts';

type Inputs = z.output<typeof definition.inputs>;
type Outputs = z.output<typeof definition.outputs>;

/**
 * Runs the training command and records everything needed to repeat it.
 *
 * Code and data are digested before the command runs, its outputs after; what the command leaves untouched is not
 * taken for its output.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { runner } = ports;
  refuseForkCode(runner.context);
  const places = await preparePlaces(runner.context.workspace, inputs['working-directory'], inputs.model);
  const seed = readSeed(runner.context.environment['MLOPS_SEED']);
  const parameters = await loadParameters(inputs.params, places);
  const sources = await runner.group('Digest code and data', () => digestSources(inputs, places, ports));
  const declared = await declareOutputs(inputs, places);
  await writeFile(places.params, JSON.stringify(parameters));

  const training = { command: inputs.run, seed, timeLimitMs: inputs['time-limit'] };
  const { durationMs } = await runner.group('Train', () => execute(training, places, runner));

  const written = await runner.group('Collect outputs', () => collect(await_(declared), places, ports));
  return conclude();
}
