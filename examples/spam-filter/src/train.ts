// Trains the filter on data/train.jsonl, tries it on data/test.jsonl, and writes model, predictions and metrics.
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashTerms, readTerms } from './features.ts';
import { type Example, type Fit, fit } from './fit.ts';
import { readJsonl, writeJsonl } from './jsonl.ts';
import type { Label, Mail } from './mail.ts';
import { logLoss, measure } from './measure.ts';
import { probability, saveModel } from './model.ts';
import { readParameters } from './parameters.ts';

const { MLOPS_PARAMS, MLOPS_SEED, MLOPS_OUTPUT_DIR, MLOPS_PROGRESS_FILE } = process.env;
const output = MLOPS_OUTPUT_DIR ?? 'output';
const parameters = await readParameters(MLOPS_PARAMS ?? 'params.json');
const { leaveOut, maxWords, buckets, threshold } = parameters;

const train = (await readJsonl<Mail>('data/train.jsonl')).filter((mail) => !leaveOut.includes(mail.mail_type));
const test = await readJsonl<Mail>('data/test.jsonl');
const examples = train.map(toExample);
const tests = test.map(toExample);
const { bias, weights } = fit(examples, { ...parameters, seed: Number(MLOPS_SEED ?? 0) }, report);

function toExample(mail: Mail): Example {
  return { features: hashTerms(readTerms(mail, maxWords), buckets), answer: mail.label === 'spam' ? 1 : 0 };
}

function report(epoch: number, fit: Fit): void {
  console.log(epoch, losses(fit, train, examples), losses(fit, test, tests));
}
function losses(fit: Fit, mails: readonly Mail[], examples: readonly Example[]) {
  return logLoss(mails.map(({ label }, i) => ({ label, score: probability(fit, examples[i]!.features) })));
}

const predictions = test.map(({ id, label, mail_type, format, length }, index) => {
  const score = Number(probability({ bias, weights }, tests[index]!.features).toFixed(6));
  const prediction: Label = score >= threshold ? 'spam' : 'ham';
  return { id, label, prediction, score, mail_type, format, length };
});
const metrics = measure(predictions);
await mkdir(output, { recursive: true });
await writeJsonl(join(output, 'predictions.jsonl'), predictions);
await writeFile(join(output, 'metrics.json'), `${JSON.stringify(metrics, null, 2)}\n`);
await saveModel({ maxWords, threshold, bias, weights }, join(output, 'model'));
console.log(metrics);
