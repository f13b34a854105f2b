/** Characters that could hide, reorder or break text: controls, bidirectional overrides, zero-width, line separators. */
const invisible = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

const defaultLength = 80;

/**
 * Untrusted text as an inline code span: GitHub makes no mention, link, reference, emoji or HTML of it.
 * Safe in prose, lists and the cells of {@link table}. At most `length` characters, cut with an ellipsis.
 */
export function code(text: string, length = defaultLength): string {
  const shown = visible(text, length);
  const fence = '`'.repeat(longestRun(shown, '`') + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Untrusted text on one line with everything invisible made visible, at most `length` characters. Not escaped. */
export function visible(text: string, length = defaultLength): string {
  const characters = [...text.slice(0, length * 4).toWellFormed()];
  const cut = characters.length > length ? [...characters.slice(0, length - 1), '…'] : characters;
  const shown = cut.join('').replace(invisible, name).replaceAll('\\|', '\\∣');
  return shown.trim() === '' ? '(empty)' : shown;
}

/** Untrusted text as prose: every mark that Markdown, HTML or GitHub would act on is taken literally. */
export function escape(text: string, length = 300): string {
  return visible(text, length)
    .replace(/[\\`*_{}[\]()#+!|<>&~$^="'-]/g, (mark) => `&#${mark.codePointAt(0)};`)
    .replace(/@|(?=:\/\/)|(?<=www)(?=\.)|(?<=&#35;)(?=\d)/gi, (mark) => `${mark}\u2060`);
}

function name(character: string): string {
  if (character === '\n') return '⏎';
  if (character === '\t') return ' ';
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

function longestRun(text: string, mark: string): number {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    run = character === mark ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
