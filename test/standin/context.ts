import type { Reply } from './reply.ts';
import type { Repository, State, Token } from './state.ts';
import type { Upload } from './uploads.ts';

/** A request as a handler meets it: matched, authorized, and valid by GitHub's description. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Body as parsed JSON; an empty object when there is none. */
  readonly body: Record<string, unknown>;
  readonly accept: string;
  /** The file that was sent in place of a body. */
  readonly upload: Upload | undefined;
  readonly token: Token;
  readonly repository: Repository;
  readonly state: State;
  /** The official example of a response, moved to this repository. */
  readonly example: (operationId: string) => object;
}

/** What it takes to tell of something a repository holds, whether a request asks or an event says it. */
export type View = Pick<Call, 'state' | 'repository' | 'example'>;

export type Handler = (call: Call) => Reply;

/** `/repos/owner/name` and a path on the stand-in: how bodies name a resource. */
export function addressOf({ state, repository }: Pick<Call, 'state' | 'repository'>, path: string): string {
  return `${state.origin}/repos/${repository.fullName}/${path}`;
}

/** `https://github.com/owner/name` and a path: where people look at it. */
export function pageOf({ repository }: Pick<Call, 'repository'>, path: string): string {
  return `https://github.com/${repository.fullName}/${path}`;
}
