/** What a filter answers. */
export type Label = 'spam' | 'ham';

/** A mail as data/*.jsonl holds it: what the filter reads, what it should answer, and what the gate slices by. */
export interface Mail {
  /** Group and number in the corpus, such as `hard-ham-1/00010`. */
  readonly id: string;
  readonly label: Label;
  /** `newsletter` is the corpus's hard ham: wanted mail that looks like spam, most of it newsletters and offers. */
  readonly mail_type: 'ordinary' | 'newsletter' | 'spam';
  readonly format: 'html' | 'plain';
  readonly length: 'short' | 'medium' | 'long';
  readonly subject: string;
  readonly body: string;
}

/** What can be read off the text of a mail alone. */
export type Content = Pick<Mail, 'format' | 'length' | 'subject' | 'body'>;

/** Longer bodies are cut: the filter reads no further, and one mail of the corpus has 300,000 characters. */
const longestBody = 20_000;

/** Reads subject and body of a mail in Internet message format (RFC 5322). Attachments are left out, nothing is decoded. */
export function readContent(text: string): Content {
  const message = text.replaceAll('\r\n', '\n');
  const end = message.indexOf('\n\n');
  const headers = end < 0 ? message : message.slice(0, end);
  const body = end < 0 ? '' : dropEncodedLines(message.slice(end + 2)).trim();
  return {
    format: /^content-type:\s*text\/html/im.test(message) || /<html/i.test(body) ? 'html' : 'plain',
    length: body.length < 1000 ? 'short' : body.length < 5000 ? 'medium' : 'long',
    subject: /^subject:[ \t]*(.*)$/im.exec(headers)?.[1]?.trim() ?? '',
    // A cut may halve a character, and half a character is no valid JSON.
    body: body.slice(0, longestBody).toWellFormed(),
  };
}

/** Lines of base64 are pictures and the like, and no words. */
function dropEncodedLines(body: string): string {
  return body.replace(/^[A-Za-z0-9+/=]{60,}$/gm, '');
}
