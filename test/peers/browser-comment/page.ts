import { readFileSync } from 'node:fs';
import { renderMarkdown } from '../../demo/render.ts';

const script = readFileSync(new URL('measure.js', import.meta.url), 'utf8');
const frame = 'body{margin:0}.markdown-body{box-sizing:border-box;max-width:900px;margin:0 auto;padding:16px}';

/** What is shown how. */
export interface Views {
  /** Markdown by name. */
  readonly texts: Readonly<Record<string, string>>;
  /** Pixels. */
  readonly widths: readonly number[];
  /** Path of Mermaid's script. */
  readonly mermaid: string;
}

/** A page that shows each text with GitHub's style, light and dark, in windows of each width, and measures it. */
export function measuringPage({ texts, widths, mermaid }: Views): string {
  const comments = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, unfolded(text)]));
  const styles = { light: style('light'), dark: style('dark') };
  const input = JSON.stringify({ comments, styles, widths }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Comments</title></head>
<body>
<script id="input" type="application/json">${input}</script>
<pre id="result"></pre>
<script src="${mermaid}"></script>
<script>${script}</script>
</body>
</html>
`;
}

function unfolded(markdown: string): string {
  return renderMarkdown(markdown).replaceAll('<details>', '<details open>');
}

function style(theme: 'light' | 'dark'): string {
  const address = import.meta.resolve(`github-markdown-css/github-markdown-${theme}.css`);
  return `${readFileSync(new URL(address), 'utf8')}${frame}`;
}
