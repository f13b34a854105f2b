const longestReason = 500;

/**
 * What a stranger wrote, as one line of at most `length` characters: kept as data, but without line breaks, colours,
 * invisible characters and changes of direction, so that it cannot pass for anything but text.
 */
export function oneLine(text: string, length = longestReason): string {
  // Cut before it is searched, so that 8 MB cost no more than a few lines.
  const line = text
    .slice(0, 4 * length)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length > length ? `${line.slice(0, length - 1).toWellFormed()}…` : line.toWellFormed();
}
