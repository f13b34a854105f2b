// Trains the filter on data/train.jsonl, tries it on data/test.jsonl, and writes model, predictions and metrics to
// MLOPS_OUTPUT_DIR. Same data, parameters and seed, same bytes.
import { appendFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashTerms, readTerms } from './features.ts';
import { type Example, type Fit, fit } from './fit.ts';
import { readJsonl, writeJsonl } from './jsonl.ts';
import type { Mail } from './mail.ts';
import { logLoss, measure } from './measure.ts';
import { classify, probability, saveModel } from './model.ts';
import { readParameters, readSeed } from './parameters.ts';

const { MLOPS_PARAMS, MLOPS_SEED, MLOPS_OUTPUT_DIR, MLOPS_PROGRESS_FILE } = process.env;
const output = MLOPS_OUTPUT_DIR ?? 'output';
const parameters = await readParameters(MLOPS_PARAMS ?? 'params.json');
const { leaveOut, maxWords, buckets, threshold } = parameters;

const mails = await readJsonl<Mail>('data/train.jsonl');
const train = mails.filter((mail) => !leaveOut.includes(mail.mail_type)).map(toExample);
const testMails = await readJsonl<Mail>('data/test.jsonl');
const test = testMails.map(toExample);
console.log(`${train.length} mails to train on, ${test.length} to test with`);

const model = { maxWords, threshold, ...fit(train, { ...parameters, seed: readSeed(MLOPS_SEED) }, report) };
const predictions = testMails.map(({ id, label, mail_type, format, length }, index) => {
  const score = round(probability(model, test[index]!.features));
  return { id, label, prediction: classify(score, threshold), score, mail_type, format, length };
});
const metrics = measure(predictions);
console.table(metrics);

await mkdir(output, { recursive: true });
await writeJsonl(join(output, 'predictions.jsonl'), predictions);
await writeFile(join(output, 'metrics.json'), `${JSON.stringify(metrics, null, 2)}\n`);
await saveModel(model, join(output, 'model'));

function toExample(mail: Mail): Example {
  return { features: hashTerms(readTerms(mail, maxWords), buckets), label: mail.label };
}

function report(epoch: number, fit: Fit): void {
  const line = { epoch, train_loss: lossOn(train, fit), test_loss: lossOn(test, fit) };
  console.log(`epoch ${epoch}: loss ${line.train_loss} on training mails, ${line.test_loss} on test mails`);
  if (MLOPS_PROGRESS_FILE !== undefined) appendFileSync(MLOPS_PROGRESS_FILE, `${JSON.stringify(line)}\n`);
}

function lossOn(examples: readonly Example[], fit: Fit): number {
  return round(logLoss(examples.map(({ features, label }) => ({ label, score: probability(fit, features) }))));
}

function round(value: number): number {
  return Number(value.toFixed(6));
}
