import { readFile } from 'node:fs/promises';

/** Everything that can be turned without touching code. */
export interface Parameters {
  /** Mail types to leave out of the training set. */
  readonly leaveOut: readonly string[];
  /** Words read of each mail, from its beginning. */
  readonly maxWords: number;
  /** Size of the model: features are hashed to this many weights. */
  readonly buckets: number;
  readonly epochs: number;
  readonly learningRate: number;
  /** Penalty on large weights. */
  readonly l2: number;
  /** From this probability on, a mail is called spam. */
  readonly threshold: number;
}

/** Which values make sense; a parameter without an entry here is unknown. */
const rules: Readonly<Record<keyof Parameters, (value: unknown) => boolean>> = {
  leaveOut: (value) => Array.isArray(value) && value.every((type) => typeof type === 'string'),
  maxWords: isCount,
  buckets: isCount,
  epochs: isCount,
  learningRate: (value) => isNumber(value) && value > 0,
  l2: (value) => isNumber(value) && value >= 0,
  threshold: (value) => isNumber(value) && value > 0 && value < 1,
};

/**
 * Reads params.json.
 *
 * @throws Error that names each parameter that is missing, unknown or out of range.
 */
export async function readParameters(path: string): Promise<Parameters> {
  const given = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(rules, name));
  const wrong = Object.entries(rules).filter(([name, allows]) => !allows(given[name]));
  const problems = [
    ...unknown.map((name) => `${name} is no parameter`),
    ...wrong.map(([name]) => `${name} cannot be ${JSON.stringify(given[name]) ?? 'missing'}`),
  ];
  if (problems.length > 0) throw new Error(`Cannot train with ${path}: ${problems.join(', ')}`);
  return given as unknown as Parameters;
}

/** The seed of a run, 0 where none is given. */
export function readSeed(text = '0'): number {
  const seed = Number(text);
  if (Number.isInteger(seed) && seed >= 0) return seed;
  throw new Error(`Expected MLOPS_SEED to be a whole number, found ${JSON.stringify(text)}`);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}
