import { commonInputs, commonOutputs, defineAction } from '@mlops-actions/action';
import { z } from 'zod';

/** What users see of fork-report. */
export const definition = defineAction({
  name: 'fork-report',
  title: 'Fork report',
  description:
    'Judges and reports pull requests from forks on `workflow_run`, under the rules of the base, without running or trusting anything they brought.',
  branding: { icon: 'git-pull-request', color: 'blue' },
  inputs: z.object({
    candidate: z
      .string()
      .regex(/^$|^artifact:[^\s/\\]{1,200}$/, 'expected `artifact:<name>`, or nothing')
      .prefault('')
      .describe(
        'The artifact of the fork’s run that holds its predictions, and one such file alone: `artifact:<name>`.',
      )
      .meta({ defaultNote: 'the artifact train uploads, `artifact:mlops-<model>-train`' }),
    labels: z
      .string()
      .prefault('')
      .describe(
        'Path of the true labels (columns `id` and `label`) in the repository, read from the base. Without any, nothing a fork brings is a pass.',
      )
      .meta({ defaultNote: 'the policy’s' }),
    baseline: z
      .string()
      .regex(/^(base|none|registry:.{1,200})$/, 'expected `base`, `registry:<alias>` or `none`')
      .prefault('base')
      .describe(
        'What it is compared with: `base` (what the base branch recorded, unless the policy names another), `registry:<alias>`, or `none`.',
      ),
    registry: z
      .string()
      .prefault('github')
      .describe('For `registry:…`: where versions are kept, `github` or `dir:<path>`.'),
    'records-store': z
      .string()
      .prefault('')
      .describe('Where eval-gate records baselines, if not in the repository: `s3://bucket/prefix`.'),
    policy: z
      .string()
      .prefault('')
      .describe('Path of the policy in the repository, read from the base commit.')
      .meta({ defaultNote: '`mlops/<model>/gate.yml`, else `mlops/gate.yml`' }),
    'status-name': z
      .string()
      .regex(/^[^\r\n]{0,100}$/, 'expected at most 100 characters on one line')
      .prefault('')
      .describe(
        'Name of a commit status to set on the head of the pull request; empty for none. For other bases than the default branch the name of the base stands behind it, in brackets.',
      ),
    ...commonInputs,
  }),
  outputs: z.object({
    verdict: z
      .enum(['pass', 'fail', 'inconclusive', 'error', 'skipped'])
      .describe('`pass`, `fail`, `inconclusive`, `error`, or `skipped` when there was nothing to report.'),
    'pull-request': z.number().optional().describe('Number of the pull request, where one was found.'),
    'comment-url': z.string().optional().describe('Address of the comment, where one was written.'),
    ...commonOutputs,
  }),
  permissions: [
    {
      events: ['workflow_run'],
      scope: 'contents: read',
      reason: 'read the policy, labels and baseline of the base',
      optional: false,
    },
    {
      events: ['workflow_run'],
      scope: 'actions: read',
      reason: 'read the artifacts of the fork’s run',
      optional: false,
    },
    {
      events: ['workflow_run'],
      scope: 'pull-requests: write',
      reason: 'find the pull request and comment on it',
      optional: false,
    },
    { events: ['workflow_run'], scope: 'statuses: write', reason: 'set the status `status-name`', optional: true },
  ],
  comments: true,
  errorOutputs: { verdict: 'error' },
});

export type Inputs = z.output<typeof definition.inputs>;
export type Outputs = z.output<typeof definition.outputs>;
