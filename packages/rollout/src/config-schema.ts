// Declarative: the model of mlops/deploy.yml. schemas/deploy.schema.json is generated from it.
import { z } from 'zod';
import { pointerForm } from './json-pointer.ts';
import { durationForm, percentForm } from './units.ts';

const text = z.string('expected a text').min(1, 'expected a text').max(1000, 'expected at most 1,000 characters');
const duration = z.string(durationHint()).regex(durationForm, durationHint());
const pointer = z
  .string(pointerHint())
  .max(1000, 'expected at most 1,000 characters')
  .regex(pointerForm, pointerHint());

const shareHint = 'expected a share between 0 and 1, or a percentage such as 98%';
const share = z.union(
  [z.number(shareHint).min(0, shareHint).max(1, shareHint), z.string(shareHint).regex(percentForm, shareHint)],
  shareHint,
);

const weightHint = 'expected a whole number from 1 to 100';
const step = z.strictObject(
  {
    weight: z
      .int(weightHint)
      .min(1, weightHint)
      .max(100, weightHint)
      .describe('Percent of the requests on the new version.'),
    wait: duration.optional().describe('How long to stay there before the checks, at most 5h. Default: not at all.'),
  },
  'expected a step such as { weight: 5, wait: 10m }',
);

const request = z.strictObject(
  {
    method: z
      .enum(['GET', 'POST', 'PUT', 'PATCH'], 'expected GET, POST, PUT or PATCH')
      .optional()
      .describe('Default: POST.'),
    path: text
      .regex(/^\/[^\s#]*$/, 'expected a path that begins with /')
      .describe('Appended to the endpoint; `{column}` becomes the value of that column, URL-encoded.'),
    body: z
      .unknown()
      .optional()
      .describe(
        'Sent as JSON. A text that is `{column}` alone becomes the value as it is; inside a longer text its text. Default: no body.',
      ),
  },
  'expected a request such as { path: /predict, body: { text: "{text}" } }',
);

const golden = z.strictObject(
  {
    set: text.optional().describe('Path of the golden rows (JSON Lines); the input `golden-set` goes before it.'),
    request: request.describe('How a row becomes a request.'),
    answer: pointer.describe('JSON pointer to the answer; the empty text is the whole of what came back.'),
    version: pointer.optional().describe('JSON pointer to the version that answered. Default: it does not say.'),
    expect: text.optional().describe('Column with the right answer. Default: none is known.'),
    tolerance: z
      .number('expected a number of 0 or more')
      .nonnegative('expected a number of 0 or more')
      .optional()
      .describe('Largest difference at which two numbers are the same answer. Default: 0.000001.'),
  },
  'expected set, request and answer',
);

const latency = z.strictObject(
  { p50: duration.optional(), p95: duration.optional(), p99: duration.optional() },
  'expected percentiles such as { p95: 300ms }',
);

const limits = z.strictObject(
  {
    ready: duration.optional().describe('How long the new version has to come up. Default: 5m.'),
    timeout: duration.optional().describe('The most one golden request may take. Default: 10s.'),
    errors: share.optional().describe('Largest share of golden requests that may fail. Default: none.'),
    agreement: share.optional().describe('Smallest share of answers equal to those of the old version. Default: any.'),
    correct: share.optional().describe('Smallest share of answers equal to the column `expect`. Default: any.'),
    latency: latency.optional().describe('Longest time of golden requests, by percentile. Default: any.'),
  },
  'expected limits such as { ready: 5m, errors: 0% }',
);

/** The model of `mlops/deploy.yml`, as written. */
export const rolloutConfigSchema = z.strictObject(
  {
    version: z.literal(1, 'expected 1 (a later version needs a later action)').optional(),
    steps: z
      .array(step, 'expected a list of steps such as [{ weight: 5, wait: 10m }, { weight: 100 }]')
      .min(1, 'expected at least one step')
      .max(100, 'expected at most 100 steps')
      .optional()
      .describe('How requests shift: weights rise, the last is 100. Default: all at once.'),
    golden: golden.optional().describe('Rows asked of old and new version, whose answers are compared.'),
    limits: limits.optional().describe('What a new version must keep; any limit that is broken rolls it back.'),
  },
  'expected a mapping of steps, golden and limits',
);

export type RolloutConfigFile = z.output<typeof rolloutConfigSchema>;

function durationHint(): string {
  return 'expected a duration such as 500ms, 90s, 30m, 6h or 2d';
}

function pointerHint(): string {
  return 'expected a JSON pointer such as /prediction, or "" for the whole answer';
}
