import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderReport } from '@mlops-actions/report';
import { sampleReports } from '@mlops-actions/report/samples';
import type { Check } from '../group.ts';
import { type Page, withPage } from './devtools.ts';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** How a report is looked at. */
const views = [
  { name: 'wide-light', width: 1280, scheme: 'light' },
  { name: 'wide-dark', width: 1280, scheme: 'dark' },
  { name: 'narrow-light', width: 360, scheme: 'light' },
  { name: 'narrow-dark', width: 360, scheme: 'dark' },
] as const;
type View = (typeof views)[number];

/** Every sample report in a real browser: accessible, in bounds, loading nothing; pictures go to `folder`. */
export async function checkReports(check: Check, folder: string): Promise<void> {
  const files = await writeReports(folder);
  await withPage(async (page) => {
    await page.send('Page.setBypassCSP', { enabled: true });
    for (const [name, file] of files) {
      for (const view of views) {
        await open(page, file, view);
        await checkPage(check, page, `the report "${name}", ${view.name.replace('-', ' and ')},`);
        await paint(page, join(folder, `${name}-${view.name}.png`));
      }
    }
  });
}

async function writeReports(folder: string): Promise<[name: string, file: string][]> {
  const files: [string, string][] = [];
  for (const [name, input] of Object.entries(sampleReports())) {
    const file = join(folder, `${name.replace(' ', '-')}.html`);
    await writeFile(file, renderReport(input));
    files.push([name.replace(' ', '-'), file]);
  }
  return files;
}

async function open(page: Page, file: string, { width, scheme }: View): Promise<void> {
  await page.send('Emulation.setDeviceMetricsOverride', {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: width < 600,
  });
  await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  await page.send('Page.navigate', { url: pathToFileURL(file).href });
  const loaded = `location.href === ${JSON.stringify(pathToFileURL(file).href)} && document.readyState === 'complete'`;
  for (let tries = 0; !(await page.evaluate<boolean>(loaded).catch(() => false)); tries += 1) {
    if (tries > 200) throw new Error(`${file} was not loaded`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function checkPage(check: Check, page: Page, subject: string): Promise<void> {
  // Folded parts count as well.
  await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
  const overflow = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  check(`${subject} does not scroll sideways`, overflow <= 0, `${overflow} px too wide`);
  const loads = await page.evaluate<number>('performance.getEntriesByType("resource").length');
  check(`${subject} loads nothing`, loads === 0);
  await page.evaluate(axe);
  const faults = await page.evaluate<string[]>(axeFaults);
  check(`${subject} is accessible`, faults.length === 0, faults.join('\n         '));
  await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = false; })');
}

/** All rules, the best practices among them; each fault with the first places. */
const axeFaults = `axe.run(document).then(({ violations }) => violations.map(({ id, help, nodes }) =>
  id + ': ' + help + ' at ' + nodes.slice(0, 3).map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary.split('\\n')[1]).join(' | ') + ' (' + nodes.length + ')'))`;

async function paint(page: Page, picture: string): Promise<void> {
  const { data } = await page.send('Page.captureScreenshot', { captureBeyondViewport: true, format: 'png' });
  await writeFile(picture, Buffer.from(data as string, 'base64'));
}
