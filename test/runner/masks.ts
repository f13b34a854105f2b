/** The secrets of one job: in everything shown they become `***`. */
export class Masks {
  readonly #values = new Set<string>();

  /** Masks a value and, when it has several lines, each of them. Blank values are refused: returns false. */
  add(value: string): boolean {
    if (value.trim() === '') return false;
    this.#values.add(value);
    for (const line of value.split(/\r?\n/)) if (line.trim() !== '') this.#values.add(line);
    return true;
  }

  get values(): readonly string[] {
    return [...this.#values];
  }

  /** The text with every masked value replaced; longer values first, so that no part of one survives. */
  apply(text: string): string {
    const longestFirst = [...this.#values].toSorted((a, b) => b.length - a.length);
    return longestFirst.reduce((masked, value) => masked.replaceAll(value, '***'), text);
  }

  /** Whether the text holds a masked value. */
  hides(text: string): boolean {
    return this.values.some((value) => text.includes(value));
  }
}
