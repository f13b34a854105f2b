const longest = 1000;
const largestRepetition = 1000;
const openings: readonly (readonly [string, string])[] = [
  ['(?=', 'a lookahead'],
  ['(?!', 'a lookahead'],
  ['(?<=', 'a lookbehind'],
  ['(?<!', 'a lookbehind'],
  ['(?<', 'a named group'],
  ['(?P', 'a named group'],
  ['(?>', 'an atomic group'],
];

/**
 * Why a pattern is not one, or cannot be searched for in time that grows with the text only; undefined when it is fine.
 *
 * Patterns run in RE2, so what only backtracking engines have is refused: look-around, backreferences, atomic groups.
 * What ECMAScript and RE2 read differently is refused too, so that a pattern means the same everywhere.
 */
export function findPatternFault(pattern: string): string | undefined {
  if (pattern.length > longest) return `expected at most ${longest} characters, found ${pattern.length}`;
  return findForeign(pattern) ?? findRepetition(pattern) ?? findSyntaxFault(pattern);
}

function findForeign(pattern: string): string | undefined {
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at, at + 4);
    if (rest.startsWith('\\')) {
      const fault = findEscapeFault(rest.slice(1), inClass);
      if (fault !== undefined) return fault;
      at++;
    } else if (inClass) inClass = !rest.startsWith(']');
    else if (rest.startsWith('[')) {
      if (/^\[\^?\]/.test(rest)) return 'an empty [] matches nothing: write the characters, \\] for a bracket';
      inClass = true;
    } else if (rest.startsWith('(?')) {
      const fault = findGroupFault(rest, at);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function findEscapeFault(escaped: string, inClass: boolean): string | undefined {
  const letter = escaped.charAt(0);
  if (letter === '') return 'it ends with a backslash';
  if (/[1-9k]/.test(letter)) return `backreferences such as \\${letter} cannot be searched for: write the text out`;
  if (letter === 'x')
    return /^x[0-9a-f]{2}/i.test(escaped) ? undefined : '\\x needs two hexadecimal digits, such as \\x41';
  if (/[bB]/.test(letter) && inClass) return `\\${letter} has no meaning inside []`;
  if (/[dDwWsSbBnrtfvpP]/.test(letter) || /[^\w\s]|[ _]/.test(letter)) return undefined;
  return `the escape \\${letter} is not understood`;
}

function findGroupFault(rest: string, at: number): string | undefined {
  if (rest.startsWith('(?:') || (at === 0 && rest.startsWith('(?i)'))) return undefined;
  const known = openings.find(([opening]) => rest.startsWith(opening));
  if (known !== undefined) return `${known[1]} cannot be searched for: write it with (?:…), ^ and $`;
  return `the group ${rest.slice(0, 3)} is not understood; (?i) may stand at the very beginning`;
}

function findRepetition(pattern: string): string | undefined {
  const numbers = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].flatMap(([, from = '', to = '']) => [from, to]);
  const large = numbers.find((digits) => Number(digits) > largestRepetition);
  return large === undefined ? undefined : `expected at most ${largestRepetition} repetitions, found ${large}`;
}

function findSyntaxFault(pattern: string): string | undefined {
  try {
    RegExp(pattern.replace(/^\(\?i\)/, ''));
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(': ').at(-1) ?? '') : '';
    return `it is no regular expression: ${reason.toLowerCase()}`;
  }
}
