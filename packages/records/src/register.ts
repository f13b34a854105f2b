import { z } from 'zod';
import { verdict } from './eval-gate.ts';
import { head } from './head.ts';
import { digest } from './values.ts';

const aliasTurn = z.object({
  alias: z.string(),
  moved: z.boolean(),
  from: z.string().nullable().describe('The version it named before; null for none.'),
  to: z.string().describe('The version it names now, or would name.'),
  reason: z.string().describe('Why it was moved, or why it was not.'),
});

/** `register.json`, version 1: which version the model became, and by which rules. */
export const registerRecord = z.object({
  kind: z.literal('register'),
  ...head,
  mode: z.enum(['publish', 'plan']),
  registry: z.string().describe('As the input `registry` names it.'),
  accepted: z.boolean().describe('Whether the rules let the model in.'),
  reason: z.string().describe('Why, in one sentence.'),
  version: z.string().nullable().describe('Null when nothing was, or would be, registered.'),
  created: z.boolean().describe('False when the same files were registered before.'),
  digest: digest.nullable().describe('sha256 of the manifest: the version’s identity. Null in a plan.'),
  modelDigest: digest.describe('Of the file or folder, as train and eval-gate know it.'),
  filesDigest: digest.describe('Of paths, sizes and digests of all files.'),
  size: z.number().nonnegative().describe('Bytes of all files.'),
  files: z.int().positive().describe('How many files.'),
  uri: z.string().nullable(),
  page: z.string().nullable().describe('Page for people.'),
  previous: z.string().nullable().describe('The newest version before this one.'),
  require: z.enum(['not-failed', 'pass', 'none']),
  verdict: verdict.nullable().describe('What eval-gate said of exactly these files; null when it was not asked.'),
  aliases: z.array(aliasTurn),
  dispatched: z.boolean().describe('Whether workflows were started by repository_dispatch.'),
});
export type RegisterRecord = z.output<typeof registerRecord>;
