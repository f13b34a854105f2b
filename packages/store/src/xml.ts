// Reads the flat answers of S3 and nothing else of XML. A parser of the whole language would bring entities, namespaces
// and expansion along for what are five elements without attributes, so what needs it is refused.

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Whether a document is of the plain kind the functions here read. Declarations, comments and CDATA are not. */
export function isPlain(text: string): boolean {
  return !text.includes('<!');
}

/** The texts between `<name>` and the next `</name>`, as they stand. An element inside one of its own name is not told. */
export function elements(text: string, name: string): string[] {
  const found: string[] = [];
  const [open, close] = [`<${name}>`, `</${name}>`];
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at)) {
    const begin = at + open.length;
    const end = text.indexOf(close, begin);
    if (end < 0) break;
    found.push(text.slice(begin, end));
    at = end + close.length;
  }
  return found;
}

/** The decoded text of the first element of a name; undefined when there is none. */
export function textOf(text: string, name: string): string | undefined {
  const [first] = elements(text, name);
  return first === undefined ? undefined : decode(first);
}

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[String(name)] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
