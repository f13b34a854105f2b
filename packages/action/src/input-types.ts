import { modelName } from '@mlops-actions/records/values';
import { z } from 'zod';

/** `true` or `false`, nothing else. */
export function flag() {
  return z.enum(['true', 'false'], 'expected true or false').transform((text) => text === 'true');
}

/** One item a line; empty lines are dropped. */
export function lines() {
  return z.string().transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

const units = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** A duration such as `90s`, `30m`, `6h` or `2d`, in milliseconds. */
export function duration() {
  return z
    .string()
    .regex(/^[1-9]\d{0,6}[smhd]$/, 'expected a number and a unit, such as 90s, 30m, 6h or 2d')
    .transform((text) => Number(text.slice(0, -1)) * units[text.slice(-1) as keyof typeof units] * 1000);
}

/** The inputs every action has. */
export const commonInputs = {
  model: modelName
    .prefault('model')
    .describe('Name of the model: the key of its records, artifacts and comment.')
    .meta({ actionDefault: '', defaultNote: 'the environment variable `MLOPS_MODEL`, else `model`' }),
  'working-directory': z.string().prefault('.').describe('Folder that paths and commands are relative to.'),
  token: z
    .string()
    .prefault('')
    .describe('Token for GitHub’s API; its permissions are those of the job.')
    .meta({ actionDefault: '${{ github.token }}' }),
  'dry-run': flag()
    .prefault('false')
    .describe(
      'Decide and report in log and summary, but publish nothing: no artifact, no comment, no record on GitHub.',
    ),
};

/** The outputs every action has. */
export const commonOutputs = {
  record: z.string().describe('Path of the JSON record, relative to the workspace.'),
};
