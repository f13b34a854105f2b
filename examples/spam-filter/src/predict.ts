// Says of the mail on standard input whether it is spam: node src/predict.ts [model folder] < mail.eml
import { text } from 'node:stream/consumers';
import { readContent } from './mail.ts';
import { classify, loadModel, score } from './model.ts';

const model = await loadModel(process.argv[2] ?? 'output/model');
const probability = score(model, readContent(await text(process.stdin)));
console.log(`${classify(probability, model.threshold)} ${probability.toFixed(6)}`);
