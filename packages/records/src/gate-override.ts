import { z } from 'zod';
import { head } from './head.ts';
import { commit } from './values.ts';

/** `gate-override.json`, version 1: who accepted what, or why nobody did. */
export const gateOverrideRecord = z.object({
  kind: z.literal('gate-override'),
  ...head,
  state: z.enum(['accepted', 'withdrawn', 'refused', 'skipped']),
  reason: z.string().describe('The person’s reason, else why it was refused or skipped.'),
  by: z.string().nullable().describe('Login of the person.'),
  metrics: z.array(z.string()).describe('What was accepted.'),
  pullRequest: z.int().positive().nullable(),
  headSha: commit.nullable().describe('The one commit it holds for.'),
  reran: z.array(z.int()).describe('Runs whose failed jobs were started again.'),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type GateOverrideRecord = z.output<typeof gateOverrideRecord>;
