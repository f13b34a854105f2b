import { signature } from './blob.ts';
import type { BareRepository } from './git.ts';

export interface User {
  readonly login: string;
  readonly id: number;
  readonly type: 'User' | 'Bot';
}

export interface IssueComment {
  readonly id: number;
  readonly issue: number;
  body: string;
  readonly user: User;
  readonly created_at: string;
  updated_at: string;
}

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly base: string;
  readonly head: string;
  readonly headRepository: string;
  readonly draft: boolean;
  headSha: string;
  baseSha: string;
  mergeSha: string | null;
  state: 'open' | 'closed';
  merged: boolean;
}

export interface Run {
  readonly id: number;
  readonly number: number;
  readonly workflow: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly headRepository: string;
  readonly attempt: number;
  readonly repository: string;
}

export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly repository: string;
  readonly runId: number;
  readonly jobId: string;
  readonly createdAt: string;
  readonly expired: boolean;
  readonly size: number;
  readonly digest: string;
  readonly bytes: Buffer;
}

export interface CheckRun {
  readonly id: number;
  readonly values: Record<string, unknown>;
  annotations: number;
}

/** One repository: what is not in git. */
export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly private: boolean;
  readonly parent: string | undefined;
  readonly defaultBranch: string;
  readonly git: BareRepository;
  readonly comments: IssueComment[];
  readonly pulls: PullRequest[];
  readonly runs: Run[];
  readonly checks: CheckRun[];
  readonly statuses: { readonly sha: string; readonly values: Record<string, unknown> }[];
}

export interface Token {
  readonly value: string;
  readonly repository: string;
  readonly permissions: Readonly<Record<string, 'read' | 'write' | 'none'>>;
  readonly user: User;
  revoked: boolean;
}

/** Everything the stand-in remembers. */
export class State {
  readonly repositories = new Map<string, Repository>();
  readonly tokens = new Map<string, Token>();
  readonly artifacts: StoredArtifact[] = [];
  readonly now: () => Date;
  #id = 1000;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** A new id; ids grow, as GitHub's do. */
  id(): number {
    this.#id += 1;
    return this.#id;
  }

  time(): string {
    return this.now()
      .toISOString()
      .replace(/\.\d{3}Z$/, 'Z');
  }

  /** Where an artifact can be fetched by whoever has the address. */
  signedUrl(origin: string, artifact: number): string {
    const path = `/_blob/artifact/${artifact}`;
    return `${origin}${path}?sp=r&sr=b&sv=2025-07-05&sig=${signature(path, 'r')}`;
  }

  repository(fullName: string): Repository {
    const found = this.repositories.get(fullName);
    if (found === undefined) throw new Error(`the stand-in has no repository ${fullName}`);
    return found;
  }
}

/** The person or app behind a login. */
export function userOf(login: string): User {
  const id = [...login].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 90_000_000, 7);
  return { login, id, type: login.endsWith('[bot]') ? 'Bot' : 'User' };
}
