import type { Problem } from '@mlops-actions/errors';
import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** A step into a mapping or a list. */
export type PathSegment = string | number;

const maxCharacters = 1024 * 1024;
const maxAliases = 100;
const maxDepth = 100;
/** One unclosed bracket gives rise to many. */
const maxSyntaxFaults = 10;

interface Place {
  readonly line: number;
  readonly column: number;
}

/** A YAML file as plain values, and where each of them stands. */
export interface YamlSource {
  /** Undefined when there are problems. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Lines of every key and list element, by path as JSON. */
  readonly lines: ReadonlyMap<string, number>;
  /** Where a value stands; `key` asks for its key instead. Falls back to what is around it. */
  place(path: readonly PathSegment[], part?: 'key'): Place;
}

/** Reads YAML 1.2. Duplicate keys, unknown tags, a second document and aliases that multiply are problems. */
export function readYaml(text: string, file: string): YamlSource {
  const counter = new LineCounter();
  const reader = new Reader(counter, file);
  if (text.length > maxCharacters)
    reader.report(0, `expected at most ${maxCharacters} characters, found ${text.length}`);
  else reader.read(text);
  return reader;
}

class Reader implements YamlSource {
  readonly problems: Problem[] = [];
  readonly lines = new Map<string, number>();
  value: unknown;
  readonly #keys = new Map<string, Place>();
  readonly #values = new Map<string, Place>();
  readonly #counter: LineCounter;
  readonly #file: string;

  constructor(counter: LineCounter, file: string) {
    this.#counter = counter;
    this.#file = file;
  }

  place(path: readonly PathSegment[], part?: 'key'): Place {
    for (let length = path.length; length > 0; length--) {
      const key = JSON.stringify(path.slice(0, length));
      const place = (part === 'key' || length < path.length ? this.#keys : this.#values).get(key);
      if (place !== undefined) return place;
    }
    return { line: 1, column: 1 };
  }

  report(offset: number, message: string): void {
    this.problems.push({ file: this.#file, ...this.#at(offset), message });
  }

  read(text: string): void {
    try {
      const document = parseDocument(text, { lineCounter: this.#counter, prettyErrors: false, uniqueKeys: false });
      for (const { pos, message } of [...document.errors, ...document.warnings].slice(0, maxSyntaxFaults))
        this.report(pos[0], `no valid YAML: ${message.split('\n', 1).join('')}`);
      if (this.problems.length > 0) return;
      // Before the walk, because it throws on aliases that multiply and the walk would follow each of them.
      const value = document.toJS({ maxAliasCount: maxAliases }) as unknown;
      this.#walk(document, document.contents, []);
      if (this.problems.length === 0) this.value = value;
    } catch (error) {
      // Nesting without end exhausts the parser's stack, and aliases that multiply are refused by throwing.
      this.report(0, `no readable YAML: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #walk(document: Document, node: unknown, path: readonly PathSegment[]): void {
    if (path.length > maxDepth) throw new Error(`nested deeper than ${maxDepth} levels`);
    const target = isAlias(node) ? node.resolve(document) : node;
    if (isMap(target)) this.#walkMap(document, target.items, path);
    else if (isSeq(target)) {
      for (const [index, item] of target.items.entries()) {
        this.#note([...path, index], item, item);
        if (isMap(item) || isSeq(item)) this.#walk(document, item, [...path, index]);
      }
    }
  }

  #walkMap(
    document: Document,
    pairs: readonly { readonly key: unknown; readonly value: unknown }[],
    path: readonly PathSegment[],
  ): void {
    const seen = new Set<string>();
    for (const { key, value } of pairs) {
      const name = nameOf(key);
      const fault = name === undefined ? 'expected a key that is a text' : findKeyFault(name, seen);
      if (fault !== undefined) this.report(offsetOf(key), fault);
      if (name === undefined || fault !== undefined) continue;
      seen.add(name);
      this.#note([...path, name], key, value);
      this.#walk(document, value, [...path, name]);
    }
  }

  #note(path: readonly PathSegment[], key: unknown, value: unknown): void {
    const id = JSON.stringify(path);
    const place = this.#at(offsetOf(key));
    this.#keys.set(id, place);
    this.#values.set(id, isNode(value) && value.range ? this.#at(offsetOf(value)) : place);
    this.lines.set(id, place.line);
  }

  #at(offset: number): Place {
    const { line, col } = this.#counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }
}

function nameOf(key: unknown): string | undefined {
  const value: unknown = isScalar(key) ? key.value : undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function findKeyFault(name: string, seen: ReadonlySet<string>): string | undefined {
  if (seen.has(name)) return `the key ${quote(name)} stands here a second time: write each key once`;
  if (name === '' || name.includes('\0') || name === '__proto__') return `${quote(name)} cannot be a key: rename it`;
  return undefined;
}

function offsetOf(node: unknown): number {
  return isNode(node) ? ((node as Node).range?.[0] ?? 0) : 0;
}

/** Text of strangers inside a message: on one line, cut. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 99)}…` : text);
}
