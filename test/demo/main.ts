// Plays the story of examples/spam-filter and writes demo/index.html. `--verbose` shows the log of every step.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPage, reportFile } from './page.ts';
import { play } from './play.ts';
import { describeScene } from './print.ts';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const verbose = process.argv.includes('--verbose');
const begin = performance.now();

console.log('A spam filter on 6,046 real mails: its workflow files, the committed bundles, a stand-in for GitHub.\n');
const { scenes, drift } = await play({
  root,
  onLine: (line) => verbose && console.log(line),
  onScene: (scene) => console.log(describeScene(scene)),
});

await mkdir(join(root, 'demo/reports'), { recursive: true });
for (const { path, html } of scenes.flatMap(({ reports }) => reports))
  await writeFile(join(root, 'demo', reportFile(path)), html);
await writeFile(join(root, 'demo/index.html'), renderPage(scenes));
await writeFile(join(root, 'demo/scenes.json'), JSON.stringify(scenes, null, 2));
console.log(
  `The pull requests as GitHub would show them: demo/index.html (${((performance.now() - begin) / 1000).toFixed(0)} s in all)`,
);

const surprises = scenes.filter(({ verdict, expected }) => verdict !== expected);
for (const { title, verdict, expected } of surprises)
  console.error(`“${title}” ended ${verdict} instead of ${expected}.`);
for (const violation of drift) console.error(`Not as GitHub describes itself: ${violation}`);
process.exitCode = surprises.length === 0 && drift.length === 0 && scenes.length > 1 ? 0 : 1;
