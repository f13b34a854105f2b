import type { Reply } from './reply.ts';
import type { Repository, State, Token } from './state.ts';

/** A request as a handler meets it: matched, authorized, and valid by GitHub's description. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Body as parsed JSON; an empty object when there is none. */
  readonly body: Record<string, unknown>;
  readonly accept: string;
  readonly token: Token;
  readonly repository: Repository;
  readonly state: State;
  /** Origin of the stand-in. */
  readonly origin: string;
  /** The official example of the response. */
  readonly example: (operationId?: string) => Record<string, unknown>;
  /** The first of a list that is an official example. */
  readonly exampleOf: (operationId: string) => Record<string, unknown>;
}

export type Handler = (call: Call) => Reply | Promise<Reply>;

/** `/repositories/<id>` on this origin: how GitHub writes addresses in Link headers. */
export function repositoryAddress({ origin, repository }: Call): string {
  return `${origin}/repositories/${repository.id}`;
}
