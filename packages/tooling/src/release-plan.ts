import { commitOf, fileAt, liesOn, type Tag, tagsOf } from './release-git.ts';
import { compareVersions, newest, type Version, versionOfTag } from './release-version.ts';

/** What the repository says about a tag that wants to become a release. */
export interface ReleaseFacts {
  readonly tag: string;
  /** The commit the tag names; undefined when there is no such tag. */
  readonly commit: string | undefined;
  /** The commit that is checked out, tested and bundled. */
  readonly head: string | undefined;
  /** `version` of package.json at that commit, whatever it is. */
  readonly declared: unknown;
  readonly branch: string;
  /** Undefined when the branch is unknown here. */
  readonly onBranch: boolean | undefined;
  readonly tags: ReadonlyMap<string, Tag>;
}

/** What a release does. Every value is safe to print on one line. */
export interface ReleasePlan {
  readonly version: string;
  readonly commit: string;
  readonly prerelease: boolean;
  /** Whether GitHub may call it the latest: no newer release has a tag. */
  readonly latest: boolean;
  /** The moving tag of its major version, such as `v1`. */
  readonly major: string;
  /** Whether the moving tag comes to this release; it never goes back, and never to a prerelease. */
  readonly moves: boolean;
  /** What the moving tag names before that; empty when there is none yet. */
  readonly from: string;
}

/** A plan, or each reason why there is none: `E_RELEASE_…: what was expected, what came, what to do`. */
export type ReleaseVerdict = { readonly plan: ReleasePlan } | { readonly problems: readonly string[] };

/** Asks the git repository in `folder` about a tag. `branch` is the default branch of its remote `origin`. */
export function readReleaseFacts(folder: string, tag: string, branch: string): ReleaseFacts {
  const commit = commitOf(folder, `refs/tags/${tag}`);
  const tip = commitOf(folder, `refs/remotes/origin/${branch}`);
  const manifest = commit === undefined ? undefined : fileAt(folder, commit, 'package.json');
  return {
    tag,
    commit,
    head: commitOf(folder, 'HEAD'),
    declared: declaredVersion(manifest),
    branch,
    onBranch: commit === undefined || tip === undefined ? undefined : liesOn(folder, commit, tip),
    tags: tagsOf(folder),
  };
}

/** Decides what a release of the tag does, or says everything that forbids it. */
export function planRelease(facts: ReleaseFacts): ReleaseVerdict {
  const version = versionOfTag(facts.tag);
  const problems = [...problemsOfTag(facts, version), ...problemsOfBranch(facts), ...problemsOfMajor(facts, version)];
  if (problems.length > 0 || version === undefined || facts.commit === undefined) return { problems };
  const prerelease = version.prerelease.length > 0;
  const major = majorTag(version);
  const there = facts.tags.get(major);
  const named = there && versionAt(facts.tags, there.commit, version);
  return {
    plan: {
      version: version.text,
      commit: facts.commit,
      prerelease,
      latest: !prerelease && !releases(facts.tags).some((other) => compareVersions(other, version) > 0),
      major,
      moves: !prerelease && (named === undefined || compareVersions(named, version) < 0),
      from: there?.object ?? '',
    },
  };
}

function problemsOfTag({ tag, commit, head, declared }: ReleaseFacts, version: Version | undefined): string[] {
  if (version === undefined)
    return [`E_RELEASE_TAG: expected a tag such as v1.2.0, got ${JSON.stringify(tag)}: delete it and push another.`];
  if (commit === undefined) return [`E_RELEASE_TAG: there is no tag ${tag} here: fetch tags before this step.`];
  const problems: string[] = [];
  if (commit !== head)
    problems.push(
      `E_RELEASE_COMMIT: ${tag} names ${commit}, but ${head ?? 'nothing'} is checked out: run the workflow of the tag again.`,
    );
  if (declared !== version.text)
    problems.push(
      `E_RELEASE_VERSION: expected version ${version.text} in package.json, as ${tag} says, got ${JSON.stringify(declared) ?? 'none'}: set it on the default branch, then tag that commit.`,
    );
  return problems;
}

function problemsOfBranch({ tag, commit, branch, onBranch }: ReleaseFacts): string[] {
  if (commit === undefined || onBranch === true) return [];
  const name = JSON.stringify(branch);
  return [
    onBranch === false
      ? `E_RELEASE_BRANCH: ${tag} names ${commit}, which is not on ${name}: merge it there, delete the tag, and tag the merged commit.`
      : `E_RELEASE_BRANCH: the default branch ${name} is unknown here: fetch all history before this step.`,
  ];
}

/** A moving tag put by hand onto a commit without a version cannot be compared with, so nothing moves it. */
function problemsOfMajor({ tags }: ReleaseFacts, version: Version | undefined): string[] {
  if (version === undefined) return [];
  const major = majorTag(version);
  const there = tags.get(major);
  if (there === undefined || versionAt(tags, there.commit, version) !== undefined) return [];
  return [
    `E_RELEASE_MAJOR: expected ${major} on a release ${major}.x.y, got ${there.commit}, which has no such tag: put ${major} back on the newest release.`,
  ];
}

/** The newest version among the tags of a commit that belong to the same major version. */
function versionAt(tags: ReadonlyMap<string, Tag>, commit: string, sibling: Version): Version | undefined {
  const here = [...tags].filter(([, tag]) => tag.commit === commit).flatMap(([name]) => versionOfTag(name) ?? []);
  return newest(here.filter(({ numbers }) => numbers[0] === sibling.numbers[0]));
}

function releases(tags: ReadonlyMap<string, Tag>): Version[] {
  return [...tags.keys()]
    .flatMap((name) => versionOfTag(name) ?? [])
    .filter(({ prerelease }) => prerelease.length === 0);
}

function majorTag({ numbers }: Version): string {
  return `v${numbers[0]}`;
}

function declaredVersion(manifest: string | undefined): unknown {
  try {
    return (JSON.parse(manifest ?? 'null') as { version?: unknown } | null)?.version;
  } catch {
    return undefined;
  }
}
