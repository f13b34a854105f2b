/** One record of a CSV file. */
export interface CsvRecord {
  /** Line it begins on; starts at 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** `quote`: text after a closing quote. `open`: a quote that is never closed. `long`: a field beyond all measure. */
  readonly fault: 'quote' | 'open' | 'long' | undefined;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const longestField = 16 * 1024 * 1024;

type State = 'start' | 'plain' | 'quoted' | 'closing' | 'broken';

/**
 * Splits CSV into records by RFC 4180, text by text. Lines end with LF, CRLF or CR, mixed as they may be. Empty lines
 * are no records. After a misplaced quote reading goes on at the next line.
 */
export class CsvScanner {
  readonly #delimiter: number;
  #state: State = 'start';
  #line = 1;
  #recordLine = 1;
  #fields: string[] = [];
  #field = '';
  #fault: CsvRecord['fault'];
  #afterReturn = false;
  #records: CsvRecord[] = [];

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The records that end in this text; one that goes on waits for the next. */
  push(text: string): CsvRecord[] {
    for (let at = 0; at < text.length; ) at = this.#step(text, at);
    return this.#take();
  }

  /** The last record, when the text does not end with a line break. */
  end(): CsvRecord[] {
    if (this.#state === 'quoted') this.#fault = 'open';
    if (this.#state !== 'start' || this.#fields.length > 0) this.#endRecord();
    return this.#take();
  }

  #take(): CsvRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  /** Reads a run of ordinary characters, or one that matters. Returns where to go on. */
  #step(text: string, at: number): number {
    const code = text.charCodeAt(at);
    const pairs = this.#afterReturn && code === lineFeed;
    this.#afterReturn = false;
    if (pairs) return at + 1;
    if (this.#state === 'quoted') return this.#stepQuoted(text, at);
    if (code === lineFeed || code === carriageReturn) return this.#breakLine(code, at);
    if (this.#state === 'broken') return at + 1;
    if (code === this.#delimiter) return this.#endField(at);
    if (code === quote && this.#state !== 'plain') return this.#stepQuote(at);
    if (this.#state === 'closing') return this.#break('quote', at);
    return this.#stepPlain(text, at);
  }

  #stepQuote(at: number): number {
    // A quote right after a closing one is a quote in the text.
    if (this.#state === 'closing') this.#field += '"';
    this.#state = 'quoted';
    return at + 1;
  }

  #stepQuoted(text: string, at: number): number {
    const end = text.indexOf('"', at);
    const run = text.slice(at, end === -1 ? text.length : end);
    this.#line += countLines(run);
    this.#append(run);
    if (end === -1) return text.length;
    this.#state = 'closing';
    return end + 1;
  }

  #stepPlain(text: string, at: number): number {
    let end = at + 1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === this.#delimiter || code === lineFeed || code === carriageReturn) break;
    }
    this.#append(text.slice(at, end));
    this.#state = 'plain';
    return end;
  }

  #append(run: string): void {
    if (this.#field.length + run.length > longestField) this.#fault ??= 'long';
    else this.#field += run;
  }

  #break(fault: 'quote', at: number): number {
    this.#fault = fault;
    this.#state = 'broken';
    return at + 1;
  }

  #breakLine(code: number, at: number): number {
    this.#afterReturn = code === carriageReturn;
    if (this.#state !== 'start' || this.#fields.length > 0) this.#endRecord();
    this.#line++;
    this.#recordLine = this.#line;
    return at + 1;
  }

  #endField(at: number): number {
    this.#fields.push(this.#field);
    this.#field = '';
    this.#state = 'start';
    return at + 1;
  }

  #endRecord(): void {
    this.#fields.push(this.#field);
    this.#records.push({ line: this.#recordLine, fields: this.#fields, fault: this.#fault });
    this.#fields = [];
    this.#field = '';
    this.#fault = undefined;
    this.#state = 'start';
  }
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
