import { commit, digest } from '@mlops-actions/records/values';
import { z } from 'zod';

const markerSchema = z.object({
  filesDigest: digest,
  /** Commit that was asked for. */
  commit,
  /** Commit the tag is, or will be, made at. */
  at: commit,
  run: z.string().max(500),
});

/** What a release says about itself, unseen, at the head of its notes: whose files it holds. */
export type Marker = z.output<typeof markerSchema>;

/** The notes of a release by their parts. */
export interface Body {
  /** Undefined for releases that others made. */
  readonly marker: Marker | undefined;
  /** Markdown for people. */
  readonly card: string;
  readonly notes: ReadonlyMap<string, string>;
}

/** GitHub's limit, in characters. */
const mostCharacters = 125_000;
/** Characters the notes may take; the card gives way to them. */
export const mostNotes = 60_000;

const notesBegin = '<!-- mlops-notes -->';
const notesEnd = '<!-- /mlops-notes -->';
const cut = '\n\n… (cut: the card is longer than a release can hold)';

/** Writes the notes of a release; a card that is too long is cut. */
export function renderBody({ marker, card, notes }: Body): string {
  const head = marker === undefined ? '' : `<!-- mlops-reservation ${safeJson(marker)} -->\n\n`;
  const list = safeJson([...notes]);
  const tail = notes.size === 0 ? '' : `\n\n${notesBegin}\n\`\`\`json\n${list}\n\`\`\`\n${notesEnd}`;
  const room = mostCharacters - head.length - tail.length;
  const plain = card.replaceAll(/<!--(?=\s*\/?mlops-)/g, '&lt;!--');
  return `${head}${plain.length <= room ? plain : `${plain.slice(0, room - cut.length).toWellFormed()}${cut}`}${tail}`;
}

/** Reads what {@link renderBody} wrote, and what people made of it since. */
export function parseBody(body: string): Body {
  const [head = '', json] = /^<!-- mlops-reservation (\{.{1,3000}\}) -->\s*/.exec(body) ?? [];
  const begin = body.lastIndexOf(notesBegin);
  const card = body.slice(head.length, begin === -1 ? undefined : begin).trimEnd();
  const marker = json === undefined ? undefined : parse(markerSchema, json);
  return { marker, card, notes: begin === -1 ? new Map() : parseNotes(body.slice(begin)) };
}

const notesSchema = z.array(z.tuple([z.string(), z.string()]));

function parseNotes(block: string): ReadonlyMap<string, string> {
  const [, json] = /```json\r?\n(.*)\r?\n```/.exec(block) ?? [];
  return new Map(json === undefined ? [] : (parse(notesSchema, json) ?? []));
}

function parse<T>(schema: z.ZodType<T>, json: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** JSON that ends neither a comment nor a fence. */
function safeJson(value: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replaceAll(/[<>`\u2028\u2029]/g, escaped);
}
