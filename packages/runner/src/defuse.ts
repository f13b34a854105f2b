// What .NET passes over when it compares text, and what it trims besides; no ends of lines.
const ignored = String.raw`[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|\p{Cf}`;
const trimmed = String.raw`[^\S\n\r\v\f\u2028\u2029]|${ignored}`;
const lineEnds = String.raw`[\n\r\v\f\x85\u2028\u2029]`;
const command = new RegExp(`(^|${lineEnds})((?:${trimmed})*):(?=(?:${ignored})*:)`, 'gu');
const oldCommand = new RegExp(`#(?=(?:${ignored})*#(?:${ignored})*\\[)`, 'gu');

/**
 * Breaks up whatever the runner would take for a workflow command: `::name::` at the start of a line, `##[name]`
 * anywhere. Everything that anyone takes for the end of a line counts as one, and characters that do not show count for
 * nothing. Takes time in proportion to the text.
 */
export function defuse(text: string): string {
  return text.replace(command, '$1$2: ').replace(oldCommand, '# ');
}
