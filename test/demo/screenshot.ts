// Takes docs/blocking-comment.png: the comment of the pull request that the demo blocks, rendered in Chromium.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeScreenshot } from '../peers/browser/chromium.ts';
import { renderCard } from './page.ts';
import type { Scene } from './play.ts';

const root = new URL('../..', import.meta.url).pathname;
const scenes = JSON.parse(await readFile(join(root, 'demo/scenes.json'), 'utf8').catch(() => '[]')) as Scene[];
const blocked = scenes.find(({ verdict }) => verdict === 'fail');
if (blocked === undefined) throw new Error('demo/scenes.json holds no blocked pull request: run `npm run demo` first');

const folder = await mkdtemp(join(tmpdir(), 'mlops-screenshot-'));
try {
  await writeFile(join(folder, 'card.html'), renderCard(blocked));
  await takeScreenshot(join(folder, 'card.html'), join(root, 'docs/blocking-comment.png'), {
    width: 1000,
    height: 1050,
  });
  console.log('docs/blocking-comment.png');
} finally {
  await rm(folder, { recursive: true, force: true });
}
