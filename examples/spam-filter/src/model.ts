import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Features, hashTerms, readTerms } from './features.ts';
import type { Label, Mail } from './mail.ts';

/** A trained filter: logistic regression on hashed words. */
export interface Model {
  readonly maxWords: number;
  readonly threshold: number;
  readonly bias: number;
  /** One weight a bucket. */
  readonly weights: Float32Array;
}

const format = 'spam-filter/1';

interface Header extends Omit<Model, 'weights'> {
  readonly format: string;
  readonly buckets: number;
}

/** The probability that a mail is spam. */
export function score(model: Model, mail: Pick<Mail, 'subject' | 'body'>): number {
  return probability(model, hashTerms(readTerms(mail, model.maxWords), model.weights.length));
}

/** The same for a mail that was read before. */
export function probability({ bias, weights }: Pick<Model, 'bias' | 'weights'>, { buckets, values }: Features): number {
  let sum = bias;
  for (let index = 0; index < buckets.length; index++) sum += weights[buckets[index]!]! * values[index]!;
  return 1 / (1 + Math.exp(-sum));
}

/** What to call a mail of this probability. */
export function classify(score: number, threshold: number): Label {
  return score >= threshold ? 'spam' : 'ham';
}

/**
 * Writes a model as a folder: model.json says what it is, weights.bin holds little-endian 32-bit floats, features.ts
 * reads a mail the way the weights were trained on, so that whoever serves the model needs nothing else.
 */
export async function saveModel({ weights, ...header }: Model, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const described: Header = { format, ...header, buckets: weights.length };
  await writeFile(join(folder, 'model.json'), `${JSON.stringify(described, null, 2)}\n`);
  const bytes = new DataView(new ArrayBuffer(weights.length * 4));
  weights.forEach((weight, index) => bytes.setFloat32(index * 4, weight, true));
  await writeFile(join(folder, 'weights.bin'), bytes);
  await copyFile(new URL('features.ts', import.meta.url), join(folder, 'features.ts'));
}

/**
 * Reads what `saveModel` wrote.
 *
 * @throws Error when the folder holds another format, or not all weights.
 */
export async function loadModel(folder: string): Promise<Model> {
  const header = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as Header;
  if (header.format !== format) throw new Error(`Expected a model of format ${format} in ${folder}`);
  const { maxWords, threshold, bias, buckets } = header;
  const bytes = await readFile(join(folder, 'weights.bin'));
  if (bytes.length !== buckets * 4) throw new Error(`Expected ${buckets} weights in ${folder}`);
  const weights = Float32Array.from({ length: buckets }, (_, index) => bytes.readFloatLE(index * 4));
  return { maxWords, threshold, bias, weights };
}
