const longest = 300;

/**
 * An address as it may be shown: without user and password, without the values of its query, without fragment, at most
 * 300 characters. Other text comes back in one line, cut before any `?` or `#`.
 */
export function redact(url: string): string {
  const text = URL.canParse(url) ? withoutSecrets(new URL(url), url) : (url.split(/[?#]/, 1)[0] ?? '');
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}

function withoutSecrets(url: URL, written: string): string {
  const root = url.pathname === '/' && !written.split(/[?#]/, 1)[0]?.endsWith('/');
  const scheme = url.host === '' ? url.protocol : `${url.protocol}//`;
  return `${scheme}${url.host}${root ? '' : url.pathname}${url.search === '' ? '' : '?…'}`;
}
