import { z } from 'zod';
import { taskNames, whenAnswers } from './policy.ts';

const margin = z
  .union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?%$/)])
  .describe('The proof needed for green: the drop that must be ruled out. Absolute, or relative as `2%`.');

const metric = z
  .strictObject({
    margin: margin.optional(),
    better: z.enum(['higher', 'lower']).optional().describe('Which way is better, where it is not known.'),
    min: z.number().optional().describe('Floor: the value measured on this test set may not be below.'),
    max: z.number().optional().describe('Ceiling: the value measured on this test set may not be above.'),
  })
  .nullable();

const guard = z.strictObject({
  where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).describe('Column to value.'),
  metric: z.string(),
});

/** The form of `mlops/gate.yml`, for schemas/gate.schema.json. `parsePolicy` reads it, with line and column. */
export const policySchema = z.strictObject({
  version: z.literal(1).optional(),
  task: z.enum(taskNames).optional(),
  positive: z.union([z.string(), z.number(), z.boolean()]).optional().describe('The label that counts as positive.'),
  labels: z.string().optional().describe('Trusted truth, a file with `id` and `label`, read from the base.'),
  alpha: z
    .number()
    .gt(0)
    .lt(0.5)
    .optional()
    .describe('False-block budget per model and pull request; 0.05 by default.'),
  metrics: z.record(z.string(), metric).describe('Everything listed gates.'),
  show: z.array(z.string()).optional().describe('Computed and shown, never judged.'),
  slices: z
    .strictObject({ guard: z.array(guard).optional(), explore: z.array(z.string()).optional() })
    .optional()
    .describe('Guarded slices block out of their own share of alpha; explored ones never do.'),
  baseline: z.string().optional().describe('`base`, `registry:<alias>`, a file, or `none`.'),
  anchor: z.string().optional().describe('A second comparison that catches slow decay, such as `registry:champion`.'),
  'block-on': z.enum(['worse', 'beyond-margin']).optional(),
  when: z
    .strictObject({
      inconclusive: z.enum(whenAnswers.inconclusive).optional(),
      'no-baseline': z.enum(whenAnswers['no-baseline']).optional(),
      'examples-changed': z.enum(whenAnswers['examples-changed']).optional(),
      'metric-missing': z.enum(whenAnswers['metric-missing']).optional(),
    })
    .optional(),
  override: z.strictObject({ label: z.string() }).optional(),
});
