import type { BareRepository } from './git/bare-repository.ts';
import { isoTime } from './git/commits.ts';
import { EarlierRepository, listRefs } from './git/refs.ts';
import { RateLimits } from './rate-limits.ts';
import type {
  CheckRun,
  CommitStatus,
  Dispatch,
  IssueComment,
  PullRequest,
  Run,
  StoredArtifact,
  User,
} from './records.ts';

/** One repository: its git, and what GitHub keeps beside it. */
export interface Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  /** `owner/name`. */
  readonly fullName: string;
  readonly private: boolean;
  /** Full name of the repository this one is a fork of. */
  readonly parent: string | undefined;
  readonly defaultBranch: string;
  readonly createdAt: string;
  readonly git: BareRepository;
  readonly comments: IssueComment[];
  readonly pulls: PullRequest[];
  readonly runs: Run[];
  readonly dispatches: Dispatch[];
  readonly checks: CheckRun[];
  readonly statuses: CommitStatus[];
}

export interface Token {
  readonly value: string;
  readonly kind: 'app' | 'user';
  /** The only repository it reaches beyond reading public ones. */
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
  readonly rateLimits: RateLimits;
  /** Where the stand-in listens: `http://127.0.0.1:PORT`. */
  origin = '';
  #lastId = 1000;
  #earlier: { readonly state: State; readonly git: EarlierRepository } | undefined;
  #rememberEarlier: (() => { readonly state: State; readonly git: EarlierRepository }) | undefined;

  constructor(now: () => Date) {
    this.now = now;
    this.rateLimits = new RateLimits(now);
  }

  /** A new id; ids grow, as GitHub's do. */
  id(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** The time as GitHub writes it. */
  time(): string {
    return isoTime(this.now());
  }

  /** @throws Error when there is none of that full name. */
  repository(fullName: string): Repository {
    const found = this.repositories.get(fullName);
    if (found === undefined) throw new Error(`the stand-in has no repository ${fullName}`);
    return found;
  }

  /** Keeps what is there now, so that stale answers can be given from it. Called before each write. */
  remember(fullName: string): void {
    const repository = this.repositories.get(fullName);
    if (repository === undefined) return;
    this.forget();
    const copy = copyOf(repository);
    const refs = listRefs(repository.git);
    const artifacts = [...this.artifacts];
    this.#rememberEarlier = () => {
      const git = new EarlierRepository(repository.git, refs, this.now);
      const state = new State(this.now);
      state.origin = this.origin;
      state.artifacts.push(...artifacts);
      for (const [value, token] of this.tokens) state.tokens.set(value, token);
      for (const [name, other] of this.repositories) state.repositories.set(name, other);
      state.repositories.set(fullName, { ...copy, git: git.git });
      return { state, git };
    };
  }

  /** The state as it was before the last write; this one when nothing was written. */
  beforeLastWrite(): State {
    this.#earlier ??= this.#rememberEarlier?.();
    return this.#earlier?.state ?? this;
  }

  /** Removes what {@link remember} kept. */
  forget(): void {
    this.#earlier?.git.remove();
    this.#earlier = undefined;
    this.#rememberEarlier = undefined;
  }
}

function copyOf(repository: Repository): Repository {
  const { comments, pulls, runs, dispatches, checks, statuses } = repository;
  const copies = <T extends object>(list: readonly T[]): T[] => list.map((item) => ({ ...item }));
  return {
    ...repository,
    comments: copies(comments),
    pulls: copies(pulls),
    runs: copies(runs),
    dispatches: copies(dispatches),
    checks: checks.map((check) => ({ ...check, values: { ...check.values } })),
    statuses: copies(statuses),
  };
}
