// Declarative template: the pull requests of the demo as GitHub would show them, in one file without scripts.
import { readFileSync } from 'node:fs';
import { html } from '@mlops-actions/markdown';
import type { Report, Scene } from './play.ts';
import { renderMarkdown } from './render.ts';

const markdownCss = readFileSync(new URL(import.meta.resolve('github-markdown-css/github-markdown.css')), 'utf8');

/** The whole page. */
export function renderPage(scenes: readonly Scene[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>MLOps Actions: the demo</title>
<style>${markdownCss}${pageCss}</style>
</head>
<body>
<main>
<h1>The life of a spam filter</h1>
<p class="lead">Played with the committed bundles on the workflow files of <code>examples/spam-filter</code>, against the stand-in for GitHub.</p>
${scenes.map(renderScene).join('\n')}
</main>
</body>
</html>
`;
}

/** One pull request alone, for a picture of its comment. */
export function renderCard(scene: Scene): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${markdownCss}${pageCss}main{padding:16px}</style></head><body><main>${renderScene(scene)}</main></body></html>`;
}

function renderScene(scene: Scene): string {
  const { title, number, body, runs } = scene;
  const jobs = runs.flatMap((run) => run.jobs);
  const blocked = jobs.some(({ conclusion }) => conclusion !== 'success');
  const name = number === undefined ? html(title) : `${html(title)} <span class="number">#${number}</span>`;
  return `<section id="${idOf(scene)}">
<h2>${name}</h2>
<p class="body">${html(body)}</p>
${renderText(scene)}
<div class="merge ${blocked ? 'blocked' : 'open'}">
<strong>${html(outcome(scene, blocked))}</strong>
<ul>${jobs.map((job) => `<li class="${job.conclusion}">${html(job.name)}<span>${html(job.conclusion)}</span></li>`).join('')}</ul>
</div>
</section>`;
}

function idOf({ number, kind, version, title }: Scene): string {
  if (number !== undefined) return `pull-${number}`;
  return kind === 'push' && title === 'push to main' ? 'push' : `${kind}-${version ?? 'none'}`;
}

function outcome({ kind, verdict, version, live }: Scene, blocked: boolean): string {
  if (kind === 'pull request') return blocked ? 'Merging is blocked' : 'Able to merge';
  if (kind === 'deployment') return `Deployment of ${version ?? 'nothing'}: ${verdict}. ${live ?? 'Nothing'} serves.`;
  return `Verdict: ${verdict}${version === undefined ? '' : `. Registered as ${version}.`}`;
}

/** A comment as it stands on the pull request, a summary as it stands on the page of the run. */
function renderText({ kind, comment, reports }: Scene): string {
  if (comment === '') return kind === 'pull request' ? '<p class="body">No comment.</p>' : '';
  const head =
    kind === 'pull request'
      ? '<strong>github-actions</strong> <span class="bot">bot</span> commented'
      : '<strong>Summary</strong> of the job';
  return `<article><header>${head}</header><div class="markdown-body">${withReports(renderMarkdown(comment), reports)}</div></article>`;
}

/** Where the page keeps what GitHub has at a path. */
export function reportFile(path: string): string {
  return `reports/${path.replace(/^.*\//, '')}.html`;
}

/** Links to the reports lead to the files beside the page. */
function withReports(text: string, reports: readonly Report[]): string {
  return reports.reduce((page, { path }) => page.replaceAll(`https://github.com/${path}`, reportFile(path)), text);
}

const pageCss = `
:root { color-scheme: light dark; --line: #d1d9e0; --soft: #f6f8fa; --text: #1f2328; --dim: #59636e; --page: #fff; --red: #d1242f; --green: #1a7f37; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #151b23; --text: #f0f6fc; --dim: #9198a1; --page: #0d1117; --red: #f85149; --green: #3fb950; } }
body { margin: 0; background: var(--page); color: var(--text); font: 14px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
main { max-width: 960px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 26px; font-weight: 600; margin: 0; }
.lead, .body, .number { color: var(--dim); }
section { border-top: 1px solid var(--line); margin-top: 28px; padding-top: 12px; }
main > section:only-child { border: 0; margin: 0; padding: 0; }
h2 { font-size: 22px; font-weight: 400; margin: 8px 0 0; }
.body { margin: 4px 0 16px; }
article { border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
article header { background: var(--soft); border-bottom: 1px solid var(--line); padding: 8px 16px; }
.bot { border: 1px solid var(--line); border-radius: 2em; color: var(--dim); font-size: 12px; padding: 0 6px; }
.markdown-body { padding: 16px; overflow-x: auto; font-size: 14px; }
.merge { border: 1px solid var(--line); border-left: 4px solid var(--green); border-radius: 6px; margin-top: 12px; padding: 10px 16px; }
.merge.blocked { border-left-color: var(--red); }
.merge ul { list-style: none; margin: 6px 0 0; padding: 0; }
.merge li { display: flex; gap: 8px; }
.merge li::before { content: "✓"; color: var(--green); font-weight: 700; }
.merge li:not(.success)::before { content: "✕"; color: var(--red); }
.merge li span { color: var(--dim); margin-left: auto; }
`;
