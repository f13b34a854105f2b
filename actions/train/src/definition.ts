import { commonInputs, commonOutputs, defineAction, duration, lines } from '@mlops-actions/action';
import { z } from 'zod';

/** The inputs and outputs of train, and everything else said of it once. */
export const definition = defineAction({
  name: 'train',
  title: 'Train',
  description:
    'Runs your training command, in any language, and records everything needed to repeat it: code, data, parameters, metrics, model.',
  branding: { icon: 'cpu', color: 'blue' },
  inputs: z.object({
    run: z
      .string('is required: the shell command that trains, such as `python train.py`')
      .describe(
        'The training command, run by bash as under `run:`. It sees `MLOPS_OUTPUT_DIR`, `MLOPS_SEED`, `MLOPS_PARAMS`, `MLOPS_PROGRESS_FILE`, `MLOPS_CHECKPOINT_DIR` and `MLOPS_RESUME_FROM`, and none of the tokens of the action.',
      ),
    data: lines()
      .prefault('')
      .describe(
        'Files the model is trained on, a glob a line. They are digested before the command runs, and must be those that were validated in this run.',
      )
      .meta({ defaultNote: 'the data of the contract, where there is one' }),
    params: z
      .string()
      .prefault('')
      .describe(
        'Parameters: path of a JSON or YAML file, or a JSON object. The command finds them as JSON in the file `MLOPS_PARAMS`.',
      ),
    metrics: z.string().prefault('').describe('Metrics file that the command writes.').meta({
      defaultNote: '`metrics.json`, `.yaml`, `.yml` or `.toml` in `MLOPS_OUTPUT_DIR`, if the command writes one',
    }),
    predictions: z
      .string()
      .regex(
        /^$|\.(jsonl|ndjson|csv|tsv|parquet)(\.gz)?$/i,
        'expected a file ending in .jsonl, .csv or .parquet (.gz allowed)',
      )
      .prefault('')
      .describe('File of predictions on the test set that the command writes, as JSONL, CSV or Parquet.')
      .meta({
        defaultNote:
          '`predictions.jsonl`, `.csv` or `.parquet` (`.gz` allowed) in `MLOPS_OUTPUT_DIR`, if the command writes one',
      }),
    'model-path': z
      .string()
      .prefault('')
      .describe('Model that the command writes: a file or a folder.')
      .meta({ defaultNote: '`model` or `model.*` in `MLOPS_OUTPUT_DIR`, if the command writes one' }),
    'time-limit': duration()
      .optional()
      .describe('Longest the command may run, such as `90s`, `30m` or `6h`; then it is ended and the step fails.')
      .meta({ defaultNote: 'none but the job’s `timeout-minutes`' }),
    ...commonInputs,
  }),
  outputs: z.object({
    metrics: z.string().describe('Metrics as a JSON object; names of nested metrics are joined with dots.'),
    'model-path': z.string().describe('Path of the model, relative to the workspace; empty when none was written.'),
    digest: z
      .string()
      .describe('`sha256:…` of the model: of a file its bytes, of a folder its files. Empty when none was written.'),
    'artifact-id': z.string().describe('Id of the artifact that holds the model; empty when none was stored.'),
    ...commonOutputs,
  }),
  permissions: [{ events: [], scope: 'contents: read', reason: 'check the code out', optional: false }],
  comments: false,
  errorOutputs: {},
});

export type Inputs = z.output<typeof definition.inputs>;
export type Outputs = z.output<typeof definition.outputs>;
