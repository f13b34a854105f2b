/** What nobody sees: controls, separators, zero-width, bidirectional marks, fillers, tags. Emoji keep their selectors. */
const invisible = /[\p{Cc}\u2028\u2029]|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/u;
const combining = /\p{Mn}|\p{Me}/u;
/** Marks stacked higher than any script needs cover the lines above. */
const mostCombining = 3;
/** Letters of scripts written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const leftToRightMark = '\u200e';
const wordJoiner = '\u2060';

const defaultLength = 80;

/**
 * Untrusted text as an inline code span: GitHub makes no mention, link, reference, emoji or HTML of it, and text
 * from right to left does not reorder what stands beside it. Safe in prose, lists and the cells of {@link table}.
 * At most `length` characters, cut with an ellipsis.
 */
export function code(text: string, length = defaultLength): string {
  const shown = visible(text, length);
  const fence = '`'.repeat(longestRun(shown, '`') + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return isolate(`${fence}${pad}${shown}${pad}${fence}`);
}

/** Untrusted text on one line with everything invisible made visible, at most `length` characters. Not escaped. */
export function visible(text: string, length = defaultLength): string {
  const characters = [...text.slice(0, length * 4).toWellFormed()];
  const pieces = characters.slice(0, length + 1).map((character, at) => show(character, at, characters));
  let shown = '';
  let size = 0;
  for (const [at, piece] of pieces.entries()) {
    size += [...piece].length;
    if (size > length || (size === length && at + 1 < characters.length)) return `${shown}…`.replaceAll('\\|', '\\∣');
    shown += piece;
  }
  return shown.trim() === '' ? '(empty)' : shown.replaceAll('\\|', '\\∣');
}

/**
 * A long name on its way to {@link code}: at most `length` characters, the middle given up, because long names often
 * differ at their end.
 */
export function shorten(text: string, length: number): string {
  const room = length * 4;
  const characters = text.length <= 2 * room ? [...text] : [...text.slice(0, room), ...text.slice(-room)];
  if (characters.length <= length) return text;
  const head = Math.ceil((length - 1) / 2);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (length - 1 - head)).join('')}`;
}

/** Untrusted text as prose: every mark that Markdown, HTML or GitHub would act on is taken literally. */
export function escape(text: string, length = 300): string {
  const shown = inert(visible(text, length).trimStart())
    .replace(/[\\`*_{}[\]()#+!|<>&~$^="'-]/g, (mark) => `&#${mark.codePointAt(0)};`)
    .replace(/^(\d+)\./, '$1&#46;');
  return isolate(shown);
}

/** Text of which GitHub makes no mention, reference, address, emoji or link to a commit, and a runner no command. */
export function inert(text: string): string {
  return text
    .replace(/@|(?=:\/\/)|(?<=www)(?=\.)|#(?=\d)|:(?=:|[\w+-]+:)|\bGH-(?=\d)/gi, (mark) => `${mark}${wordJoiner}`)
    .replace(/\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,40}\b/gi, (sha) => sha.replace(/.{6}(?=.)/g, `$&${wordJoiner}`));
}

/** Marks on both sides keep numbers beside a Hebrew or Arabic name where they were written. */
function isolate(text: string): string {
  return rightToLeft.test(text) ? `${leftToRightMark}${text}${leftToRightMark}` : text;
}

function show(character: string, at: number, all: readonly string[]): string {
  if (invisible.test(character)) return name(character);
  const stacked = combining.test(character) && at >= mostCombining;
  return stacked && all.slice(at - mostCombining, at).every((one) => combining.test(one)) ? name(character) : character;
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
