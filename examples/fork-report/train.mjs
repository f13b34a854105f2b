// Learns how many links make a mail spam, and answers the test set.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { shift } = JSON.parse(readFileSync(process.env.MLOPS_PARAMS ?? 'params.json', 'utf8'));
const out = process.env.MLOPS_OUTPUT_DIR ?? '.';

const read = (file) => {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line) => line.split(',')).map(([id, label, links]) => ({ id, label, links: Number(links) }));
};
const mean = (rows) => rows.reduce((sum, { links }) => sum + links, 0) / rows.length;

const train = read('data/train.csv');
const [spam, ham] = ['spam', 'ham'].map((label) => mean(train.filter((row) => row.label === label)));
const threshold = (spam + ham) / 2 + shift;

const answers = read('data/test.csv').map((row) => ({ ...row, prediction: row.links > threshold ? 'spam' : 'ham' }));
const accuracy = answers.filter(({ label, prediction }) => label === prediction).length / answers.length;

writeFileSync(join(out, 'model.json'), JSON.stringify({ threshold }));
writeFileSync(join(out, 'metrics.json'), JSON.stringify({ accuracy }));
const lines = answers.map(({ id, label, prediction }) => [id, label, prediction].join());
writeFileSync(join(out, 'predictions.csv'), `${['id,label,prediction', ...lines].join('\n')}\n`);
