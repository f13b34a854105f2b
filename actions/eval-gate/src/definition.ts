import { commonInputs, commonOutputs, defineAction, lines } from '@mlops-actions/action';
import { z } from 'zod';

/** What users see of eval-gate. */
export const definition = defineAction({
  name: 'eval-gate',
  title: 'Eval gate',
  description:
    'Compares candidate and baseline on the same examples, posts the metric diff on the pull request, and blocks the merge when the model got worse, with known error rates.',
  branding: { icon: 'shield', color: 'blue' },
  inputs: z.object({
    candidate: z
      .string()
      .prefault('')
      .describe(
        'What is judged: a file of predictions (JSONL, CSV, Parquet; `.gz` allowed) or of metrics (JSON, YAML, TOML), or `artifact:<name>` of this run.',
      )
      .meta({ defaultNote: 'the record of train in the workspace, else among the artifacts of this run' }),
    baseline: z
      .string()
      .prefault('base')
      .describe(
        'What it is compared with: `base` (what the base branch recorded, unless the policy names another), `registry:<alias>` (a registered version), a file of predictions or metrics, or `none`.',
      ),
    'baseline-run': z
      .string()
      .prefault('')
      .describe(
        'Command, run in a checkout of the baseline commit, that lets the baseline answer the examples of the candidate (`MLOPS_EXAMPLES`) with its model (`MLOPS_BASELINE_MODEL`) and writes predictions into `MLOPS_OUTPUT_DIR`. Needs a checkout.',
      ),
    anchor: z
      .string()
      .prefault('')
      .describe('A second comparison that catches slow decay: `registry:<alias>` or a file of predictions.')
      .meta({ defaultNote: 'the policy’s' }),
    registry: z
      .string()
      .prefault('github')
      .describe('For `registry:…`: where versions are kept, `github` or `dir:<path>`.'),
    policy: z
      .string()
      .prefault('')
      .describe('Path of the policy in the repository, read from the base commit.')
      .meta({ defaultNote: '`mlops/<model>/gate.yml`, else `mlops/gate.yml`' }),
    metrics: lines()
      .prefault('')
      .describe(
        'Short form of a policy, a line each: `accuracy margin 0.01`, `accuracy >= 0.85`. A policy file on the base goes before it.',
      ),
    mode: z
      .enum(['merge', 'promote', 'improve', 'report'], 'expected merge, promote, improve or report')
      .prefault('merge')
      .describe(
        'What blocks: `merge` a proven regression, `promote` everything that is not proven good, `improve` everything without a proven gain, `report` nothing but an error.',
      ),
    comment: z
      .enum(['per-model', 'combined', 'off'], 'expected per-model, combined or off')
      .prefault('per-model')
      .describe('Whether the pull request gets a comment: one for each model, one for all models together, or none.'),
    'check-name': z
      .string()
      .max(100)
      .prefault('')
      .describe(
        'Name of a check run to show beside the job, neutral where the verdict is `inconclusive`; empty for none.',
      ),
    records: z
      .enum(['hashed', 'full', 'summary'], 'expected hashed, full or summary')
      .prefault('hashed')
      .describe(
        'What a recorded baseline keeps of the predictions: `hashed` what gates, with hashed ids; `full` every column as it is; `summary` no rows, which costs the paired comparison.',
      ),
    'records-store': z
      .string()
      .prefault('')
      .describe(
        'Where baselines are recorded instead of the repository: `s3://bucket/prefix`, with credentials in the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`).',
      ),
    keep: z
      .string()
      .regex(/^[1-9]\d{0,5}$/, 'expected a whole number from 1 to 999999')
      .prefault('200')
      .transform(Number)
      .describe('How many recorded baselines stay; those of registered versions stay besides.'),
    ...commonInputs,
  }),
  outputs: z.object({
    verdict: z.enum(['pass', 'fail', 'inconclusive', 'error']).describe('`pass`, `fail`, `inconclusive` or `error`.'),
    passed: z.boolean().describe('`true` only for `pass`.'),
    blocked: z.boolean().describe('Whether the step failed because of the verdict.'),
    'failed-metrics': z.array(z.string()).describe('JSON array of the metrics that got worse or broke their floor.'),
    'comment-url': z.string().optional().describe('Address of the comment, where one was written.'),
    report: z.string().optional().describe('Path of the HTML report, relative to the workspace.'),
    ...commonOutputs,
  }),
  permissions: [
    { events: [], scope: 'contents: read', reason: 'read the policy and the recorded baseline', optional: false },
    {
      events: [],
      scope: 'actions: read',
      reason: 'download the model of the baseline, for `baseline-run`',
      optional: true,
    },
    { events: ['push'], scope: 'contents: write', reason: 'record the baseline of the default branch', optional: true },
    { events: ['pull_request'], scope: 'pull-requests: write', reason: 'comment on the pull request', optional: true },
    {
      events: ['pull_request', 'merge_group'],
      scope: 'statuses: read',
      reason: 'see what a person accepted with gate-override',
      optional: true,
    },
    {
      events: ['merge_group'],
      scope: 'pull-requests: read',
      reason: 'see whose override to look for',
      optional: true,
    },
    { events: [], scope: 'checks: write', reason: 'show the check run `check-name`', optional: true },
  ],
  comments: true,
  errorOutputs: { verdict: 'error', passed: false, blocked: true, 'failed-metrics': [] },
});

export type Inputs = z.output<typeof definition.inputs>;
export type Outputs = z.output<typeof definition.outputs>;
