import { commonInputs, commonOutputs, defineAction } from '@mlops-actions/action';
import { z } from 'zod';

/** What users see of gate-override. */
export const definition = defineAction({
  name: 'gate-override',
  title: 'Gate override',
  description:
    'Lets a person with write access accept a named regression, with a reason, for one commit; the gate reads it and decides anew.',
  branding: { icon: 'user-check', color: 'blue' },
  inputs: z.object({
    label: z
      .string()
      .prefault('')
      .describe('The label that asks for it.')
      .meta({ defaultNote: 'the one the policy of the base names under `override`' }),
    policy: z
      .string()
      .prefault('')
      .describe('Path of the policy in the repository, read from the base branch.')
      .meta({ defaultNote: '`mlops/<model>/gate.yml`, else `mlops/gate.yml`' }),
    ...commonInputs,
  }),
  outputs: z.object({
    state: z
      .enum(['accepted', 'withdrawn', 'refused', 'skipped'])
      .describe('`accepted`, `withdrawn` (the label was taken away), `refused`, or `skipped` (another label).'),
    metrics: z.array(z.string()).describe('JSON array of what was accepted.'),
    reran: z.array(z.number()).describe('JSON array of the runs whose failed jobs were started again.'),
    ...commonOutputs,
  }),
  permissions: [
    {
      events: ['pull_request_target'],
      scope: 'contents: read',
      reason: 'read the policy of the base, and how old the head is',
      optional: false,
    },
    {
      events: ['pull_request_target'],
      scope: 'pull-requests: read',
      reason: 'read the comment with the reason, and where the pull request stands',
      optional: false,
    },
    {
      events: ['pull_request_target'],
      scope: 'statuses: write',
      reason: 'write down what was accepted',
      optional: false,
    },
    { events: ['pull_request_target'], scope: 'actions: write', reason: 'start the gate again', optional: true },
  ],
  comments: false,
  errorOutputs: { state: 'refused', metrics: [], reran: [] },
});

export type Inputs = z.output<typeof definition.inputs>;
export type Outputs = z.output<typeof definition.outputs>;
