import { z } from 'zod';
import { head } from './head.ts';
import { digest } from './values.ts';

const phase = z.object({
  phase: z.string().describe('Such as `stage`, `ready`, `weight`, `promote`, `proof`, `rollback`.'),
  weight: z.number().nullable().describe('Percent of requests on the new version; null outside the shift.'),
  ok: z.boolean(),
  durationMs: z.number().nonnegative(),
  message: z.string(),
});

const golden = z.object({
  subject: z.enum(['new', 'old', 'endpoint']).describe('Each version alone, or what users meet.'),
  weight: z.number(),
  rows: z.int().nonnegative(),
  errors: z.int().nonnegative(),
  agreement: z.number().nullable().describe('Share of answers equal to the old version’s.'),
  correct: z.number().nullable().describe('Share of answers equal to the expected ones.'),
  latency: z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable().describe('Milliseconds.'),
  broken: z.array(z.string()),
});

/** How a deployment may end. */
export const deployStatus = z.enum(['success', 'rolled-back', 'failed', 'skipped', 'in-progress']);
export type DeployStatus = z.output<typeof deployStatus>;

/** `deploy.json`, version 1: which version was to go where, and what serves now. */
export const deployRecord = z.object({
  kind: z.literal('deploy'),
  ...head,
  mode: z.enum(['run', 'plan', 'history']),
  status: deployStatus,
  reason: z.string().describe('Why it ended so, in one sentence.'),
  environment: z.string(),
  target: z.string().describe('As the input `target`, without secrets.'),
  registry: z.string(),
  version: z.string().nullable().describe('The version that was to be deployed.'),
  digest: digest.nullable().describe('sha256 of its manifest.'),
  previous: z.string().nullable().describe('What was live before.'),
  live: z.string().nullable().describe('What serves now, as far as proven; null when nobody knows, or nothing does.'),
  deployment: z.int().nullable().describe('Id of the deployment on GitHub.'),
  url: z.string().nullable(),
  recovered: z.string().nullable().describe('What was done about a deployment that died half-way; null without one.'),
  phases: z.array(phase),
  golden: z.array(golden),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type DeployRecord = z.output<typeof deployRecord>;
