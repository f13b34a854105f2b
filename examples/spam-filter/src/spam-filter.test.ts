import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { hashTerms, readTerms } from './features.ts';
import { fit } from './fit.ts';
import { readContent } from './mail.ts';
import { measure } from './measure.ts';
import { loadModel, saveModel, score } from './model.ts';
import { readParameters, readSeed } from './parameters.ts';

const parameters = { leaveOut: [], maxWords: 100, buckets: 512, epochs: 4, learningRate: 0.3, l2: 0, threshold: 0.5 };
const wanted = { subject: 'Minutes of the meeting', body: 'Please find the minutes below.' };
const unwanted = { subject: 'Free money!', body: '<b>Click</b> here for free money' };
const examples = [
  { features: hashTerms(readTerms(wanted, 100), 512), label: 'ham' },
  { features: hashTerms(readTerms(unwanted, 100), 512), label: 'spam' },
] as const;

async function inFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'spam-filter-'));
  await act(folder).finally(() => rm(folder, { recursive: true }));
}

test('reads subject and text of a mail, and neither other headers nor attachments', () => {
  const mail = readContent(`From: a@b.test\r\nSubject: Hello \r\n\r\nText\r\n${'A'.repeat(72)}\r\n`);
  assert.deepEqual(mail, { subject: 'Hello', body: 'Text', format: 'plain', length: 'short' });
});

test('sees that a mail is HTML by its content type or its text', () => {
  assert.equal(readContent('Content-Type: text/html\n\nHello').format, 'html');
  assert.equal(readContent('Subject: x\n\n<HTML>Hello').format, 'html');
});

test('never cuts a character in half', () => {
  assert.ok(readContent(`Subject: x\n\n${'x'.repeat(19_999)}😀`).body.isWellFormed());
});

test('reads no words out of tags, styles and comments', () => {
  const terms = readTerms({ subject: '', body: '<style>hidden</style><p class=hidden>seen<!-- hidden -->' }, 100);
  assert.ok(terms.includes('seen') && !terms.includes('hidden'));
});

test('gives every mail the same weight, however long it is', () => {
  const { values } = hashTerms(['a', 'a', 'b', 'c'], 512);
  assert.ok(Math.abs(values.reduce((sum, value) => sum + value * value, 0) - 1) < 1e-6);
});

test('learns to tell mails apart', () => {
  const model = { ...parameters, ...fit(examples, { ...parameters, seed: 0 }, () => undefined) };
  assert.ok(score(model, unwanted) > 0.5 && score(model, wanted) < 0.5);
});

test('learns the same from the same seed, and something else from another', () => {
  const learn = (seed: number) => fit(examples, { ...parameters, seed }, () => undefined);
  assert.deepEqual(learn(1), learn(1));
  assert.notDeepEqual(learn(1), learn(4));
});

test('answers the same after it was saved and loaded', () =>
  inFolder(async (folder) => {
    const model = { maxWords: 100, threshold: 0.5, ...fit(examples, { ...parameters, seed: 0 }, () => undefined) };
    await saveModel(model, folder);
    assert.deepEqual(await loadModel(folder), model);
  }));

test('refuses a model with weights missing', () =>
  inFolder(async (folder) => {
    await saveModel({ maxWords: 1, threshold: 0.5, bias: 0, weights: new Float32Array(2) }, folder);
    await writeFile(join(folder, 'weights.bin'), 'four');
    await assert.rejects(loadModel(folder), /Expected 2 weights/);
  }));

test('names every parameter that is wrong', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'params.json');
    await writeFile(path, JSON.stringify({ ...parameters, l2: undefined, threshold: 2, epoch: 3 }));
    await assert.rejects(readParameters(path), /epoch is no parameter, l2 cannot be missing, threshold cannot be 2/);
  }));

test('refuses a seed that is no number', () => {
  assert.throws(() => readSeed('one'), /"one"/);
});

test('measures what the gate judges', () => {
  const of = (label: 'spam' | 'ham', prediction: 'spam' | 'ham') => ({ label, prediction, score: 0.5 });
  const metrics = measure([
    of('spam', 'spam'),
    of('spam', 'ham'),
    of('ham', 'spam'),
    of('ham', 'ham'),
    of('ham', 'ham'),
  ]);
  assert.deepEqual(metrics, {
    accuracy: 3 / 5,
    recall: 1 / 2,
    false_positive_rate: 1 / 3,
    precision: 1 / 2,
    f1: 1 / 2,
    log_loss: Math.LN2,
  });
});
