import type { BareRepository, Identity } from './bare-repository.ts';

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Identity;
  readonly committer: Identity;
  readonly message: string;
}

/** The commits of these full ids, in their order, read by one git process. @throws Error when one is missing. */
export function readCommits(git: BareRepository, shas: readonly string[]): Commit[] {
  if (shas.length === 0) return [];
  const output = git.run(['cat-file', '--batch'], { input: `${shas.join('\n')}\n` });
  let at = 0;
  return shas.map((sha) => {
    const lineEnd = output.indexOf('\n', at);
    const [, type, size] = output.toString('utf8', at, lineEnd).split(' ');
    if (type !== 'commit') throw new Error(`${sha} is no commit`);
    const start = lineEnd + 1;
    at = start + Number(size) + 1;
    return parseCommit(sha, output.toString('utf8', start, at - 1));
  });
}

/** Writes a commit exactly as told: no message is cleaned up, no parent is needed. Returns its id. */
export function writeCommit(git: BareRepository, { tree, parents, author, committer, message }: Omit<Commit, 'sha'>) {
  const lines = [
    `tree ${tree}`,
    ...parents.map((parent) => `parent ${parent}`),
    `author ${formatIdentity(author)}`,
    `committer ${formatIdentity(committer)}`,
  ];
  return git.write('commit', `${lines.join('\n')}\n\n${message}`);
}

function parseCommit(sha: string, raw: string): Commit {
  const end = raw.indexOf('\n\n');
  const lines = raw.slice(0, end).split('\n');
  const all = (key: string) =>
    lines.filter((line) => line.startsWith(`${key} `)).map((line) => line.slice(key.length + 1));
  return {
    sha,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: parseIdentity(all('author')[0] ?? ''),
    committer: parseIdentity(all('committer')[0] ?? ''),
    message: raw.slice(end + 2).replace(/\n$/, ''),
  };
}

export function parseIdentity(line: string): Identity {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+)/.exec(line) ?? [];
  return { name, email, date: isoTime(new Date(Number(seconds) * 1000)) };
}

export function formatIdentity({ name, email, date }: Identity): string {
  const clean = (text: string) => text.replaceAll(/[<>\n]/g, '');
  return `${clean(name)} <${clean(email)}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

/** GitHub's way to write a time: ISO 8601 in whole seconds. */
export function isoTime(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
