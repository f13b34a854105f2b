import { z } from 'zod';
import { verdict } from './eval-gate.ts';
import { head } from './head.ts';
import { modelName } from './values.ts';

/** `gate-status.json`, version 1: whether everything that was needed is there and let the change through. */
export const gateStatusRecord = z.object({
  kind: z.literal('gate-status'),
  ...head,
  passed: z.boolean(),
  needs: z
    .array(z.object({ job: z.string(), result: z.string(), passed: z.boolean() }))
    .describe('The jobs this one needs, with the results GitHub gave them.'),
  models: z
    .array(
      z.object({
        model: modelName,
        verdict: verdict.nullable().describe('Null when there is no verdict of this run and commit.'),
        passed: z.boolean().describe('Whether its gate let the change through.'),
        reason: z.string(),
        attempt: z.int().positive().nullable().describe('The attempt that judged it.'),
      }),
    )
    .describe('The models that must have a verdict of this run and commit.'),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type GateStatusRecord = z.output<typeof gateStatusRecord>;
