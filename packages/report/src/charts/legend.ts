import { type Look, mark } from './plot.ts';

/** What the lines of a chart are; names are HTML. */
export function legend(entries: readonly (readonly [Look, string])[], marked = false): string {
  const items = entries.map(([look, text]) => `<li>${swatch(look, marked)} ${text}</li>`);
  return `<ul class="legend">${items.join('')}</ul>`;
}

function swatch(look: Look, marked: boolean): string {
  return `<svg class="swatch" viewBox="0 0 32 12" aria-hidden="true"><path class="line ${look}" d="M1 6H31"/>${marked ? mark(look, 16, 6) : ''}</svg>`;
}
