import { join } from '@mlops-actions/markdown';

/** A block of a report, which is shown whole, in a shorter form, or not at all. */
export interface Part {
  /** What is missing without it, such as `the confusion matrix`. */
  readonly what: string;
  /** Complete Markdown blocks, the fullest form first; empty where there is nothing to show. */
  readonly forms: readonly string[];
  /** 1 is given up last. */
  readonly importance: number;
}

/** A text that fits, and what was given up for it. */
export interface Fitted {
  readonly markdown: string;
  /** {@link Part.what} of each part left out or shortened, in the order of the report. */
  readonly missing: readonly string[];
}

/**
 * Parts in their order, in at most `limit` characters: the most important come first to choose the fullest form that
 * leaves room, so nothing is ever cut within a block.
 */
export function fitParts(parts: readonly Part[], limit: number): Fitted {
  const chosen = new Map<Part, string>();
  // The first has no empty line before it.
  let room = limit + 2;
  for (const part of parts.toSorted((a, b) => a.importance - b.importance)) {
    const form = part.forms.find((one) => one.length + 2 <= room);
    if (form === undefined) continue;
    chosen.set(part, form);
    room -= form.length + 2;
  }
  const missing = parts.filter((part) => part.forms.length > 0 && chosen.get(part) !== part.forms[0]);
  return { markdown: join(...parts.map((part) => chosen.get(part))), missing: missing.map(({ what }) => what) };
}

/** A part with the forms that say something. */
export function part(what: string, importance: number, ...forms: readonly (string | undefined)[]): Part {
  const told = forms.filter((form) => form !== undefined && form !== '') as string[];
  return { what, importance, forms: [...new Set(told)] };
}

/** `a, b and c`. */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
