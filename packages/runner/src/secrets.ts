import { escape } from '@mlops-actions/markdown';

/** A shorter form would stand for too much that is no secret. */
const shortestForm = 8;
const hidden = '***';

/**
 * The secrets this process was told of, kept out of everything it writes.
 *
 * The runner masks them in logs alone, and drops an output or a summary that holds one without a word to the reader.
 */
export class Secrets {
  readonly #known = new Set<string>();
  #forms: readonly string[] = [];

  /** Takes in a secret, and each longer line of it. */
  add(secret: string): void {
    const lines = secret.split(/[\r\n]+/).filter((line) => line.trim().length >= shortestForm);
    for (const part of [secret, ...lines]) if (part.trim() !== '') this.#known.add(part);
    const forms = new Set([...this.#known].flatMap((known) => [known, ...formsOf(known)]));
    // The longest first: a form may be a part of another.
    this.#forms = [...forms].toSorted((a, b) => b.length - a.length);
  }

  /** The text with every secret, and every usual encoding of one, as `***`. */
  redact(text: string): string {
    let shown = text;
    for (const form of this.#forms) shown = shown.replaceAll(form, hidden);
    return shown;
  }
}

/** How a secret looks in JSON, in addresses, in Markdown that we escaped, and in base64, alone or inside of more. */
function formsOf(secret: string): string[] {
  const uri = encodeURIComponent(secret.toWellFormed());
  const aligned = [0, 1, 2].flatMap((offset) => base64Core(secret, offset));
  const whole = Buffer.from(secret).toString('base64');
  const forms = [
    JSON.stringify(secret).slice(1, -1),
    uri,
    uri.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    new URLSearchParams([['', secret]]).toString().slice(1),
    escape(secret, Math.max(1, secret.length)),
    whole,
    ...aligned,
  ];
  return [...forms, ...[whole, ...aligned].map(toUrlAlphabet)].filter((form) => form.length >= shortestForm);
}

/** The characters of base64 that are the secret's alone when `offset` bytes stand before it. */
function base64Core(secret: string, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
  const text = bytes.toString('base64').replace(/=+$/, '');
  const start = Math.ceil((offset * 8) / 6);
  const end = bytes.length % 3 === 0 ? text.length : text.length - 1;
  return end > start ? [text.slice(start, end)] : [];
}

function toUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
