import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sampleTexts } from '@mlops-actions/gate/samples';
import { dumpDocument } from '../browser/chromium.ts';
import type { Check, Group } from '../group.ts';
import { installMermaid } from './install-mermaid.ts';
import { measuringPage } from './page.ts';

const widths = [360, 1280];
const themes = 2;

/** What the page found, see measure.js. */
interface Found {
  readonly charts: number;
  readonly chartFaults: readonly string[];
  readonly views: number;
  readonly overflows: readonly string[];
  readonly reordered: number;
  readonly reorderFaults: readonly string[];
}

/** Mermaid and Chromium: every chart of every comment is drawn, and every comment fits its window. */
export const commentInChromium: Group = {
  name: 'comment in chromium',
  async run(check: Check) {
    const texts = sampleTexts();
    const charts = Object.values(texts).join('\n').split('```mermaid').length - 1;
    const found = await measure(texts, await installMermaid());
    const views = Object.keys(texts).length * widths.length * themes;
    check(
      `draws all ${charts} charts, light and dark`,
      found.charts === charts * themes && charts > 20,
      found.chartFaults.slice(0, 3).join('\n'),
    );
    check(
      `shows ${Object.keys(texts).length} comments in ${widths.join(' and ')} px, light and dark`,
      found.views === views,
      `${found.views} of ${views}`,
    );
    check('no comment is wider than its window', found.overflows.length === 0, found.overflows.slice(0, 5).join('\n'));
    check(
      `${found.reordered} texts beside names from right to left stand where they were written`,
      found.reorderFaults.length === 0 && found.reordered > 50,
      found.reorderFaults.slice(0, 5).join('\n'),
    );
  },
};

async function measure(texts: Record<string, string>, mermaid: string): Promise<Found> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-comment-'));
  try {
    const page = join(folder, 'comments.html');
    await writeFile(page, measuringPage({ texts, widths, mermaid: `file://${mermaid}` }));
    const document = await dumpDocument(page);
    const [, json = ''] = /<pre id="result">([^<]*)<\/pre>/.exec(document) ?? [];
    if (json === '') throw new Error('the page measured nothing');
    return JSON.parse(json.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')) as Found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
