import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPage } from '../../demo/page.ts';
import type { Scene } from '../../demo/play.ts';
import { play } from '../../demo/play.ts';
import type { Check, Group } from '../group.ts';
import { dumpDocument, takeScreenshot } from './chromium.ts';
import { checkReports } from './report.ts';

const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');

/** Chromium: the demo's page and the HTML reports as a real browser shows them, wide and narrow, light and dark. */
export const chromium: Group = {
  name: 'chromium',
  async run(check: Check) {
    const folder = await mkdtemp(join(tmpdir(), 'mlops-browser-'));
    try {
      const page = join(folder, 'index.html');
      await writeFile(page, renderPage(await loadScenes()));
      const document = await dumpDocument(page);
      check(
        'shows a table of metrics in three comments',
        (document.match(/<article>[\s\S]*?<table>/g) ?? []).length >= 3,
      );
      check('says that a merge is blocked', document.includes('Merging is blocked'));
      check('has no script', !/<script/i.test(document));
      for (const [name, window] of Object.entries(windows)) {
        const picture = join(folder, `${name}.png`);
        await takeScreenshot(page, picture, window);
        check(`paints ${name}`, (await readFile(picture)).subarray(1, 4).toString() === 'PNG');
      }
      await checkReports(check, folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const windows = {
  'wide and light': { width: 1280, height: 2400 },
  'wide and dark': { width: 1280, height: 2400, dark: true },
  'narrow and light': { width: 360, height: 2400 },
};

/** What the demo wrote just now, else a fresh play. */
async function loadScenes(): Promise<readonly Scene[]> {
  const written = await readFile(join(root, 'demo/scenes.json'), 'utf8').catch(() => undefined);
  if (written !== undefined) return JSON.parse(written) as Scene[];
  return (await play({ root, onLine: () => {}, onScene: () => {} })).scenes;
}
