import { html } from '@mlops-actions/markdown';

const marks =
  /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<url>https?:\/\/[^\s)]+)\)|&#(?<point>\d{1,6});/g;

/**
 * The few marks of our own sentences in Markdown, bold, code, links, escaped characters, as HTML. Links lead to the
 * server of the run alone; of others the text stays. Whatever else the text holds is shown as it is.
 */
export function inline(markdown: string, serverUrl: string | undefined): string {
  let out = '';
  let end = 0;
  for (const match of markdown.matchAll(marks)) {
    out += html(markdown.slice(end, match.index));
    out += markUp(match.groups ?? {}, serverUrl);
    end = match.index + match[0].length;
  }
  return out + html(markdown.slice(end));
}

function markUp(
  { strong, code, label, url, point }: Readonly<Record<string, string | undefined>>,
  serverUrl: string | undefined,
): string {
  if (strong !== undefined) return `<strong>${html(strong)}</strong>`;
  if (code !== undefined) return `<code>${html(code)}</code>`;
  if (label !== undefined && url !== undefined) {
    const ours = serverUrl !== undefined && url.startsWith(`${serverUrl}/`);
    return ours ? `<a href="${html(url)}">${html(label)}</a>` : html(label);
  }
  const number = Number(point);
  return number >= 32 && number <= 0x10ffff ? html(String.fromCodePoint(number).toWellFormed()) : '';
}
