import { commonInputs, commonOutputs, defineAction, duration, lines } from '@mlops-actions/action';
import { deployStatus } from '@mlops-actions/records';
import { z } from 'zod';

/** What users see of deploy. */
export const definition = defineAction({
  name: 'deploy',
  title: 'Deploy',
  description:
    'Rolls a registered version out: brings it up beside the old one, proves it on a golden set, shifts traffic step by step, and rolls back by itself when it does not do.',
  branding: { icon: 'upload-cloud', color: 'blue' },
  inputs: z.object({
    version: z
      .string()
      .max(200)
      .prefault('')
      .describe(
        'What to deploy: a version such as `1.4.0`, its tag, an alias such as `champion`, or `previous` for what was live before.',
      )
      .meta({ defaultNote: 'from the release, the tag, or the repository_dispatch that started the run' }),
    registry: z
      .string()
      .prefault('github')
      .describe('Where versions are kept: `github` (Releases of this repository) or `dir:<path>`.'),
    target: z
      .string()
      .prefault('command')
      .describe(
        'Where it is served: `command` (a script of yours, see below) or `http://…`, `https://…` (a server that takes the steps as requests, see below).',
      ),
    command: z
      .string()
      .prefault('')
      .describe(
        'For target `command`: the script, called once a step with `MLOPS_STEP`, `MLOPS_VERSION`, `MLOPS_WEIGHT`, `MLOPS_MODEL_PATH`.',
      ),
    endpoint: z
      .string()
      .regex(/^(https?:\/\/\S+)?$/, 'expected an address that begins with http:// or https://')
      .prefault('')
      .describe(
        'Address users meet, for golden requests and as the URL of the deployment; `{version}` in it reaches one version alone.',
      ),
    headers: lines()
      .prefault('')
      .describe('Headers of requests to target and endpoint, `Name: value`, one per line. Values are masked.'),
    'api-key': z.string().prefault('').describe('Sent as `Authorization: Bearer …` to target and endpoint; masked.'),
    config: z
      .string()
      .prefault('')
      .describe('Path of the steps, golden rows and limits.')
      .meta({ defaultNote: '`mlops/<model>/deploy.yml`, else `mlops/deploy.yml`, else all traffic at once' }),
    environment: z
      .string()
      .regex(/^[^\p{C}]{1,255}$/u, 'expected a name of at most 255 characters on one line')
      .prefault('production')
      .describe('Environment on GitHub the deployment is recorded for.'),
    'golden-set': z.string().prefault('').describe('Golden rows (JSON Lines); goes before the one of the config.'),
    alias: z
      .string()
      .regex(
        /^((?!latest$|previous$)[a-z][a-z0-9_-]{0,62})?$/,
        'expected one alias of a-z, 0-9, _ and -, beginning with a letter',
      )
      .prefault('')
      .describe('Alias that is set to the version once it serves, such as `production`.'),
    'time-limit': duration()
      .prefault('10m')
      .describe('The most one call of the script, or one request to the target, may take.'),
    mode: z
      .enum(['run', 'plan', 'history'], 'expected run, plan or history')
      .prefault('run')
      .describe('`plan` says what would be done and does nothing; `history` lists what was deployed.'),
    ...commonInputs,
  }),
  outputs: z.object({
    status: deployStatus.describe('`success`, `rolled-back`, `failed`, `skipped` or `in-progress`.'),
    url: z.string().describe('Address of what serves; empty where nobody knows it.'),
    'deployment-id': z.string().describe('Id of the deployment on GitHub; empty where none was made.'),
    version: z.string().describe('The version that was to be deployed.'),
    'previous-version': z.string().describe('What was live before; empty for the first.'),
    ...commonOutputs,
  }),
  permissions: [
    { events: [], scope: 'contents: read', reason: 'read the version, its files, and the config', optional: false },
    {
      events: [],
      scope: 'deployments: write',
      reason: 'record the deployment, and read the one to go back to',
      optional: false,
    },
    {
      events: [],
      scope: 'actions: read',
      reason: 'tell a deployment that goes on from one whose run died',
      optional: true,
    },
    { events: [], scope: 'contents: write', reason: 'move the alias; only with the input `alias`', optional: true },
  ],
  comments: false,
  errorOutputs: { status: 'failed', url: '', 'deployment-id': '', version: '', 'previous-version': '' },
});

export type Inputs = z.output<typeof definition.inputs>;
export type Outputs = z.output<typeof definition.outputs>;
