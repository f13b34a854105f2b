import type { BareRepository, Identity } from './bare-repository.ts';
import { formatIdentity, parseIdentity } from './commits.ts';

/** An annotated tag object. */
export interface Tag {
  readonly tag: string;
  readonly message: string;
  /** Id of what is tagged. */
  readonly object: string;
  readonly type: string;
  readonly tagger: Identity;
}

/** Stores a tag object, which no ref names yet, and returns its id. */
export function writeTag(git: BareRepository, { tag, message, object, type, tagger }: Tag): string {
  const head = `object ${object}\ntype ${type}\ntag ${tag}\ntagger ${formatIdentity(tagger)}`;
  return git.write('tag', `${head}\n\n${message}${message.endsWith('\n') ? '' : '\n'}`);
}

/** @throws Error when the id is no tag's. */
export function readTag(git: BareRepository, sha: string): Tag {
  const raw = git.run(['cat-file', 'tag', sha]).toString('utf8');
  const end = raw.indexOf('\n\n');
  const field = (key: string) => new RegExp(`^${key} (.*)$`, 'm').exec(raw.slice(0, end))?.[1] ?? '';
  return {
    tag: field('tag'),
    message: raw.slice(end + 2).replace(/\n$/, ''),
    object: field('object'),
    type: field('type'),
    tagger: parseIdentity(field('tagger')),
  };
}
