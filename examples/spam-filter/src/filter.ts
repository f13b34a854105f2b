import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { classify, loadModel, probability } from './model.ts';

/** What a filter says of a mail. */
export type Filter = (mail: { readonly subject: string; readonly body: string }) => {
  readonly prediction: string;
  readonly score: number;
};

type Features = typeof import('./features.ts');

/** Loads a filter that was trained with whatever features it brings along. */
export async function loadFilter(folder: string): Promise<Filter> {
  const model = await loadModel(folder);
  const { hashTerms, readTerms } = (await import(pathToFileURL(join(folder, 'features.ts')).href)) as Features;
  return (mail) => {
    const score = probability(model, hashTerms(readTerms(mail, model.maxWords), model.weights.length));
    return { prediction: classify(score, model.threshold), score: Number(score.toFixed(6)) };
  };
}
