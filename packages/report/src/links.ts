import { html } from '@mlops-actions/markdown';
import type { EvalGateRecord } from '@mlops-actions/records';
import { name } from './text.ts';

/** Where links may lead. */
export interface Links {
  /** Origin of the GitHub server, such as `https://github.com`. */
  readonly serverUrl: string;
}

/** Addresses of what a record speaks of; undefined without a server, or where the repository has no proper name. */
export interface Addresses {
  readonly serverUrl: string | undefined;
  readonly repository: string | undefined;
}

/** @throws RangeError for a `serverUrl` that is no http or https address. */
export function openAddresses({ run }: EvalGateRecord, links: Links | undefined): Addresses {
  if (links === undefined) return { serverUrl: undefined, repository: undefined };
  const url = URL.canParse(links.serverUrl) ? new URL(links.serverUrl) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    throw new RangeError(`expected serverUrl to be an http or https address, found ${JSON.stringify(links.serverUrl)}`);
  const proper = /^[\w.-]+\/[\w.-]+$/.test(run.repository) && !/(^|\/)\.{1,2}(\/|$)/.test(run.repository);
  return { serverUrl: url.origin, repository: proper ? `${url.origin}/${run.repository}` : undefined };
}

/** A link into the repository, else its text alone. `content` is HTML. */
export function linkTo({ repository }: Addresses, path: string, content: string): string {
  return repository === undefined ? content : `<a href="${html(`${repository}/${path}`)}">${content}</a>`;
}

/** A commit by its first seven digits, linked where it can be. */
export function commitLink(addresses: Addresses, commit: string): string {
  const short = name(commit.slice(0, 7));
  return /^[0-9a-f]{40}$/.test(commit) ? linkTo(addresses, `commit/${commit}`, short) : short;
}
