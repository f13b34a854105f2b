import { z } from 'zod';
import { evalGateRecord, verdict } from './eval-gate.ts';
import { head } from './head.ts';
import { commit } from './values.ts';

/** `fork-report.json`, version 1: what a pull request from a fork brought, judged anew where it can be trusted. */
export const forkReportRecord = z.object({
  kind: z.literal('fork-report'),
  ...head,
  verdict: verdict.nullable().describe('Null when there was nothing to report.'),
  reason: z.string(),
  pullRequest: z.int().positive().nullable(),
  headSha: commit.nullable(),
  sourceRun: z.int().nonnegative().describe('The run of the pull request.'),
  labels: z.enum(['base', 'fork']).describe('Whose labels the answers were compared with.'),
  gate: evalGateRecord.nullable().describe('The judgement, by the rules of the base.'),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type ForkReportRecord = z.output<typeof forkReportRecord>;
