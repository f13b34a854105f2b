/**
 * Whether a name passes the patterns of a `branches`, `tags` or `paths` filter: the last pattern that matches decides,
 * and one that starts with `!` takes the name out again.
 */
export function passesPatterns(name: string, patterns: readonly string[]): boolean {
  let passes = false;
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    if (patternExpression(negated ? pattern.slice(1) : pattern).test(name)) passes = !negated;
  }
  return passes;
}

/**
 * GitHub's filter pattern as a regular expression: `*` without slashes, `**` anything, `?` and `+` after a character
 * or class, `[…]` a class, `\` escapes.
 */
function patternExpression(pattern: string): RegExp {
  const tokens = pattern.match(/\*\*\/?|\\.|\[[^\]]+\]|[\s\S]/g) ?? [];
  return new RegExp(`^${tokens.map(translate).join('')}$`);
}

function translate(token: string): string {
  if (token === '**/') return '(?:.*/)?';
  if (token === '**') return '.*';
  if (token === '*') return '[^/]*';
  if (token === '?' || token === '+') return token;
  if (token.length > 1 && token.startsWith('[')) return token;
  const literal = token.startsWith('\\') ? token.slice(1) : token;
  return literal.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
