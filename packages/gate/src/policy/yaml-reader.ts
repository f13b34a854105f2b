import { nearest } from '@mlops-actions/config';
import { type Problem, UserError } from '@mlops-actions/errors';
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

const maxCharacters = 256 * 1024;

/** Something in the file a message can point at. */
export type Place = Node | number;

/** Reads one YAML file and gathers every fault in it with line and column; nothing is thrown before `finish`. */
export class YamlReader {
  readonly #problems: Problem[] = [];
  readonly #lines = new LineCounter();
  readonly #file: string;
  /** Undefined when the text is no YAML, or empty. */
  readonly root: Node | undefined;

  constructor(text: string, file: string) {
    this.#file = file;
    this.root = this.#parse(text);
  }

  /** Notes a fault; the text says what was expected, what was found, and what to do. */
  fault(place: Place, message: string): void {
    this.#note(place, message);
  }

  /** The values of a mapping by key; unknown keys are faults. Undefined when it is no mapping. */
  fields(node: Place | null | undefined, what: string, keys: readonly string[]): Map<string, Node | null> | undefined {
    const fields = this.entries(node, what);
    for (const [key, { place }] of fields ?? []) {
      if (keys.includes(key)) continue;
      const meant = nearest(key, keys);
      this.fault(
        place,
        `unknown key ${quote(key)} in ${what}: ${meant === undefined ? `expected one of ${keys.join(', ')}` : `did you mean ${quote(meant)}?`}`,
      );
    }
    return fields && new Map([...fields].map(([key, { value }]) => [key, value]));
  }

  /** The values of a mapping whose keys are names, with the place of each key. */
  entries(node: Place | null | undefined, what: string): Map<string, { place: Node; value: Node | null }> | undefined {
    if (!isMap(node)) {
      this.fault(node ?? 0, `expected ${what} to be a mapping of keys to values, found ${describe(node)}`);
      return undefined;
    }
    const entries = new Map<string, { place: Node; value: Node | null }>();
    for (const { key, value } of node.items) {
      if (!isScalar(key)) this.fault(isNode(key) ? key : node, `expected a plain key in ${what}: write it as text`);
      else entries.set(String(key.value), { place: key, value: isNode(value) && !isNull(value) ? value : null });
    }
    return entries;
  }

  /** The elements of a list. Undefined when it is none. */
  list(node: Node | null, what: string): Node[] | undefined {
    if (isSeq(node)) return node.items.filter(isNode);
    this.fault(node ?? 0, `expected ${what} to be a list such as [a, b], found ${describe(node)}`);
    return undefined;
  }

  /** A text, number or boolean as text. */
  text(node: Node | null, what: string): string | undefined {
    if (isScalar(node) && ['string', 'number', 'boolean'].includes(typeof node.value)) {
      const text = String(node.value);
      if (text.trim() !== '') return text;
    }
    this.fault(node ?? 0, `expected ${what} to be a text, found ${describe(node)}`);
    return undefined;
  }

  /** A finite number. */
  number(node: Node | null, what: string): number | undefined {
    if (isScalar(node) && typeof node.value === 'number' && Number.isFinite(node.value)) return node.value;
    this.fault(node ?? 0, `expected ${what} to be a number, found ${describe(node)}`);
    return undefined;
  }

  /** One of a set of words. */
  word<T extends string>(node: Node | null, what: string, words: readonly T[]): T | undefined {
    const text = this.text(node, what);
    const found = words.find((word) => word === text);
    if (text !== undefined && found === undefined) {
      this.fault(node ?? 0, `expected ${what} to be ${words.join(' or ')}, found ${quote(text)}`);
    }
    return found;
  }

  /** @throws UserError E_POLICY when a fault was noted. */
  finish(): void {
    const problems = this.#problems.toSorted((a, b) => placeOf(a) - placeOf(b));
    const [first] = problems;
    if (first === undefined) return;
    const more = this.#problems.length > 1 ? ` (and ${this.#problems.length - 1} more)` : '';
    throw new UserError(
      'E_POLICY',
      `The policy ${quote(this.#file)} cannot be applied: ${first.message}${more}. Correct the places listed.`,
      {
        problems,
      },
    );
  }

  #parse(text: string): Node | undefined {
    if (text.length > maxCharacters) {
      this.fault(0, `expected at most ${maxCharacters} characters, found ${text.length}`);
      return undefined;
    }
    try {
      const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
      for (const { pos, code, message } of document.errors)
        this.fault(pos[0], code === 'DUPLICATE_KEY' ? `${message}: write each key once` : `no valid YAML: ${message}`);
      if (document.errors.length > 0) return undefined;
      if (document.contents !== null && !isNull(document.contents)) return document.contents;
      this.fault(0, 'the file is empty: list at least one metric under `metrics:`');
    } catch (error) {
      // Deeply nested brackets exhaust the parser's stack.
      this.fault(0, `no readable YAML: ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined;
  }

  #note(place: Place, message: string): void {
    const offset = typeof place === 'number' ? place : (place.range?.[0] ?? 0);
    const { line, col } = this.#lines.linePos(offset);
    this.#problems.push({ file: this.#file, line: Math.max(1, line), column: Math.max(1, col), message });
  }
}

/** Reads a value where its key is there. */
export function optional<T>(
  fields: ReadonlyMap<string, Node | null>,
  key: string,
  read: (node: Node | null) => T | undefined,
): T | undefined {
  const node = fields.get(key);
  return node === undefined ? undefined : read(node);
}

/** Text of strangers inside a message: on one line, cut. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
}

function placeOf({ line = 0, column = 0 }: Problem): number {
  return line * maxCharacters + column;
}

function describe(node: Place | null | undefined): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isScalar(node) && !isNull(node)) return quote(String(node.value));
  return isScalar(node) || node === null || node === undefined || typeof node === 'number'
    ? 'nothing'
    : 'an alias (write the value out)';
}

function isNull(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}
