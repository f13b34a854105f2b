import { z } from 'zod';
import { head } from './head.ts';
import { commit, digest, number } from './values.ts';

/** What the gate may conclude. */
export const verdict = z.enum(['pass', 'fail', 'inconclusive', 'error']);
export type Verdict = z.output<typeof verdict>;

const count = z.int().nonnegative();

/** One metric on one population, compared with the baseline or with a floor. */
export const comparison = z.object({
  metric: z.string(),
  slice: z.record(z.string(), z.string()).nullable().describe('Column to value; null for all examples.'),
  role: z.enum(['gate', 'guard', 'explore', 'show']),
  against: z.enum(['baseline', 'anchor', 'floor']),
  direction: z.enum(['higher', 'lower']).describe('Which way is better.'),
  n: count.describe('Examples the comparison rests on.'),
  baseline: number.nullable().describe('Value of the baseline, or the floor.'),
  candidate: number.nullable(),
  delta: number.nullable().describe('Oriented: negative is worse.'),
  ci: z.tuple([number, number]).nullable().describe('Oriented interval of delta at `level`.'),
  level: z.number(),
  test: z.string().nullable().describe('Such as `mcnemar-mid-p+tango`; null when nothing was tested.'),
  margin: z.number().nullable(),
  pRegression: z.number().nullable().describe('Small: evidence that the candidate is worse.'),
  pNoninferiority: z.number().nullable().describe('Small: evidence that it is not worse by the margin.'),
  pAdjusted: z.number().nullable().describe('pRegression after Holm.'),
  worstDrop: number.nullable().describe('The largest drop the interval leaves open, at least 0.'),
  mde: number.nullable().describe('The drop this set could have seen with 80 % power.'),
  neededN: count.nullable().describe('Examples that would settle the margin if nothing changed.'),
  verdict: z.enum(['pass', 'fail', 'inconclusive', 'error', 'not-judged']),
  flags: z.array(z.string()),
});
export type Comparison = z.output<typeof comparison>;

const source = z.object({ source: z.string(), commit: commit.nullable(), digest: digest.nullable() });

/** A number with what is known of its noise. */
export const aggregate = z.object({
  value: number,
  n: count.nullable().describe('Examples it rests on.'),
  stderr: number.nullable(),
  values: z.array(number).nullable().describe('One for each seed or repeat.'),
});

/** What one run on the base branch found, short: the records carry the last of them along, so that reading one shows many. */
export const historyPoint = z.object({
  commit,
  run: z.int().nonnegative(),
  createdAt: z.iso.datetime(),
  verdict,
  metrics: z.record(z.string(), number).describe('Candidate’s value by gating metric.'),
});

/** `eval-gate.json`, version 1: the verdict and everything it rests on. */
export const evalGateRecord = z.object({
  kind: z.literal('eval-gate'),
  ...head,
  verdict,
  mode: z.enum(['merge', 'promote', 'improve', 'report']),
  policy: z.object({
    source: z.string().describe('Where the rules were read, such as `mlops/gate.yml@<commit>` or `inputs`.'),
    digest: digest.nullable(),
    differs: z.array(z.string()).describe('How the head’s policy, or the inputs, differ from the rules applied.'),
  }),
  candidate: source.nullable(),
  baseline: source
    .extend({
      behind: count.nullable().describe('First-parent commits between base and record.'),
      ageDays: z.number().nullable(),
    })
    .nullable(),
  examples: z.object({
    paired: count,
    discordant: count,
    onlyCandidate: count,
    onlyBaseline: count,
    relabelled: count,
  }),
  alpha: z.number(),
  comparisons: z.array(comparison),
  override: z
    .object({
      by: z.string().describe('Login of the person.'),
      reason: z.string(),
      metrics: z.array(z.string()).optional().describe('What was accepted: metrics, or `examples`.'),
      url: z.string().optional().describe('The comment with the reason.'),
    })
    .nullable(),
  flags: z.array(z.string()),
  error: z.object({ code: z.string(), message: z.string() }).nullable().describe('Why nothing could be judged.'),
  resampling: z
    .object({ replicates: count, seed: z.string() })
    .nullable()
    .optional()
    .describe('How resampled tests drew: the same seed and evidence give the same numbers.'),
  aggregates: z
    .record(z.string(), aggregate)
    .optional()
    .describe('The candidate’s numbers with what says how far they move by chance, where there are no predictions.'),
  anchor: source.extend({ ageDays: z.number().nullable() }).nullable().optional().describe('The second comparison.'),
  fingerprint: z
    .record(z.string(), z.string())
    .optional()
    .describe('How the numbers came to be: what must agree before they are compared with others.'),
  history: z
    .array(historyPoint)
    .max(60)
    .optional()
    .describe('Earlier records of the base branch, oldest first, the baseline last.'),
  pullRequest: z.int().positive().nullable().optional().describe('The pull request that was judged.'),
  headSha: commit.optional().describe('The head of that pull request, where `commit` is the merge commit.'),
  attempts: z.array(count).optional().describe('Earlier attempts of this run whose predictions were pooled.'),
});
export type EvalGateRecord = z.output<typeof evalGateRecord>;
