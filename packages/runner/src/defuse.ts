/**
 * Breaks up whatever the runner would take for a workflow command: `::name::` at the start of a line, `##[name]` anywhere.
 * Carriage returns count as line ends.
 */
export function defuse(text: string): string {
  return text
    .replace(/^(\s*):(?=:)/gm, '$1: ')
    .replace(/\r(\s*):(?=:)/g, '\r$1: ')
    .replaceAll('##[', '# #[');
}
