import { writeFile } from 'node:fs/promises';
import type { Ports, Result } from '@mlops-actions/action';
import { refuseForkCode } from '@mlops-actions/action/run';
import { type TrainRecord, toJsonNumber } from '@mlops-actions/records';
import { collect, type Written } from './collect.ts';
import type { Inputs, Outputs } from './definition.ts';
import { execute } from './execute.ts';
import { declareOutputs, findOutputs } from './outputs.ts';
import { loadParameters } from './parameters.ts';
import { preparePlaces } from './places.ts';
import { toRecord } from './record.ts';
import { readSeed } from './seed.ts';
import { digestSources } from './sources.ts';
import { renderTraining } from './summary.ts';
import { notStored, type Storage, storeWeights } from './weights.ts';

/**
 * Runs the training command and records everything needed to repeat it.
 *
 * Code and data are digested before the command runs, its outputs after; what the command leaves untouched is not
 * taken for its output.
 */
export async function run(inputs: Inputs, ports: Ports): Promise<Result<Outputs>> {
  const { runner } = ports;
  const { context } = runner;
  refuseForkCode(context);
  const seed = readSeed(context.environment['MLOPS_SEED']);
  const places = await preparePlaces(context.workspace, inputs['working-directory'], inputs.model);
  const parameters = await loadParameters(inputs.params, places);
  const sources = await runner.group('Digest code and data', () => digestSources(inputs, places, ports));
  const declared = await declareOutputs(inputs, places);
  await writeFile(places.params, JSON.stringify(parameters));

  const training = { command: inputs.run, seed, timeLimitMs: inputs['time-limit'] };
  const { durationMs } = await runner.group('Train', () => execute(training, places, runner));

  const written = await runner.group('Collect outputs', async () =>
    collect(await findOutputs(declared, places), places, runner),
  );
  const storage = await runner.group('Store the model', () => store(inputs, written, ports));
  const record = toRecord({
    inputs,
    context,
    now: ports.now(),
    seed,
    parameters,
    sources,
    durationMs,
    written,
    storage,
  });
  return {
    outputs: toOutputs(record, storage),
    record,
    files: [written.predictions, written.progress].flatMap((carried) => carried?.file ?? []),
    section: renderTraining(record, { sources, storage }),
    failure: storage.stored || !storage.failed ? undefined : { message: describeLoss(storage.reason), exit: 2 },
  };
}

async function store(inputs: Inputs, { weights }: Written, ports: Ports): Promise<Storage> {
  const storage =
    weights === undefined
      ? notStored('the command wrote none')
      : inputs['dry-run']
        ? notStored('this is a dry run')
        : await storeWeights(weights, `mlops-${inputs.model}-model`, ports);
  ports.runner.info(storage.stored ? `Stored as artifact ${storage.name}.` : `Not stored: ${storage.reason}.`);
  return storage;
}

function toOutputs({ metrics, weights }: TrainRecord, storage: Storage): Omit<Outputs, 'record'> {
  const values = Object.entries(metrics).map(([name, value]) => [name, toJsonNumber(value)] as const);
  return {
    metrics: JSON.stringify(Object.fromEntries(values)),
    'model-path': weights?.path ?? '',
    digest: weights?.digest ?? '',
    'artifact-id': storage.stored ? String(storage.id) : '',
  };
}

function describeLoss(reason: string): string {
  return `E_ARTIFACT: The model was trained, but is not stored: ${reason}. Re-run the job.`;
}
