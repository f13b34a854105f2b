// Writes data/train.jsonl and data/test.jsonl from the corpus. Same corpus, same bytes.
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { readCorpus } from './corpus.ts';
import { writeJsonl } from './jsonl.ts';
import type { Mail } from './mail.ts';

const trainingShare = 0.7;

const mails = new Map<string, Mail>();
for (const mail of await readCorpus()) {
  const digest = digestOf(mail);
  // The same mail in both sets would let the filter answer from memory.
  if (!mails.has(digest)) mails.set(digest, mail);
}

const train = [...mails].filter(([digest]) => isTraining(digest)).map(([, mail]) => mail);
const test = [...mails].filter(([digest]) => !isTraining(digest)).map(([, mail]) => mail);
await mkdir('data', { recursive: true });
await writeJsonl('data/train.jsonl', train);
await writeJsonl('data/test.jsonl', test);
console.log(`${mails.size} different mails: ${train.length} to train on, ${test.length} to test with`);

function digestOf({ subject, body }: Mail): string {
  return createHash('sha256').update(`${subject}\n${body}`).digest('hex');
}

/** By content, so that a mail stays on its side when others come or go. */
function isTraining(digest: string): boolean {
  return Number.parseInt(digest.slice(0, 8), 16) / 2 ** 32 < trainingShare;
}
