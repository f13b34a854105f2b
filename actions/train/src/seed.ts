import { UserError } from '@mlops-actions/errors';

const largest = 2 ** 32 - 1;

/**
 * The seed of the run: that of the environment variable `MLOPS_SEED` where the step sets it, else 0.
 *
 * @throws UserError E_INPUT when it is no integer from 0 to 2^32 - 1, which is what numerical libraries take.
 */
export function readSeed(text = ''): number {
  if (text === '') return 0;
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (seed <= largest) return seed;
  throw new UserError(
    'E_INPUT',
    `Expected the environment variable MLOPS_SEED to be an integer from 0 to ${largest}, found ${JSON.stringify(text.slice(0, 80))}. Correct or remove it.`,
  );
}
