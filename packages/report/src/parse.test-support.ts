/** An element of a parsed page. */
export interface Element {
  readonly tagName: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly children: readonly Node[];
}

/** A node of a parsed page, as rehype makes it. */
export type Node = { readonly type: string; readonly value?: string } & Partial<Element>;

/** A page not yet parsed, as a tree for rehype-raw, whose types do not know raw nodes. */
export function rawTree(page: string): never {
  return { type: 'root', children: [{ type: 'doctype' }, { type: 'raw', value: page }] } as never;
}

/** Every element below a node, in document order. */
export function elementsIn(node: unknown): Element[] {
  const { type, children = [] } = node as Node;
  const own = type === 'element' ? [node as Element] : [];
  return [...own, ...children.flatMap(elementsIn)];
}

/** The text within a node. */
export function textOf(node: unknown): string {
  const { value, children = [] } = node as Node;
  return value ?? children.map(textOf).join('');
}
