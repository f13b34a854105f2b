import type { Event } from './events.ts';
import type { BareRepository } from './git/bare-repository.ts';
import { isoTime } from './git/commits.ts';
import { EarlierRepository, listRefs } from './git/refs.ts';
import { RateLimits } from './rate-limits.ts';
import type {
  CheckRun,
  CommitStatus,
  Deployment,
  Dispatch,
  IssueComment,
  PullRequest,
  Release,
  RepositoryDispatch,
  Rerun,
  Role,
  Run,
  StoredArtifact,
  User,
} from './records.ts';

/** What the owner of a repository has switched on. */
export interface Settings {
  /** Releases become immutable when they are published. */
  immutableReleases: boolean;
  /** A ruleset lets nobody create `refs/tags/**`. */
  tagsRestricted: boolean;
}

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
  readonly reruns: Rerun[];
  /** What people were given, by login in lower case. */
  readonly roles: Map<string, Role>;
  readonly checks: CheckRun[];
  readonly statuses: CommitStatus[];
  readonly releases: Release[];
  /** Tags that immutable releases had which are deleted: they can never be used again. */
  readonly burntTags: Set<string>;
  readonly deployments: Deployment[];
  readonly repositoryDispatches: RepositoryDispatch[];
  /** Events `release`, oldest first. */
  readonly releaseEvents: Event[];
  readonly settings: Settings;
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
  /** Logins of people who did something, in lower case. */
  readonly people = new Set<string>();
  /** Where the stand-in listens: `http://127.0.0.1:PORT`. */
  origin = '';
  /** Where files of releases are downloaded from: a host of its own, as on GitHub. */
  storageOrigin = '';
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
      state.storageOrigin = this.storageOrigin;
      state.artifacts.push(...artifacts);
      for (const login of this.people) state.people.add(login);
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
  const { comments, pulls, runs, dispatches, checks, statuses, releases, deployments } = repository;
  const copies = <T extends object>(list: readonly T[]): T[] => list.map((item) => ({ ...item }));
  return {
    ...repository,
    comments: copies(comments),
    pulls: copies(pulls),
    runs: runs.map((run) => ({ ...run, jobs: copies(run.jobs) })),
    dispatches: copies(dispatches),
    reruns: [...repository.reruns],
    roles: new Map(repository.roles),
    checks: checks.map((check) => ({ ...check, values: { ...check.values } })),
    statuses: copies(statuses),
    releases: releases.map((release) => ({ ...release, assets: copies(release.assets) })),
    burntTags: new Set(repository.burntTags),
    deployments: deployments.map((deployment) => ({ ...deployment, statuses: [...deployment.statuses] })),
    repositoryDispatches: [...repository.repositoryDispatches],
  };
}
